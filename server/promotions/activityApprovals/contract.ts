/** Whether a member activity may be entered, because what it gives needs no second person or was approved by one. */
import * as z from 'zod';
import { count, requiredText, whole } from '#shared/fields';
import { optionalReason } from '#contract/platform/approvals';

/** `approved`: by another person, or because its author may give that much alone. */
export const ACTIVITY_APPROVALS = ['submitted', 'rejected', 'approved'] as const;
export type ActivityApproval = (typeof ACTIVITY_APPROVALS)[number];

/** When members could enter: half-open; null for from the beginning, and for until now. */
export interface TimeInForce {
  from: number | null;
  until: number | null;
}

export const ActivityDecision = z.strictObject({
  reason: optionalReason(1_000),
  version: whole('version'),
});
export type ActivityDecision = z.infer<typeof ActivityDecision>;
/** A rejection tells the author why. */
export const ActivityRejection = ActivityDecision.extend({ reason: requiredText(1_000) });

/** How many points an activity can give; null for any number. */
export const givable = () => count(0, Number.MAX_SAFE_INTEGER).nullable();
