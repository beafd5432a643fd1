/** Gives spent points back to the lots they came from, the last taken first. Pure. */
import type { PointSource } from '#contract/members/points';
import { isLapsed } from '../rules.ts';
import { addEntry, allocate, openLot, type Part, type Plan, sumOf } from './plan.ts';
import { lapseLate } from './settle.ts';

/** What an entry took from lots, in the order in which it took it. */
export interface Spent {
  entryId: number;
  parts: readonly {
    allocationId: number;
    lotId: number;
    points: number;
    /** Of it, what has been given back. */
    restored: number;
  }[];
}
export interface Cause {
  source: PointSource;
  sourceId: string;
  sourceLine: string;
}

/** What can still be given back. */
const restorable = ({ parts }: Spent) =>
  parts.reduce((sum, { points, restored }) => sum + points - restored, 0);

interface Given {
  allocationId: number;
  lotId: number;
  points: number;
}
/** The parts of the last allocations that add up to the points. */
const chooseParts = ({ parts }: Spent, points: number): Given[] => {
  const chosen: Given[] = [];
  let left = points;
  for (const { allocationId, lotId, points: taken, restored } of parts.toReversed()) {
    const given = Math.min(left, taken - restored);
    if (given === 0) continue;
    chosen.push({ allocationId, lotId, points: given });
    left -= given;
  }
  return chosen;
};

const partOf = ({ allocationId, lotId, points }: Given): Part => ({
  lotId,
  points,
  restoresId: allocationId,
});
const withRestored = ({ entryId, parts }: Spent, given: readonly Given[]): Spent => ({
  entryId,
  parts: parts.map((part) => {
    const more = given.find(({ allocationId }) => allocationId === part.allocationId)?.points ?? 0;
    return { ...part, restored: part.restored + more };
  }),
});

/**
 * Gives back at most what was spent, on a plan settled to `at`. What was taken from lots that have lapsed meanwhile becomes
 * a lot of its own until `until`, or lapses again at once where that is null.
 */
export const restore = (
  plan: Plan,
  spent: Spent,
  points: number,
  cause: Cause,
  until: number | null,
  at: number,
): { plan: Plan; spent: Spent; restored: number } => {
  const given = chooseParts(spent, Math.min(points, restorable(spent)));
  const restored = sumOf(given);
  if (restored === 0) return { plan, spent, restored };
  const lots = new Map(plan.book.lots.map((lot) => [lot.id, lot]));
  const isGone = ({ lotId }: Given) => {
    const lot = lots.get(lotId);
    return until !== null && lot !== undefined && isLapsed(lot, at);
  };
  const added = addEntry(plan, {
    ...cause,
    type: 'restore',
    points: restored,
    reversesId: spent.entryId,
    occurredAt: at,
  });
  const { entryId } = added;
  const kept = given.filter((one) => !isGone(one));
  let next = allocate(added.plan, entryId, 'restore', kept.map(partOf));
  const gone = given.filter(isGone);
  if (gone.length > 0) {
    const lot = { entryId, points: sumOf(gone), availableAt: at, expiresAt: until };
    const opened = openLot(next, lot);
    const reinstated = gone.map((one) => ({ ...partOf(one), lotId: opened.lotId }));
    next = allocate(opened.plan, entryId, 'reinstate', reinstated);
  }
  const line = `restore:${cause.source}:${cause.sourceId}:${cause.sourceLine}`;
  next = lapseLate(
    next,
    kept.map(({ lotId }) => lotId),
    { at, endedBy: at, line },
  );
  return { plan: next, spent: withRestored(spent, given), restored };
};
