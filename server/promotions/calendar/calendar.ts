/** Loads the promotions of a period, and the pairs of them that may apply to one basket. */
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Db } from '#db';
import { overlapper } from './overlap.ts';
import { loadRanks } from '../../members/levels/load.ts';
import { phaseOf } from '../promotions/rules.ts';
import { type PeriodRow, promotionsBetween } from './promotionsBetween.ts';
import { loadPaths } from './paths.ts';

/**
 * Maximum number of overlaps, more than a timeline can show; callers that need all of them can request shorter periods.
 */
const MAX_OVERLAPS = 5000;

interface Overlap {
  a: number;
  b: number;
  startsAt: number;
  endsAt: number | null;
}
/** Pairs of promotions in a lane that may apply to the same goods, shopper and instant. */
const findOverlaps = async (
  db: Db,
  rows: readonly PeriodRow[],
  timeZone: string,
): Promise<Overlap[]> => {
  const overlapOf = overlapper((await loadPaths(db)).pathOf, timeZone, await loadRanks(db));
  const overlaps: Overlap[] = [];
  for (const [index, one] of rows.entries()) {
    if (overlaps.length >= MAX_OVERLAPS) break;
    for (const other of rows.slice(index + 1)) {
      if (one.lane !== other.lane) continue;
      const window = overlapOf(one.terms, other.terms);
      if (window) overlaps.push({ a: one.id, b: other.id, ...window });
    }
    // Comparing hundreds of promotions takes long, so other requests are served in between.
    if (index % 20 === 19) await nextTick();
  }
  return overlaps;
};

const toEntry = (row: PeriodRow, now: number) => {
  const { liveRevision: _, openStatus: __, pausedAt: ___, archivedAt: ____, terms, ...shown } = row;
  return {
    ...shown,
    phase: phaseOf(row, now),
    hours: terms.hours,
    exclusivity: terms.exclusivity,
  };
};

export const loadCalendar = async (
  db: Db,
  { from, to }: { from: number; to: number },
  now: number,
  timeZone: string,
) => {
  const rows = await promotionsBetween(db, { from, to });
  return {
    promotions: rows.map((row) => toEntry(row, now)),
    overlaps: await findOverlaps(db, rows, timeZone),
  };
};
