import * as z from 'zod';
import { CARE_VERDICTS } from '#contract/service/careRules';
import { id, instant, orDefault } from '#shared/fields';

/** Why a customer is called. */
export const CARE_RULES = [
  'manual',
  'delivered',
  'repaired',
  'complaintClosed',
  'levelUp',
  'churnRisk',
] as const;
export type CareRule = (typeof CARE_RULES)[number];

export const CARE_OUTCOMES = ['reached', 'noAnswer', 'refused', 'wrongNumber'] as const;
export type CareOutcome = (typeof CARE_OUTCOMES)[number];
/** Outcomes after which nobody calls again. */
export const FINAL_OUTCOMES: readonly CareOutcome[] = ['reached', 'refused', 'wrongNumber'];

/** Calls without an answer after which it is given up. */
export const MAX_ATTEMPTS = 3;
/** Nobody is called from 21:00 to 09:00, by the store's clocks. */
export const QUIET_FROM = '21:00';
export const QUIET_UNTIL = '09:00';

export const CarePlan = z.strictObject({
  /** When to call; in the quiet hours it becomes the morning after. */
  plannedAt: instant(),
  rule: orDefault(z.enum(CARE_RULES), 'manual'),
});
export type CarePlan = z.infer<typeof CarePlan>;
export const CareAttempt = z.strictObject({
  outcome: z.enum(CARE_OUTCOMES),
  /** When somebody called, where it is written down later; left out, now. */
  calledAt: orDefault(instant().nullable(), null),
});
export type CareAttempt = z.infer<typeof CareAttempt>;
export const CareRetry = z.strictObject({ plannedAt: instant() });
export type CareRetry = z.infer<typeof CareRetry>;
/** Why nobody is called any more. */
export const CareSuppression = z.strictObject({ because: z.enum(CARE_VERDICTS) });
export type CareSuppression = z.infer<typeof CareSuppression>;

/** After what it was planned by a rule. */
export const CareCause = z.object({
  resource: z.enum(['orders', 'cases']),
  id: id(),
  name: z.string(),
});
export type CareCause = z.infer<typeof CareCause>;

/** What the page of a call shows beside the frame. */
export const CareDetails = z.object({
  rule: z.enum(CARE_RULES),
  plannedAt: instant(),
  /** Null where a person planned it. */
  cause: CareCause.nullable(),
  attempts: z.array(z.object({ id: id(), outcome: z.enum(CARE_OUTCOMES), at: instant() })),
});
export type CareDetails = z.infer<typeof CareDetails>;
