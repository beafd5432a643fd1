/** The levels of a member over time, and the override of a level by staff. */
import * as z from 'zod';
import { day, id, instant, requiredText, text, whole } from '#shared/fields';
import { LEVEL_METRICS, MetricWindow } from '#contract/members/programme';
import { MAX_ENTRIES } from '#contract/platform/outbox';

/** Who said so: the store's own systems, a file, staff, or the members' programme. */
export const LEVEL_CAUSES = ['store', 'import', 'override', 'programme'] as const;
export type LevelCause = (typeof LEVEL_CAUSES)[number];

/**
 * What the programme did: took the member in, raised the level, began its term again, kept it beyond its term for the
 * grace, lowered it, took it back after a refund, or moved it because a version no longer has it.
 */
export const LEVEL_KINDS = [
  'join',
  'upgrade',
  'renew',
  'grace',
  'downgrade',
  'revert',
  'move',
] as const;
export type LevelKind = (typeof LEVEL_KINDS)[number];

/** What was measured for a condition, and what it asks for; of spend minor units. */
export const MeasuredCondition = z.object({
  metric: z.enum(LEVEL_METRICS),
  window: MetricWindow,
  /** The days that count, both included; `from` null for all up to `to`. */
  from: day().nullable(),
  to: day(),
  measured: whole('plain'),
  needed: whole('plain'),
  /** 0 where it holds. */
  missing: whole('plain'),
});
export type MeasuredCondition = z.infer<typeof MeasuredCondition>;

/** The conditions of a level as measured on a day. */
export const MeasuredLevel = z.object({
  key: z.string(),
  match: z.enum(['any', 'all']),
  isMet: z.boolean(),
  conditions: z.array(MeasuredCondition),
});
export type MeasuredLevel = z.infer<typeof MeasuredLevel>;

/** Why the programme decided as it did: the day of the decision, and the levels that it compared. */
export const LevelMeasures = z.object({ day: day(), levels: z.array(MeasuredLevel) });
export type LevelMeasures = z.infer<typeof LevelMeasures>;

/** The level of a member from an instant on. */
export interface LevelStep {
  at: number;
  level: string | null;
}

/** Staff give a member a level until the end of a day, or without end. */
export const LevelGrant = z.strictObject({
  level: text(40).min(1),
  /** The last day on which it counts, in the store's time zone; null for no end. */
  until: day().nullable().default(null),
  /** Whether it also counts where the store sends a higher level; otherwise the higher of both counts. */
  isLower: z.boolean().default(false),
  reason: requiredText(300),
});
export type LevelGrant = z.infer<typeof LevelGrant>;
export const LevelGrantEnd = z.strictObject({ reason: requiredText(300) });
export type LevelGrantEnd = z.infer<typeof LevelGrantEnd>;

/** An entry of the history of a member's levels. */
export const LevelEntry = z.object({
  id: id(),
  level: z.string().nullable(),
  cause: z.enum(LEVEL_CAUSES),
  startsAt: instant(),
  /** Of an override: its planned end, and when it was ended early. */
  until: instant().nullable(),
  endedAt: instant().nullable(),
  isLower: z.boolean(),
  /** Of the programme: what it did, by which version, the last valid days of the term and of the grace, and why. */
  kind: z.enum(LEVEL_KINDS).nullable(),
  levelBefore: z.string().nullable(),
  validUntil: day().nullable(),
  graceUntil: day().nullable(),
  programmeNumber: whole('version').nullable(),
  measures: LevelMeasures.nullable(),
  reason: z.string().nullable(),
  actorName: z.string(),
  recordedAt: instant(),
  /** Of a step that was taken with another record: when that merge was undone. It counts no more. */
  undoneAt: instant().nullable(),
});
export type LevelEntry = z.infer<typeof LevelEntry>;

/** What the activity log keeps of a change of a level. */
export const LevelChange = LevelEntry.pick({
  level: true,
  startsAt: true,
  until: true,
  isLower: true,
});

export const MemberLevels = z.object({
  level: z.string().nullable(),
  /** What the store sends, whatever staff and the programme say. */
  sentLevel: z.string().nullable(),
  /** The override that counts now. */
  override: LevelEntry.nullable(),
  /** The newest first; `total` says how many there are where they are not all shown. */
  history: z.array(LevelEntry),
  total: whole('count'),
});
export type MemberLevels = z.infer<typeof MemberLevels>;

/** What changed the level: a step of the programme, staff who gave one, or the end of what they gave. */
export const TOLD_KINDS = [...LEVEL_KINDS, 'grant', 'grantEnd'] as const;

/** What the store's own systems are told: the level that counts, whoever gave it. */
export const LevelsChanged = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        /** The store's id of the member. */
        member: z.string(),
        level: z.string().nullable(),
        levelBefore: z.string().nullable(),
        kind: z.enum(TOLD_KINDS),
        /** The last valid day of the term, or of what staff gave; null for no end. */
        validUntil: day().nullable(),
      }),
    )
    .max(MAX_ENTRIES),
});
export type LevelsChanged = z.infer<typeof LevelsChanged>;
