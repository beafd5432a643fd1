/** The ledger of growth, which only counts towards levels and is never spent. */
import * as z from 'zod';
import { day, id, instant, reference, whole } from '#shared/fields';
import { ACTOR_KINDS } from '#contract/platform/activities';
import { MAX_POINTS } from '#contract/members/earnRules';
import { EntryCause, POINT_SOURCES } from '#contract/members/points';

export const GROWTH_TYPES = ['earn', 'reverse', 'adjust'] as const;
export type GrowthType = (typeof GROWTH_TYPES)[number];

export const GrowthEntry = z.object({
  id: id(),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  type: z.enum(GROWTH_TYPES),
  growth: whole('count', -MAX_POINTS, MAX_POINTS),
  source: z.enum(POINT_SOURCES),
  sourceId: z.string(),
  sourceLine: z.string(),
  ruleKey: z.string(),
  programmeNumber: whole('version').nullable(),
  reversesId: reference('growthEntries').nullable(),
  /** The day in whose window it counts: of a reversal that of what it reverses. */
  day: day(),
  occurredAt: instant(),
  recordedAt: instant(),
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string(),
  reason: z.string().nullable(),
  cause: EntryCause,
});
export type GrowthEntry = z.infer<typeof GrowthEntry>;

/** An entry with how it came about. */
export const ExplainedGrowth = GrowthEntry.extend({
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type ExplainedGrowth = z.infer<typeof ExplainedGrowth>;

/** A member's growth in all, the newest entries, and the number of all. */
export const MemberGrowth = z.object({
  growth: whole('count'),
  entries: z.array(ExplainedGrowth),
  total: whole('count'),
});
export type MemberGrowth = z.infer<typeof MemberGrowth>;
