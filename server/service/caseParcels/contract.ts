import * as z from 'zod';
import { instant, keyText, requiredText } from '#shared/fields';

/** To us, back to the customer as it was or repaired, or out as a replacement. */
export const PARCEL_DIRECTIONS = ['in', 'back', 'out'] as const;
export type ParcelDirection = (typeof PARCEL_DIRECTIONS)[number];

/** A parcel of a case; no two have the same number. */
export const CaseParcelInput = z.strictObject({
  carrier: requiredText(60),
  trackingNumber: keyText(80).min(1),
});
export type CaseParcelInput = z.infer<typeof CaseParcelInput>;

export const CaseParcel = z.object({
  direction: z.enum(PARCEL_DIRECTIONS),
  carrier: z.string(),
  trackingNumber: z.string(),
  at: instant(),
});
export type CaseParcel = z.infer<typeof CaseParcel>;
