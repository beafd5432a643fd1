/** The days on which members signed in, and which of them change when further ones become known. */
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { signIns } from '#db/schema/members/activity';
import { addDays, dayOf } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { type Ladder, ladderDay, ladderFor, oneOfEachDay, streaksOf } from '../earnRules/ladder.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPeople } from '../people/load.ts';
import type { People } from '../people/rules.ts';
import { type OccasionOf, openOccasions } from './occasions.ts';
import type { Programme } from './versions.ts';

/** An event of signing in. */
export interface SignIn {
  memberId: number;
  at: number;
  channel: string;
  externalId: string;
}
type Row = typeof signIns.$inferSelect;
/** A day that is new, or of which the consecutive days have changed. */
export type ChangedDay = Row & { isNew: boolean };

const since = prepared(
  { memberIds: many(signIns.memberId), from: signIns.day },
  (q, { memberIds, from }) =>
    q
      .select()
      .from(signIns)
      .where(and(inArray(signIns.memberId, memberIds), gte(signIns.day, from)))
      .orderBy(asc(signIns.day)),
);
const update = preparedRows(
  {
    memberId: signIns.memberId,
    day: signIns.day,
    streak: signIns.streak,
    ladderDay: signIns.ladderDay,
    groups: signIns.groups,
    awards: signIns.awards,
    revision: signIns.revision,
  },
  {},
  (q, { rows, input }) =>
    q
      .update(signIns)
      .set({
        streak: sql`${input.streak}`,
        ladderDay: sql`${input.ladderDay}`,
        groups: sql`${input.groups}`,
        awards: sql`${input.awards}`,
        revision: sql`${input.revision}`,
      })
      .from(rows)
      .where(and(eq(signIns.memberId, input.memberId), eq(signIns.day, input.day))),
);

const ladderOf = (
  { memberId, occurredAt: at, channel }: Row,
  programme: Programme,
  occasionOf: OccasionOf,
  timeZone: string,
): Ladder | null => {
  const version = programme.at(at);
  if (!version) return null;
  const signedIn = { memberId, trigger: 'sign_in' as const, subject: null, at, channel };
  return ladderFor(version.terms.earnRules, occasionOf(signedIn, version), timeZone);
};

/** The first event of each day that was not known, as rows without what follows from other days. */
const freshRows = (
  made: readonly SignIn[],
  known: readonly Row[],
  { now, settings: { timeZone } }: Writer,
  { primaryOf }: Pick<People, 'primaryOf'>,
): Row[] => {
  const keyOf = (memberId: number, day: string) => `${primaryOf(memberId)} ${day}`;
  const seen = new Set(known.map(({ memberId, day }) => keyOf(memberId, day)));
  return made.flatMap(({ memberId, at, channel, externalId }) => {
    const day = dayOf(at, timeZone);
    if (seen.has(keyOf(memberId, day))) return [];
    seen.add(keyOf(memberId, day));
    return {
      memberId,
      day,
      streak: 0,
      ladderDay: 0,
      occurredAt: at,
      recordedAt: now,
      eventExternalId: externalId,
      channel,
      groups: null,
      awards: [],
      revision: 0,
    };
  });
};

const changedDays = (
  known: readonly Row[],
  fresh: readonly Row[],
  ladderOfRow: (row: Row) => Ladder | null,
  { primaryOf }: Pick<People, 'primaryOf'>,
): ChangedDay[] => {
  const isFresh = new Set(fresh);
  const byPerson = groupBy([...known, ...fresh], ({ memberId }) => primaryOf(memberId));
  return [...byPerson.values()].flatMap((rows) => {
    // Of a day on which two records signed in before they were merged, the longer row of days goes on.
    const days = oneOfEachDay(
      rows.toSorted(
        (one, other) =>
          Number(one.day > other.day) - Number(one.day < other.day) || other.streak - one.streak,
      ),
    );
    const streaks = streaksOf(days);
    return days.flatMap((row, index): ChangedDay[] => {
      const streak = streaks[index] ?? 1;
      if (row.streak === streak) return [];
      const ladder = ladderOfRow(row);
      return [
        {
          ...row,
          streak,
          ladderDay: ladder ? ladderDay(ladder, streak) : 0,
          isNew: isFresh.has(row),
        },
      ];
    });
  });
};

/** The days of these events and those after them whose consecutive days they change, in the order of time. */
export const loadChanged = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  made: readonly SignIn[],
): Promise<ChangedDay[]> => {
  const { timeZone } = writer.settings;
  const [first = ''] = made.map(({ at }) => dayOf(at, timeZone)).sort();
  const people = await loadPeople(
    tx,
    made.map(({ memberId }) => memberId),
  );
  const memberIds = [...people.all];
  const known = await since(tx, { memberIds, from: addDays(first, -1) });
  const occasionOf = await openOccasions(tx, memberIds);
  const ladderOfRow = (row: Row) => ladderOf(row, programme, occasionOf, timeZone);
  const fresh = freshRows(made, known, writer, people);
  return changedDays(known, fresh, ladderOfRow, people).sort(
    (one, other) => one.occurredAt - other.occurredAt,
  );
};

export const saveDays = async (tx: Db, days: readonly ChangedDay[]): Promise<void> => {
  const rowsOf = (wanted: boolean) =>
    days.flatMap(({ isNew, ...row }) => (isNew === wanted ? row : []));
  await insertRows(tx, signIns, rowsOf(true));
  await update(tx, rowsOf(false));
};
