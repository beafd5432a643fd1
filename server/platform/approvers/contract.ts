/** Who can approve what waits for a second person. */
import * as z from 'zod';

/** What anybody with the grant may write, the owner too, and only somebody else approves. */
export const SECOND_PERSON_RESOURCES = [
  'afterSalesPolicies',
  'programmeVersions',
  'promotions',
  'priceBatches',
  'pointAdjustments',
  'memberActivities',
  'surveyDistributions',
] as const;
export type SecondPersonResource = (typeof SECOND_PERSON_RESOURCES)[number];

export const ApproversQuery = z.strictObject({ resource: z.enum(SECOND_PERSON_RESOURCES) });
export type ApproversQuery = z.infer<typeof ApproversQuery>;

/** Somebody with the grant; nobody approves what they wrote themselves. */
export interface Approver {
  id: string;
  name: string;
}
