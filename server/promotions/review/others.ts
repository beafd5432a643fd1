/** Other promotions that a draft may meet in one basket: those that run, will run, or wait for approval. */
import { and, asc, eq, gt, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { Settings } from '#contract/platform/settings';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { loadPaths } from '../calendar/paths.ts';
import { overlapper, type Window } from '../calendar/overlap.ts';
import type { Candidate } from '../engine/types.ts';
import { candidateOf } from '../quotes/candidate.ts';
import { withoutRestrictions } from './withoutRestrictions.ts';

/** Others that a review compares with at most. */
const MOST_OTHERS = 100;

const selectOthers = prepared(
  { replaces: promotions.id, now: promotions.endsAt },
  (q, { replaces, now }) =>
    q
      .select({
        id: promotions.id,
        name: promotions.name,
        labels: promotions.labels,
        terms: promotions.terms,
        liveRevision: promotions.liveRevision,
        openStatus: promotions.openStatus,
        pausedAt: promotions.pausedAt,
        archivedAt: promotions.archivedAt,
        startsAt: promotions.startsAt,
        endsAt: promotions.endsAt,
      })
      .from(promotions)
      .where(
        and(
          isNull(promotions.archivedAt),
          ne(promotions.id, replaces),
          or(isNotNull(promotions.liveRevision), eq(promotions.openStatus, 'submitted')),
          or(isNull(promotions.endsAt), gt(promotions.endsAt, now)),
        ),
      )
      .orderBy(asc(promotions.id)),
);

export interface Other {
  row: Awaited<ReturnType<typeof selectOthers>>[number];
  overlap: Window;
  /** As the worst case takes it. */
  candidate: Candidate;
}

/** Those that overlap with the terms; without the promotion that the draft replaces. */
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
    .slice(0, MOST_OTHERS)
    .map(({ row, overlap }) => {
      const { id, name, labels, terms: own, liveRevision } = row;
      const facts = { id, name, labels, terms: own, revision: liveRevision ?? 0, paused: false };
      return { row, overlap, candidate: withoutRestrictions(candidateOf(facts, null, settings)) };
    });
};
