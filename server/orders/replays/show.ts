/** A replay with what it found. */
import { desc, eq } from 'drizzle-orm';
import type { ProgrammeReplay, ReplayReport, ReplayRule } from '#contract/members/replays';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { programmeReplays } from '#db/schema/members/replays';
import { costOf, worthOf } from '#rules/members/replays';
import { isOpen } from '#rules/platform/approvals';
import { loadRanks } from '../../members/levels/load.ts';
import { loadLatest, loadVersions } from '../../members/programme/load.ts';
import { isStaleReplay } from '../../members/replays/guard.ts';
import { getRow } from '../../platform/records/records.ts';
import type { ReplayRow } from './runReplay.ts';

const newestOf = prepared({ versionId: programmeReplays.versionId }, (q, { versionId }) =>
  q
    .select({ id: programmeReplays.id })
    .from(programmeReplays)
    .where(eq(programmeReplays.versionId, versionId))
    .orderBy(desc(programmeReplays.id))
    .limit(1),
);

/** The rules by their names, those of the draft first; benefits of levels have none. */
const rulesOf = (
  { tally }: ReplayRow,
  draft: ProgrammeTerms,
  base: ProgrammeTerms | null,
): ReplayRule[] => {
  const named = [...draft.earnRules, ...(base?.earnRules ?? [])];
  return Object.entries(tally.rules).map(([key, sums]) => ({
    key,
    names: named.find((rule) => rule.key === key)?.names ?? null,
    ...sums,
  }));
};

const figuresOf = async (db: Db, row: ReplayRow, draft: ProgrammeTerms) => {
  const { tally, examples, baseNumber } = row;
  const base = (await loadVersions(db)).find(({ number }) => number === baseNumber)?.terms ?? null;
  const ranks = await loadRanks(db);
  const rankOf = ([key]: [string, unknown]) => ranks.get(key) ?? -1;
  const levels = Object.entries(tally.levels).sort((one, other) => rankOf(one) - rankOf(other));
  return {
    tally: { ...tally, levels: Object.fromEntries(levels) },
    costBefore: base && costOf(tally.before, base.spending, tally.netSales),
    costAfter: costOf(tally.after, draft.spending, tally.netSales),
    doubledCost: tally.doubled === null ? null : worthOf(tally.doubled, draft.spending),
    rules: rulesOf(row, draft, base),
    examples,
  };
};

export const showReplay = async (db: Db, id: number): Promise<ReplayReport> => {
  const row = await getRow(db, programmeReplays, id);
  const version = await getRow(db, programmeVersions, row.versionId);
  const { tally: _, examples: _examples, staffId: _staff, termsHash: _hash, ...shown } = row;
  const replay: ProgrammeReplay = {
    ...shown,
    baseNumber: row.baseNumber ?? null,
    number: version.number,
    isStale: isOpen(version.state) && isStaleReplay(row, version.terms, await loadLatest(db)),
  };
  return {
    ...replay,
    figures: row.state === 'done' ? await figuresOf(db, row, version.terms) : null,
  };
};

/** The newest replay of a version; null where there is none. */
export const showNewest = async (db: Db, versionId: number) => {
  await getRow(db, programmeVersions, versionId);
  const [newest] = await newestOf(db, { versionId });
  return { replay: newest ? await showReplay(db, newest.id) : null };
};
