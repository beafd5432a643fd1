/** Promotions of a stretch of time, with those that may meet in one basket. */
import type { Terms } from '#contract/promotions';
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import { overlapOf } from './overlap.ts';
import type { PromotionRow } from './record.ts';
import { phaseOf } from './rules.ts';

const allPaths = statement<{ id: number; path: string }>('select id, path from categories');

/** Each category with all above it. */
export const loadPaths = async (db: Db) => {
  const paths = new Map((await allPaths(db)).map(({ id, path }) => [id, path.split('/').filter(Boolean).map(Number)]));
  return (id: number) => paths.get(id) ?? [id];
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
  const pathOf = await loadPaths(db);
  const read = rows.map(({ terms, ...row }) => ({ row, terms: JSON.parse(terms) as Terms }));
  const overlaps: { a: number; b: number; startsAt: number; endsAt: number | null }[] = [];
  read.forEach((one, at) => {
    for (const other of read.slice(at + 1)) {
      if (one.row.lane !== other.row.lane) continue;
      const window = overlapOf(one.terms, other.terms, pathOf);
      if (window) overlaps.push({ a: one.row.id, b: other.row.id, ...window });
    }
  });
  return {
    promotions: read.map(
      ({ row: { liveRevision: _, openStatus: __, pausedAt: ___, archivedAt: ____, ...row }, terms }, at) => ({
        ...row,
        phase: phaseOf(rows[at] as Row, now),
        hours: terms.hours,
        exclusivity: terms.exclusivity,
      }),
    ),
    overlaps,
  };
};
