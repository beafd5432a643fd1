/**
 * What entries of both ledgers are about, in words that people know: the rule, as the version that gave it names it, and the
 * record that caused it. Later domains say how their records are named.
 */
import type { EntryCause, PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import { loadVersions } from '../programme/load.ts';
import { loadOpeners } from './openers.ts';

export type CauseRecord = Pick<EntryCause, 'record' | 'name' | 'names'>;
export interface CauseSource {
  source: PointSource;
  /** The records by the ids that entries name. */
  load: (db: Db, sourceIds: readonly string[]) => Promise<ReadonlyMap<string, CauseRecord>>;
}
export const causeSources = new Hook<CauseSource>('causeSources');

/** What says of an entry, or of what opened a lot, what caused it. */
export interface Caused {
  source: PointSource;
  sourceId: string;
  ruleKey: string;
  programmeNumber: number | null;
}

export const UNNAMED: CauseRecord = { record: null, name: null, names: null };

const NO_CAUSE: EntryCause = { ...UNNAMED, ruleNames: null, opener: null };

const loadRecords = async (db: Db, rows: readonly Caused[]) => {
  const found = new Map<string, CauseRecord>();
  for (const { source, load } of causeSources.parts) {
    const ids = new Set(rows.flatMap((row) => (row.source === source ? row.sourceId : [])));
    if (ids.size === 0) continue;
    for (const [id, record] of await load(db, [...ids])) found.set(`${source} ${id}`, record);
  }
  return found;
};

/** What takes back, by no version, names a rule as the newest version that has it. */
const ruleNamesIn = (versions: Awaited<ReturnType<typeof loadVersions>>) => {
  const newest = versions.toSorted((a, b) => b.number - a.number);
  return (ruleKey: string, number: number | null) =>
    newest
      .filter((version) => number === null || version.number === number)
      .flatMap(({ terms }) => terms.earnRules)
      .find(({ key }) => key === ruleKey)?.names ?? null;
};

/** The causes of rows in their order; what opened a lot is not asked for again. */
const causesOf = async (db: Db, rows: readonly Caused[]): Promise<EntryCause[]> => {
  const records = await loadRecords(db, rows);
  const versions = rows.some(({ ruleKey }) => ruleKey !== '') ? await loadVersions(db) : [];
  const ruleNames = ruleNamesIn(versions);
  return rows.map(({ source, sourceId, ruleKey, programmeNumber }) => ({
    ...(records.get(`${source} ${sourceId}`) ?? UNNAMED),
    ruleNames: ruleKey === '' ? null : ruleNames(ruleKey, programmeNumber),
    opener: null,
  }));
};

/** The rows with their causes. An entry about a lot, such as its lapsing, also says what had opened it. */
export const withCauses = async <Row extends Caused>(
  db: Db,
  rows: readonly Row[],
): Promise<(Row & { cause: EntryCause })[]> => {
  const causes = await causesOf(db, rows);
  const openers = await loadOpeners(
    db,
    rows.flatMap(({ source, sourceId }) => (source === 'lot' ? Number(sourceId) : [])),
  );
  const ofOpeners = await causesOf(db, openers);
  const byLot = new Map(
    openers.map(({ lotId, programmeNumber: _, ...opener }, index) => {
      const { opener: _none, ...cause } = ofOpeners[index] ?? NO_CAUSE;
      return [String(lotId), { ...opener, cause }];
    }),
  );
  return rows.map((row, index) => ({
    ...row,
    cause: {
      ...(causes[index] ?? NO_CAUSE),
      opener: row.source === 'lot' ? (byLot.get(row.sourceId) ?? null) : null,
    },
  }));
};
