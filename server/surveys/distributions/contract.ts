/** When and to whom a survey is sent. */
import * as z from 'zod';
import { CASE_KINDS } from '#contract/service/stages';
import { TICKET_TYPES } from '#contract/service/tickets';
import { count, keyText, orDefault, reference, whole } from '#shared/fields';

export const SCHEDULES = ['week', 'month', 'quarter'] as const;
export const LEVEL_MOVES = ['up', 'down', 'any'] as const;

/** What it asks about. Only what happens once the distribution has started is asked about. */
export const Trigger = z.discriminatedUnion('kind', [
  /** A ticket was resolved: of these types, and with a case of these kinds. An empty list means any. */
  z.strictObject({
    kind: z.literal('caseResolved'),
    ticketTypes: orDefault(z.array(z.enum(TICKET_TYPES)).max(TICKET_TYPES.length), []),
    caseKinds: orDefault(z.array(z.enum(CASE_KINDS)).max(CASE_KINDS.length), []),
  }),
  /** An order was delivered this many days ago. */
  z.strictObject({ kind: z.literal('delivered'), afterDays: whole('days', 0, 90) }),
  /** A member bought during a campaign. */
  z.strictObject({ kind: z.literal('campaign'), campaignId: reference('campaigns') }),
  /** A member entered an activity. */
  z.strictObject({ kind: z.literal('activity'), activityId: reference('memberActivities') }),
  /** Members of a segment, once in each period; of all members where it is null. */
  z.strictObject({
    kind: z.literal('segment'),
    segmentKey: keyText(80).nullable(),
    every: z.enum(SCHEDULES),
  }),
  z.strictObject({ kind: z.literal('levelChange'), direction: z.enum(LEVEL_MOVES) }),
  /** Whoever opens the link, as from a code on a counter. */
  z.strictObject({ kind: z.literal('openLink') }),
]);
export type Trigger = z.infer<typeof Trigger>;

export const DISTRIBUTION_CHANNELS = ['message', 'openLink'] as const;
export type DistributionChannel = (typeof DISTRIBUTION_CHANNELS)[number];

/** What everybody gets who answers, whatever the answers are. */
export const Incentive = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: count(1, 100_000) }),
  z.strictObject({ kind: z.literal('coupon'), batchId: reference('couponBatches') }),
]);
export type Incentive = z.infer<typeof Incentive>;
