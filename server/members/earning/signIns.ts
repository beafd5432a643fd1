/** Keeps the days on which members signed in, each once. */
import { and, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { signIns } from '#db/schema/members/activity';
import { addDays, dayOf } from '#shared/days';
import { type Ladder, ladderDay, streakOf } from '../earnRules/ladder.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Programme } from './versions.ts';

const known = prepared(
  { memberIds: many(signIns.memberId), days: many(signIns.day) },
  (q, { memberIds, days }) =>
    q
      .select({ memberId: signIns.memberId, day: signIns.day, streak: signIns.streak })
      .from(signIns)
      .where(and(inArray(signIns.memberId, memberIds), inArray(signIns.day, days))),
);

interface SignIn {
  memberId: number;
  at: number;
}
const keyOf = (memberId: number, day: string) => `${memberId} ${day}`;

/** The first ladder for signing in that was in force. */
export const ladderAt = (programme: Programme, at: number): Ladder | null => {
  for (const { trigger, formula } of programme.at(at)?.terms.earnRules ?? [])
    if (trigger === 'sign_in' && formula.kind === 'ladder') return formula;
  return null;
};

/**
 * The consecutive days of each of these, as far as they are known now; undefined where the member has signed in on that day
 * already. They are in the order in which they happened.
 */
export const keepSignIns = async (
  tx: Db,
  { now, settings: { timeZone } }: Writer,
  programme: Programme,
  made: readonly SignIn[],
): Promise<(number | undefined)[]> => {
  const days = made.map(({ at }) => dayOf(at, timeZone));
  const rows = await known(tx, {
    memberIds: [...new Set(made.map(({ memberId }) => memberId))],
    days: [...new Set(days.flatMap((day) => [addDays(day, -1), day]))],
  });
  const streaks = new Map(rows.map(({ memberId, day, streak }) => [keyOf(memberId, day), streak]));
  const fresh: (typeof signIns.$inferInsert)[] = [];
  const counted = made.map(({ memberId, at }, index) => {
    const day = days[index] ?? '';
    if (streaks.has(keyOf(memberId, day))) return undefined;
    const streak = streakOf(streaks.get(keyOf(memberId, addDays(day, -1))) ?? null);
    streaks.set(keyOf(memberId, day), streak);
    const ladder = ladderAt(programme, at);
    fresh.push({
      memberId,
      day,
      streak,
      ladderDay: ladder ? ladderDay(ladder, streak) : 0,
      occurredAt: at,
      recordedAt: now,
    });
    return streak;
  });
  await insertRows(tx, signIns, fresh);
  return counted;
};
