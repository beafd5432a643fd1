/** Finds entries by what they are about: the same is recorded once. */
import { and, eq } from 'drizzle-orm';
import type { PointSource, PointType } from '#contract/members/points';
import type { Db } from '#db';
import { preparedRows } from '#db/preparedRows';
import { pointEntries } from '#db/schema/members/points';
import { loadPeople } from '../people/load.ts';

/** What an entry is about. */
export interface EntryKey {
  memberId: number;
  type: PointType;
  source: PointSource;
  sourceId: string;
  sourceLine: string;
  ruleKey: string;
}
const KEY = {
  memberId: pointEntries.memberId,
  type: pointEntries.type,
  source: pointEntries.source,
  sourceId: pointEntries.sourceId,
  sourceLine: pointEntries.sourceLine,
  ruleKey: pointEntries.ruleKey,
};
const find = preparedRows(KEY, {}, (q, { rows, input, amongKeys }) =>
  q
    .select({ id: pointEntries.id, ...KEY })
    .from(rows)
    .innerJoin(
      pointEntries,
      and(
        eq(KEY.memberId, input.memberId),
        eq(KEY.type, input.type),
        eq(KEY.source, input.source),
        eq(KEY.sourceId, input.sourceId),
        eq(KEY.sourceLine, input.sourceLine),
        eq(KEY.ruleKey, input.ruleKey),
      ),
    )
    .where(amongKeys(KEY.memberId)),
);

export const keyText = ({ memberId, type, source, sourceId, sourceLine, ruleKey }: EntryKey) =>
  JSON.stringify([memberId, type, source, sourceId, sourceLine, ruleKey]);

/** The ids of the entries that exist, by `keyText`: of whichever record of the person has one. */
export const loadKnown = async (
  db: Db,
  keys: readonly EntryKey[],
): Promise<Map<string, number>> => {
  const people = await loadPeople(
    db,
    keys.map(({ memberId }) => memberId),
  );
  const recordsOf = (key: EntryKey): EntryKey[] =>
    people.recordsOf(key.memberId).map((memberId) => ({ ...key, memberId }));
  const distinct = new Map(keys.flatMap(recordsOf).map((key) => [keyText(key), key]));
  const found = new Map(
    (await find(db, [...distinct.values()])).map((row) => [keyText(row), row.id]),
  );
  return new Map(
    keys.flatMap((key): [string, number][] => {
      const own = found.get(keyText(key));
      if (own !== undefined) return [[keyText(key), own]];
      const [other] = recordsOf(key).flatMap((one) => found.get(keyText(one)) ?? []);
      return other === undefined ? [] : [[keyText(key), other]];
    }),
  );
};
