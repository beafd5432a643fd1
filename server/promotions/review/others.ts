/** Loads other promotions that may apply to the same basket as a draft: running, scheduled, or waiting for approval. */
import type { Settings } from '#contract/platform/settings';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
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

/** Promotions that overlap with the terms, except the one that the draft replaces. */
export const loadOthers = async (
  db: Db,
  terms: Terms,
  replaces: number | null,
  settings: Settings,
  now: number,
): Promise<Other[]> => {
  const rows = await selectOthers(db, { replaces: replaces ?? 0, now });
  const overlapOf = overlapper((await loadPaths(db)).pathOf);
  return rows
    .flatMap((row) => {
      const overlap = overlapOf(terms, row.terms);
      return overlap ? [{ row, overlap }] : [];
    })
    .slice(0, MAX_OTHERS)
    .map(({ row, overlap }) => {
      const { id, name, labels, terms: own, liveRevision } = row;
      const facts = { id, name, labels, terms: own, revision: liveRevision ?? 0, paused: false };
      return { row, overlap, candidate: withoutRestrictions(candidateOf(facts, null, settings)) };
    });
};
