/** Looks every night for records that may be of one person. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { memberPairs } from '#db/schema/members/merges';
import { groupBy } from '#shared/groupBy';
import type { JobHost } from '../../platform/jobs/spec.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { isSame } from '../../platform/activities/record.ts';
import { loadPeople } from '../people/load.ts';
import { pairSources } from './pairSources.ts';
import { type Alike, type FoundPair, pairKey, pairsOf } from './rules.ts';

const allPairs = prepared({}, (q) =>
  q
    .select({
      id: memberPairs.id,
      memberId: memberPairs.memberId,
      otherId: memberPairs.otherId,
      state: memberPairs.state,
      evidence: memberPairs.evidence,
    })
    .from(memberPairs),
);
const remove = prepared({ ids: many(memberPairs.id) }, (q, { ids }) =>
  q.delete(memberPairs).where(inArray(memberPairs.id, ids)),
);

/** The pairs by everything that records have now. */
export const findPairs = async (db: Db, businessDay: string): Promise<FoundPair[]> => {
  const alike: Alike[] = [];
  for (const { evidence, load } of pairSources.parts)
    for (const records of groupBy(await load(db, businessDay), ({ key }) => key).values())
      alike.push({ evidence, ids: records.map(({ id }) => Number(id)) });
  const { primaryOf } = await loadPeople(
    db,
    alike.flatMap(({ ids }) => ids),
  );
  return pairsOf(alike, primaryOf);
};

/** New pairs are suggested; what was decided stays; what nobody decided on and is alike no more is suggested no more. */
export const savePairs = async (
  tx: Db,
  now: number,
  found: readonly FoundPair[],
): Promise<number> => {
  const known = new Map((await allPairs(tx)).map((pair) => [pairKey(pair), pair]));
  const wanted = new Set(found.map(pairKey));
  const gone = [...known.values()].filter(
    (pair) => pair.state === 'open' && !wanted.has(pairKey(pair)),
  );
  if (gone.length > 0) await remove(tx, { ids: gone.map(({ id }) => id) });
  for (const pair of found) {
    const before = known.get(pairKey(pair));
    if (before?.state === 'open' && !isSame(before.evidence, pair.evidence))
      await updateRow(tx, memberPairs, before.id, { evidence: pair.evidence });
  }
  const fresh = found.filter((pair) => !known.has(pairKey(pair)));
  await insertRows(
    tx,
    memberPairs,
    fresh.map((pair) => ({ ...pair, state: 'open' as const, foundAt: now })),
  );
  return fresh.length;
};

export const FIND_PAIRS: ScheduledJob = {
  key: 'memberPairs',
  time: '04:20',
  run: async ({ connection, now }: JobHost, businessDay, page) => {
    const found = await connection.readSnapshot((db) => findPairs(db, businessDay));
    await page(async (tx, count) => count('memberPairs', await savePairs(tx, now(), found)));
  },
};
