/** When and to whom a survey is sent. */
import * as z from 'zod';
import { CASE_KINDS } from '#contract/service/stages';
import { TICKET_TYPES } from '#contract/service/tickets';
import { Incentive, START_APPROVALS } from '#contract/surveys/incentives';
import type { OutReason } from '#contract/surveys/invitations';
import { optionalReason } from '#contract/platform/approvals';
import {
  count,
  id,
  instant,
  keyText,
  orDefault,
  orNull,
  rate,
  reference,
  amount,
  requiredLocalized,
  requiredText,
  whole,
} from '#shared/fields';

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
  /** An alert of a survey was closed: whether its customer is content now. */
  z.strictObject({ kind: z.literal('alertClosed') }),
  /** Whoever opens the link, as from a code on a counter. */
  z.strictObject({ kind: z.literal('openLink') }),
]);
export type Trigger = z.infer<typeof Trigger>;

export const DISTRIBUTION_CHANNELS = ['message', 'openLink'] as const;
export type DistributionChannel = (typeof DISTRIBUTION_CHANNELS)[number];

/** Of a distribution by a link there is nobody to send to: what concerns messages is left out. */
const fields = {
  surveyId: reference('surveys'),
  names: requiredLocalized(120),
  trigger: Trigger,
  /** After what is asked about, until somebody is asked. */
  delayHours: orDefault(count(0, 720), 24),
  /** How many are drawn of those who could be asked. */
  sampleRate: orDefault(rate(1, 10_000), 10_000),
  /** Days for which nobody is asked again by this distribution; null without such a limit. */
  recontactDays: count(1, 365).nullable().default(14),
  /** Whether the pause between any two surveys holds for it, too. */
  usesCooldown: orDefault(z.boolean(), true),
  /** Days after which somebody who has not answered is reminded once; null without a reminder. */
  reminderAfterDays: count(1, 13).nullable().default(3),
  /** How many are asked on one day at most. */
  dailyLimit: orNull(count(1, 1_000_000)),
  /** Of an open link: how many may answer by it. */
  linkLimit: orNull(count(1, 1_000_000)),
  /** What everybody gets who answers by an invitation; null for nothing. */
  incentive: orNull(Incentive),
};
export const DistributionInput = z.strictObject(fields);
export type DistributionInput = z.infer<typeof DistributionInput>;
export const DistributionEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type DistributionEdit = z.infer<typeof DistributionEdit>;
export const DistributionVerb = z.strictObject({ version: whole('version') });
export type DistributionVerb = z.infer<typeof DistributionVerb>;

/** A decision of a second person on what a distribution gives, on the version that was read. */
export const StartDecision = z.strictObject({
  reason: optionalReason(1_000),
  version: whole('version'),
});
export type StartDecision = z.infer<typeof StartDecision>;
/** A rejection tells the author why. */
export const StartRejection = StartDecision.extend({ reason: requiredText(1_000) });

/** Ends the address of an open link that many people answer on one device, as on a counter: it is the channel of their answers. */
export const SHARED_DEVICE = 'counter';

/** `submitted`: a second person decides whether it starts. `full`: an open link has as many answers as it takes. */
export const DISTRIBUTION_STATES = ['draft', 'submitted', 'running', 'full', 'ended'] as const;
export type DistributionState = (typeof DISTRIBUTION_STATES)[number];

export const Distribution = z.object({
  id: id(),
  ...fields,
  channel: z.enum(DISTRIBUTION_CHANNELS),
  state: z.enum(DISTRIBUTION_STATES),
  /** The public address of an open link; null of others, and before it was started. */
  linkUrl: z.string().nullable(),
  startedAt: instant().nullable(),
  endedAt: instant().nullable(),
  /** How many were asked, how many answered, and how many were not asked. */
  asked: whole('count'),
  answered: whole('count'),
  notAsked: whole('count'),
  /** How many were given its incentive so far. */
  given: whole('count'),
  /** What that costs at its value in the checkout; null where it has no fixed one, and in lists. */
  givenCost: amount().nullish(),
  /** The batch whose codes it gives; not in lists. */
  batchName: z.string().nullish(),
  authorName: z.string(),
  approval: z.enum(START_APPROVALS).nullable(),
  authorIds: z.array(z.string()),
  askedBy: z.string().nullable(),
  approverName: z.string().nullable(),
  decidedAt: instant().nullable(),
  decision: z.string().nullable(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type Distribution = z.infer<typeof Distribution>;

export const SIMULATED_DAYS = 30;
/** Whom a distribution would have asked over the last days, had it run. */
export interface Simulation {
  /** What happened that it asks about. */
  events: number;
  asked: number;
  /** How many each gate would have stopped. */
  out: Partial<Record<OutReason, number>>;
  /** Basis points: of how many answers it is expected, and whether that comes from the survey's own past. */
  responseRate: number;
  isOwnRate: boolean;
  answers: number;
  /** Half the width of a 95 % interval of a share of one half, in basis points; null with fewer than five answers. */
  halfWidth: number | null;
  /** What the expected answers cost by the incentive, at its value in the checkout; null where it has no fixed one. */
  cost: number | null;
}
