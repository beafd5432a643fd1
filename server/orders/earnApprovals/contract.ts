/** Orders and events that arrived so late that they earn nothing until a person approves. */
import * as z from 'zod';
import { id, instant, reference, whole } from '#shared/fields';
import { EARN_TRIGGERS } from '#contract/members/earnRules';
import { optionalReason } from '#contract/platform/approvals';

export const APPROVAL_OUTCOMES = ['waiting', 'approved', 'rejected'] as const;
export type ApprovalOutcome = (typeof APPROVAL_OUTCOMES)[number];

export const EarnApproval = z.object({
  id: id(),
  orderId: reference('orders').nullable(),
  eventId: reference('events').nullable(),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  /** What is rewarded, and the store's id of the order or event. */
  trigger: z.enum(EARN_TRIGGERS),
  sourceId: z.string(),
  occurredAt: instant(),
  recordedAt: instant(),
  state: z.enum(APPROVAL_OUTCOMES),
  decidedBy: z.string().nullable(),
  decidedAt: instant().nullable(),
  reason: z.string().nullable(),
  version: whole('version'),
});
export type EarnApproval = z.infer<typeof EarnApproval>;

/** What approving it would give now, together with what it brings along: a level that is reached may give points too. */
export const EarnPreview = z.object({
  points: whole('count'),
  /** Of them what comes back with goods that were returned meanwhile, and what has lapsed since. */
  takenBack: whole('count'),
  lapsed: whole('count'),
  growth: whole('count'),
  levelBefore: z.string().nullable(),
  levelAfter: z.string().nullable(),
});
export type EarnPreview = z.infer<typeof EarnPreview>;

/** With the version that was read. */
export const EarnDecision = z.strictObject({
  reason: optionalReason(300),
  version: whole('version'),
});
export type EarnDecision = z.infer<typeof EarnDecision>;

export const MAX_DECIDED = 200;
/** The same decision on many of them. */
export const EarnDecisions = z.strictObject({
  ids: z.array(id()).min(1).max(MAX_DECIDED),
  decision: z.enum(['approved', 'rejected']),
  reason: optionalReason(300),
});
export type EarnDecisions = z.infer<typeof EarnDecisions>;

/** Those of which somebody asks what approving them together would give. */
export const EarnApprovalsAsked = EarnDecisions.pick({ ids: true });
export type EarnApprovalsAsked = z.infer<typeof EarnApprovalsAsked>;

/** What approving many would give now, one after the other. */
export const EarnSums = EarnPreview.omit({ levelBefore: true, levelAfter: true }).extend({
  /** How many of them wait for a decision, of how many members, and how many members would get a higher level. */
  waiting: whole('count'),
  members: whole('count'),
  rises: whole('count'),
});
export type EarnSums = z.infer<typeof EarnSums>;

/** What became of one of them: decided, or why not, as a translation key. */
export interface EarnDecided {
  id: number;
  /** The store's id of the order or event; null where there is none with this id. */
  sourceId: string | null;
  isDecided: boolean;
  error: string | null;
}
