/** Loads the days on which members signed in, from their events and from what was kept of them. */
import { and, gte, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { signIns } from '#db/schema/members/activity';
import { addDays, dayOf } from '#shared/days';
import { streaksOf } from '../../members/earnRules/ladder.ts';
import type { EventRow } from './loadEvents.ts';
import type { Add, Period } from './past.ts';

const signInsOf = prepared(
  { memberIds: many(signIns.memberId), from: signIns.day },
  (q, { memberIds, from }) =>
    q
      .select({
        memberId: signIns.memberId,
        day: signIns.day,
        streak: signIns.streak,
        occurredAt: signIns.occurredAt,
        eventExternalId: signIns.eventExternalId,
        channel: signIns.channel,
      })
      .from(signIns)
      .where(and(inArray(signIns.memberId, memberIds), gte(signIns.day, from))),
);
/** A day of signing in: the event that was rewarded, else the first of the day. */
interface SignIn {
  day: string;
  /** As far as it is kept; 0 where it is not. */
  streak: number;
  at: number;
  channel: string | null;
  sourceId: string;
}

const signInsByMember = (
  rows: readonly EventRow[],
  kept: Awaited<ReturnType<typeof signInsOf>>,
): Map<number, Map<string, SignIn>> => {
  const byMember = new Map<number, Map<string, SignIn>>();
  const daysOf = (memberId: number) => {
    const known = byMember.get(memberId) ?? new Map<string, SignIn>();
    byMember.set(memberId, known);
    return known;
  };
  for (const { memberId, type, day, at, channel, externalId } of rows)
    if (memberId !== null && type === 'sign_in' && !daysOf(memberId).has(day))
      daysOf(memberId).set(day, { day, streak: 0, at, channel, sourceId: externalId });
  for (const { memberId, day, streak, occurredAt, eventExternalId, channel } of kept) {
    const days = daysOf(memberId);
    const sourceId = eventExternalId || (days.get(day)?.sourceId ?? '');
    days.set(day, { day, streak, at: occurredAt, channel: channel || null, sourceId });
  }
  return byMember;
};

const byDay = (one: SignIn, other: SignIn) =>
  Number(one.day > other.day) - Number(one.day < other.day);

/** Signing in counts once a day, by the consecutive days up to it. */
export const addSignIns = async (
  db: Db,
  rows: readonly EventRow[],
  memberIds: readonly number[],
  { fromAt, untilAt, timeZone }: Period,
  add: Add,
) => {
  const kept = await signInsOf(db, { memberIds, from: addDays(dayOf(fromAt, timeZone), -1) });
  for (const [memberId, days] of signInsByMember(rows, kept)) {
    const ordered = [...days.values()].sort(byDay);
    const streaks = streaksOf(ordered);
    ordered.forEach(({ at, channel, sourceId }, index) => {
      if (at < fromAt || at >= untilAt) return;
      const event = {
        trigger: 'sign_in' as const,
        subject: null,
        channel,
        streak: streaks[index] ?? 1,
        source: 'event' as const,
        sourceId,
      };
      add(memberId, { kind: 'event', at, knownAt: at, event });
    });
  }
};
