/** Loads other promotions that may apply to the same basket as a draft: running, scheduled, or waiting for approval. */
import type { Settings } from '#contract/platform/settings';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { loadRanks } from '../../members/levels/load.ts';
import { loadPaths } from '../calendar/paths.ts';
import { overlapper } from '../calendar/overlap.ts';
import type { Window } from '../calendar/window.ts';
import type { Candidate } from '../engine/types.ts';
import { candidateOf } from '../quotes/candidate.ts';
import { withoutRestrictions } from './withoutRestrictions.ts';
import { selectOthers, MAX_OTHERS } from './selectOthers.ts';

export interface Other {
  row: Awaited<ReturnType<typeof selectOthers>>[number];
  overlap: Window;
  /** Without restrictions, as in the worst case. */
  candidate: Candidate;
}

/** A promotion without restrictions, as in the worst case. */
export const worstCandidate = (
  { id, name, labels, terms, liveRevision }: Other['row'],
  settings: Settings,
): Candidate => {
  const facts = { id, name, labels, terms, revision: liveRevision ?? 0, paused: false };
  return withoutRestrictions(candidateOf(facts, null, settings));
};

/** Promotions that overlap with the terms, except the one that the draft replaces. */
export const loadOthers = async (
  db: Db,
  terms: Terms,
  replaces: number | null,
  settings: Settings,
  now: number,
): Promise<Other[]> => {
  const rows = await selectOthers(db, { replaces: replaces ?? 0, now });
  const overlapOf = overlapper(
    (await loadPaths(db)).pathOf,
    settings.timeZone,
    await loadRanks(db),
  );
  return rows
    .flatMap((row) => {
      const overlap = overlapOf(terms, row.terms);
      return overlap ? [{ row, overlap }] : [];
    })
    .slice(0, MAX_OTHERS)
    .map(({ row, overlap }) => ({ row, overlap, candidate: worstCandidate(row, settings) }));
};
