/**
 * The last active day of members: one on which they bought, logged in, signed in, visited the shop or redeemed points for a
 * reward.
 */
import { and, eq, gte, inArray, max } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { pointResets } from '#db/schema/members/pointResets';
import { pointEntries } from '#db/schema/members/points';
import { dayOf } from '#shared/days';
import { loadFacts } from '../evaluation/levelFacts.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import { loadPeople } from '../people/load.ts';

const METRICS = new Set(['activeDays'] as const);

const REDEMPTION = { type: 'spend', source: 'reward' } as const;
const redemptionsFrom = prepared(
  {
    memberIds: many(pointEntries.memberId),
    type: pointEntries.type,
    source: pointEntries.source,
    from: pointEntries.day,
  },
  (q, { memberIds, type, source, from }) =>
    q
      .select({ memberId: pointEntries.memberId, day: max(pointEntries.day) })
      .from(pointEntries)
      .where(
        and(
          inArray(pointEntries.memberId, memberIds),
          eq(pointEntries.type, type),
          eq(pointEntries.source, source),
          gte(pointEntries.day, from),
        ),
      )
      .groupBy(pointEntries.memberId),
);

/**
 * The last day of each of these members, with whichever record, from a day on (null for ever); members without any are
 * missing.
 */
export const loadActiveDays = async (
  db: Db,
  memberIds: readonly number[],
  from: string | null,
): Promise<Map<number, string>> => {
  const facts = await loadFacts(db, {
    metrics: METRICS,
    from,
    memberIds,
    knownAt: Number.MAX_SAFE_INTEGER,
  });
  const last = new Map<number, string>();
  const people = await loadPeople(db, memberIds);
  const redeemed = await redemptionsFrom(db, {
    memberIds: [...people.all],
    from: from ?? '',
    ...REDEMPTION,
  });
  const redeemedOn = new Map(redeemed.map(({ memberId, day }) => [memberId, day]));
  for (const memberId of memberIds) {
    const days = people.recordsOf(memberId).map((id) => redeemedOn.get(id) ?? '');
    const day = days.reduce((latest, one) => (one > latest ? one : latest), '');
    if (day !== '') last.set(memberId, day);
  }
  for (const [memberId, days] of facts)
    for (const { day, activeDays } of days)
      if (activeDays > 0 && day > (last.get(memberId) ?? '')) last.set(memberId, day);
  return last;
};

const createdOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, createdAt: members.createdAt })
    .from(members)
    .where(inArray(members.id, ids)),
);
const clearedOf = prepared(
  { state: pointResets.state, ids: many(pointResets.memberId) },
  (q, { state, ids }) =>
    q
      .select({ memberId: pointResets.memberId, at: max(pointResets.resetAt) })
      .from(pointResets)
      .where(and(eq(pointResets.state, state), inArray(pointResets.memberId, ids)))
      .groupBy(pointResets.memberId),
);

/** When inactive days began to count: with the first of the versions up to this one that all clear points. */
export const countedSince = (
  versions: readonly (Pick<ApprovedVersion, 'startsAt' | 'number'> & {
    terms: Pick<ProgrammeTerms, 'inactivity'>;
  })[],
  version: Pick<ApprovedVersion, 'number'>,
): number => {
  const index = versions.findIndex(({ number }) => number === version.number);
  const without = versions
    .slice(0, index + 1)
    .findLastIndex(({ terms }) => terms.inactivity === null);
  return versions[without + 1]?.startsAt ?? 0;
};

/**
 * The day after which inactive days count: the last active one, but none before the member was known here, the programme
 * began to clear points, or points of the member were cleared.
 */
export const loadLastDays = async (
  db: Db,
  memberIds: readonly number[],
  since: number,
  timeZone: string,
): Promise<Map<number, string>> => {
  const active = await loadActiveDays(db, memberIds, null);
  const cleared = new Map(
    (await clearedOf(db, { state: 'cleared', ids: memberIds })).map(({ memberId, at }) => [
      memberId,
      Number(at ?? 0),
    ]),
  );
  return new Map(
    (await createdOf(db, { ids: memberIds })).map(({ id, createdAt }) => {
      const counted = dayOf(Math.max(createdAt, since, cleared.get(id) ?? 0), timeZone);
      const day = active.get(id) ?? '';
      return [id, day > counted ? day : counted];
    }),
  );
};
