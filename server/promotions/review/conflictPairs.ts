/** Loads the promotions of now and later that may apply to one basket, with what they take off together. */
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Settings } from '#contract/platform/settings';
import type { Conflict, ConflictPair } from '#contract/promotions/review';
import type { Db } from '#db';
import { loadRanks } from '../../members/levels/load.ts';
import { loadPaths } from '../calendar/paths.ts';
import { overlapper } from '../calendar/overlap.ts';
import { phaseOf } from '../promotions/rules.ts';
import { computeConflict } from './conflicts.ts';
import { loadSample } from './loadSample.ts';
import { type Other, worstCandidate } from './others.ts';
import { MAX_OTHERS, selectOthers } from './selectOthers.ts';

/** Number of variants in the sample of each promotion. */
const SAMPLE_SIZE = 60;

/** Pairs of promotions, the largest combined discount first. */
export const loadConflictPairs = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
): Promise<ConflictPair[]> => {
  const rows = (await selectOthers(db, { replaces: 0, now })).slice(0, MAX_OTHERS);
  const overlapOf = overlapper(
    (await loadPaths(db)).pathOf,
    settings.timeZone,
    await loadRanks(db),
  );
  const candidates = new Map(rows.map((row) => [row, worstCandidate(row, settings)]));
  const candidateOf = (row: Other['row']) => candidates.get(row) ?? worstCandidate(row, settings);
  const pairs: { one: ConflictPair['one']; other: Conflict }[] = [];
  for (const [index, row] of rows.entries()) {
    const others = rows.slice(index + 1).flatMap((other): Other[] => {
      const overlap = overlapOf(row.terms, other.terms);
      return overlap ? [{ row: other, overlap, candidate: candidateOf(other) }] : [];
    });
    if (others.length === 0) continue;
    const candidate = candidateOf(row);
    const all = [candidate, ...others.map((other) => other.candidate)];
    const at = Math.max(row.startsAt, now);
    const sample = await loadSample(db, settings, candidate, all, { at, size: SAMPLE_SIZE });
    const one = { promotionId: row.id, name: row.name, phase: phaseOf(row, now) };
    for (const other of others) {
      const conflict = computeConflict(candidate, other, sample, now);
      if (conflict) pairs.push({ one, other: conflict });
    }
    await nextTick();
  }
  return pairs.sort((a, b) => b.other.depthBps - a.other.depthBps);
};
