/** Promotions of a stretch of time, with those that may meet in one basket. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import { overlapper } from './overlap.ts';
import type { PromotionRow } from '../promotions/record.ts';
import { phaseOf } from '../promotions/rules.ts';

const allPaths = statement<{ id: number; path: string }>('select id, path from categories');

/** The tree, asked two ways. */
export const loadPaths = async (db: Db) => {
  const paths = new Map(
    (await allPaths(db)).map(({ id, path }) => [id, path.split('/').filter(Boolean).map(Number)]),
  );
  return {
    /** A category with all above it. */
    pathOf: (id: number): readonly number[] => paths.get(id) ?? [id],
    /** Categories that lie under any of these, themselves among them. */
    under: (ids: ReadonlySet<number>): number[] =>
      [...paths].flatMap(([id, path]) => (path.some((above) => ids.has(above)) ? [id] : [])),
  };
};

type Row = Pick<
  PromotionRow,
  | 'id'
  | 'name'
  | 'lane'
  | 'kind'
  | 'trigger'
  | 'campaignId'
  | 'startsAt'
  | 'endsAt'
  | 'liveRevision'
  | 'openStatus'
  | 'pausedAt'
  | 'archivedAt'
> & { terms: string; version: number };

const MOST = 1000;
/** More hatching than anybody reads; a stretch with so many is asked about in parts. */
const MOST_OVERLAPS = 5000;

export const calendarOf = async (db: Db, from: number, to: number, now: number) => {
  const rows = await query<Row>(
    db,
    `select id, name, lane, kind, "trigger", campaign_id as "campaignId", starts_at as "startsAt", ends_at as "endsAt",
       live_revision as "liveRevision", open_status as "openStatus", paused_at as "pausedAt",
       archived_at as "archivedAt", terms, version
     from promotions where archived_at is null and starts_at < ? and (ends_at is null or ends_at > ?)
     order by starts_at, id limit ${MOST}`,
    [to, from],
  );
  const { pathOf } = await loadPaths(db);
  const overlapOf = overlapper(pathOf);
  const read = rows.map(({ terms, ...row }) => ({ row, terms: JSON.parse(terms) as Terms }));
  const overlaps: { a: number; b: number; startsAt: number; endsAt: number | null }[] = [];
  for (const [index, one] of read.entries()) {
    if (overlaps.length >= MOST_OVERLAPS) break;
    for (const other of read.slice(index + 1)) {
      if (one.row.lane !== other.row.lane) continue;
      const window = overlapOf(one.terms, other.terms);
      if (window) overlaps.push({ a: one.row.id, b: other.row.id, ...window });
    }
    // Hundreds against hundreds: others have their turn in between.
    if (index % 20 === 19) await nextTurn();
  }
  return {
    promotions: read.map(
      (
        {
          row: { liveRevision: _, openStatus: __, pausedAt: ___, archivedAt: ____, ...row },
          terms,
        },
        index,
      ) => ({
        ...row,
        phase: phaseOf(rows[index] as Row, now),
        hours: terms.hours,
        exclusivity: terms.exclusivity,
      }),
    ),
    overlaps,
  };
};
