/** The levels of a member over time, and the override of a level by staff. */
import * as z from 'zod';
import { day, id, instant, requiredText, text, whole } from '#shared/fields';

/** Who said so: the store's own systems, a file, or staff. */
export const LEVEL_CAUSES = ['store', 'import', 'override'] as const;
export type LevelCause = (typeof LEVEL_CAUSES)[number];

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
  reason: z.string().nullable(),
  actorName: z.string(),
  recordedAt: instant(),
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
  /** What the store sends, whatever staff say. */
  sentLevel: z.string().nullable(),
  /** The override that counts now. */
  override: LevelEntry.nullable(),
  /** The newest first; `total` says how many there are where they are not all shown. */
  history: z.array(LevelEntry),
  total: whole('count'),
});
export type MemberLevels = z.infer<typeof MemberLevels>;
