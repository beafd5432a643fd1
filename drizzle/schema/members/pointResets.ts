import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from './members.ts';

/** Rounds of notices to members who are inactive for long; at the end of one the member's points are cleared. */
export const pointResets = kit.table(
  'point_resets',
  {
    id: kit.id(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    /** `cleared`: the ledger has recorded it; `ended`: by activity, or because there was nothing left to clear. */
    state: kit.text().$type<'open' | 'cleared' | 'ended'>().notNull(),
    /** The last active day, or the one from which on inactive days count. */
    lastDay: kit.day().notNull(),
    /** The version of the programme by which the round began. */
    programmeNumber: kit.integer().notNull(),
    /** When the notices were recorded, and the first day without points that the last of them named. */
    firstAt: kit.instant().notNull(),
    secondAt: kit.instant(),
    /** The day on which the first notice left, which is known for longer than the message is kept; null before. */
    firstLeftOn: kit.day(),
    plannedDay: kit.day().notNull(),
    /** From when on the points are cleared, whether or not that has been recorded; null until both notices have left. */
    resetAt: kit.instant(),
    decidedAt: kit.instant(),
    endedAt: kit.instant(),
  },
  (t) => [
    kit
      .unique('point_resets_member_id')
      .on(t.memberId)
      .where(sql`state = 'open'`),
    kit.index('point_resets_member').on(t.memberId, t.id),
    kit
      .index('point_resets_due')
      .on(t.resetAt, t.id)
      .where(sql`state = 'open'`),
  ],
);
