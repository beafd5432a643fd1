/** The promotions of a period, and the pairs of them that may meet in one basket. */
import { setImmediate as nextTick } from 'node:timers/promises';
import { and, asc, gt, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { promotions } from '#db/schema/promotions/promotions';
import { overlapper } from './overlap.ts';
import { phaseOf } from '../promotions/rules.ts';

const allPaths = prepared({}, (q) =>
  q.select({ id: categories.id, path: categories.path }).from(categories),
);

/** The tree of categories, read upwards and downwards. */
export const loadPaths = async (db: Db) => {
  const paths = new Map(
    (await allPaths(db)).map(({ id, path }) => [id, path.split('/').filter(Boolean).map(Number)]),
  );
  return {
    /** A category with all its ancestors. */
    pathOf: (id: number): readonly number[] => paths.get(id) ?? [id],
    /** These categories with all their descendants. */
    under: (ids: ReadonlySet<number>): number[] =>
      [...paths].flatMap(([id, path]) => (path.some((above) => ids.has(above)) ? [id] : [])),
  };
};

const MOST = 1000;
/** More than a timeline can show; who needs them all asks for shorter periods. */
const MOST_OVERLAPS = 5000;

const promotionsBetween = prepared(
  { from: promotions.endsAt, to: promotions.startsAt },
  (q, { from, to }) =>
    q
      .select({
        id: promotions.id,
        name: promotions.name,
        lane: promotions.lane,
        kind: promotions.kind,
        trigger: promotions.trigger,
        campaignId: promotions.campaignId,
        startsAt: promotions.startsAt,
        endsAt: promotions.endsAt,
        liveRevision: promotions.liveRevision,
        openStatus: promotions.openStatus,
        pausedAt: promotions.pausedAt,
        archivedAt: promotions.archivedAt,
        terms: promotions.terms,
        version: promotions.version,
      })
      .from(promotions)
      .where(
        and(
          isNull(promotions.archivedAt),
          lt(promotions.startsAt, to),
          or(isNull(promotions.endsAt), gt(promotions.endsAt, from)),
        ),
      )
      .orderBy(asc(promotions.startsAt), asc(promotions.id))
      .limit(MOST),
);
type Row = Awaited<ReturnType<typeof promotionsBetween>>[number];

interface Overlap {
  a: number;
  b: number;
  startsAt: number;
  endsAt: number | null;
}
/** Pairs of a lane whose terms may apply to the same goods, shopper and instant. */
const findOverlaps = async (db: Db, rows: readonly Row[]): Promise<Overlap[]> => {
  const overlapOf = overlapper((await loadPaths(db)).pathOf);
  const overlaps: Overlap[] = [];
  for (const [index, one] of rows.entries()) {
    if (overlaps.length >= MOST_OVERLAPS) break;
    for (const other of rows.slice(index + 1)) {
      if (one.lane !== other.lane) continue;
      const window = overlapOf(one.terms, other.terms);
      if (window) overlaps.push({ a: one.id, b: other.id, ...window });
    }
    // Comparing hundreds with hundreds takes long: other requests are served in between.
    if (index % 20 === 19) await nextTick();
  }
  return overlaps;
};

const toEntry = (row: Row, now: number) => {
  const { liveRevision: _, openStatus: __, pausedAt: ___, archivedAt: ____, terms, ...shown } = row;
  return {
    ...shown,
    phase: phaseOf(row, now),
    hours: terms.hours,
    exclusivity: terms.exclusivity,
  };
};

export const loadCalendar = async (db: Db, from: number, to: number, now: number) => {
  const rows = await promotionsBetween(db, { from, to });
  return {
    promotions: rows.map((row) => toEntry(row, now)),
    overlaps: await findOverlaps(db, rows),
  };
};
