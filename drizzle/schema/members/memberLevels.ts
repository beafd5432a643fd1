import type { LevelCause, LevelKind, LevelMeasures } from '#contract/members/levels';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from './members.ts';

/**
 * The levels of members over time; rows are only added, except that an override that staff end early gets the instant of
 * its end, a level that the store sends again gets the clock of the version that repeated it, and steps that a merge brought get
 * the instant at which it was undone. Which of them counts at an instant is one rule (`server/members/levels/rules.ts`).
 */
export const memberLevels = kit.table(
  'member_levels',
  {
    id: kit.id(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** The key of the level; null where the store says that the member has none. */
    level: kit.text(),
    cause: kit.text().$type<LevelCause>().notNull(),
    startsAt: kit.instant().notNull(),
    /**
     * By this the versions that the store sends are ordered: its own clock, or the instant of arrival. Of an override the
     * same as `startsAt`.
     */
    versionAt: kit.instant().notNull(),
    /** The clock of the newest version that repeated the level of this one; null where none did. */
    confirmedAt: kit.instant(),
    /** Of an override: its planned end, and when staff ended it early. */
    until: kit.instant(),
    endedAt: kit.instant(),
    /** Of an override: whether it counts even where the store sends a higher level. */
    isLower: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    /**
     * Of the programme: what happened, the level before, the first and the last day of the term and the last of the grace
     * after it, the version that decided and what was measured. Rows of the programme that have not begun are what follows by time alone
     * from what is known: they are written again with each new fact.
     */
    kind: kit.text().$type<LevelKind>(),
    levelBefore: kit.text(),
    termFrom: kit.day(),
    validUntil: kit.day(),
    graceUntil: kit.day(),
    programmeNumber: kit.integer(),
    measures: kit.json().$type<LevelMeasures>(),
    reason: kit.text(),
    actorName: kit.text().notNull(),
    recordedAt: kit.instant().notNull(),
    /**
     * Of a step of the programme that a member took with another record: when that merge was undone. It counts no more; the
     * steps that the member would have taken alone are rows of their own, recorded then.
     */
    undoneAt: kit.instant(),
  },
  (t) => [
    kit.index('member_levels_member').on(t.memberId, t.versionAt, t.id),
    kit.index('member_levels_level').on(t.level),
    kit
      .index('member_levels_begins')
      .on(t.startsAt, t.id)
      .where(sql`kind is not null`),
    kit
      .index('member_levels_ends')
      .on(t.validUntil, t.id)
      .where(sql`valid_until is not null`),
  ],
);
