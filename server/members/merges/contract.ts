/** Two records of one person: suggestions, what merging would do, merging and undoing it. */
import * as z from 'zod';
import { id, instant, reference, text } from '#shared/fields';
import type { PointBalance } from '#contract/members/points';

/** By what two records are alike. */
export const EVIDENCE = ['phone', 'email', 'address', 'device'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** `open`: nobody has decided yet; a dismissed pair is not suggested again. */
export const PAIR_STATES = ['open', 'dismissed', 'merged'] as const;
export type PairState = (typeof PAIR_STATES)[number];

const reason = () => text(500).min(1, 'ra.validation.required');

export const MergeAsk = z.strictObject({
  /** The record that becomes one of this member. */
  recordId: reference('members'),
});
export type MergeAsk = z.infer<typeof MergeAsk>;
export const MergeInput = MergeAsk.extend({ reason: reason() });
export type MergeInput = z.infer<typeof MergeInput>;
export const UnmergeInput = z.strictObject({ reason: reason() });
export type UnmergeInput = z.infer<typeof UnmergeInput>;
export const DismissInput = z.strictObject({ reason: reason() });
export type DismissInput = z.infer<typeof DismissInput>;

/** What one of two records has; personal data as the caller may see it. */
export interface RecordSummary {
  id: number;
  externalId: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  birthday: string | null;
  joinedAt: number | null;
  marketingConsent: boolean | null;
  level: string | null;
  balance: PointBalance;
  growth: number;
  orderCount: number;
  /** Codes that can still be used. */
  coupons: number;
}
/** What differs between the records: that of the member who stays counts. */
export const CONFLICTS = [
  'level',
  'override',
  'birthday',
  'consent',
  'reset',
  'holds',
  'arrears',
] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** How many records are split, with the translation key that says so. */
export interface SplitRecords {
  message: string;
  count: number;
}

/** What there is before, and what the member has afterwards. */
export interface MergePreview {
  member: RecordSummary;
  record: RecordSummary;
  after: Pick<RecordSummary, 'level' | 'balance' | 'growth' | 'orderCount' | 'coupons'>;
  conflicts: Conflict[];
}
/** What was given for a level that a member reached only together with another record. */
export interface LevelReward {
  memberId: number;
  level: string;
  /** The points that are taken back; of them what is owed then, and what cannot be taken. */
  points: number;
  owed: number;
  lost: number;
  /** How many unused codes are withdrawn, and the codes that were used: they stay. */
  codes: number;
  usedCodes: string[];
}
/** What each of them has once the merge is undone. */
export interface UnmergePreview {
  member: RecordSummary;
  record: RecordSummary;
  /** Points of each record that were spent while they were one. */
  spent: { member: number; record: number };
  /** Points of each by which it repaid, since the merge, what the other owed. */
  repaid: { member: number; record: number };
  /** What is taken back of what levels gave since the merge. */
  rewards: LevelReward[];
  /** Records of other domains that are each on their own again, because they are of two people. */
  split: SplitRecords[];
}

export const MemberMerge = z.object({
  id: id(),
  memberId: reference('members'),
  recordId: reference('members'),
  recordName: z.string().nullable(),
  recordExternalId: z.string().nullable(),
  reason: z.string(),
  mergedAt: instant(),
  actorName: z.string(),
  undoneAt: instant().nullable(),
  undoneReason: z.string().nullable(),
  undoneByName: z.string().nullable(),
});
export type MemberMerge = z.infer<typeof MemberMerge>;

/** Of whom a member is another record, or which other records a member has. */
export interface MemberRecords {
  member: { id: number; externalId: string; name: string | null } | null;
  records: MemberMerge[];
  /** Merges that were undone. */
  undone: MemberMerge[];
}

/** A side of a pair, with the fields by which it is like the other; masked for roles that may not see them. */
export interface PairSide {
  id: number;
  externalId: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  orderCount: number;
}
export const MemberPair = z.object({
  id: id(),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  otherId: reference('members'),
  otherName: z.string().nullable(),
  otherExternalId: z.string().nullable(),
  state: z.enum(PAIR_STATES),
  evidence: z.array(z.enum(EVIDENCE)),
  foundAt: instant(),
  reason: z.string().nullable(),
  decidedAt: instant().nullable(),
  actorName: z.string().nullable(),
});
export type MemberPair = z.infer<typeof MemberPair> & {
  member: PairSide | null;
  other: PairSide | null;
};

/** Of a verb without a body: an unknown key is refused all the same. */
export const NoFields = z.strictObject({});
