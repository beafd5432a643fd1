/** The lists of all entries and lots of points. */
import { pointEntries, pointLots } from '#db/schema/members/points';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { withCauses } from './causes.ts';
import { withMembers } from '../members/withMembers.ts';

/** Entries whose points were pending, by the instant from which on they could be spent. */
const activated =
  (sign: '>=' | '<'): CustomFilter =>
  (value) =>
    Number.isSafeInteger(value)
      ? {
          sql: `exists (select 1 from point_lots l where l.entry_id = "point_entries".id and l.available_at ${sign} ?
            and l.available_at > "point_entries".occurred_at)`,
          values: [value as number],
        }
      : null;

/** How an entry came about is shown with the entry. */
export const pointEntryList: ListSpec = {
  table: pointEntries,
  hidden: ['detail'],
  searchColumns: ['sourceId', 'ruleKey'],
  filters: { activatedAt_gte: activated('>='), activatedAt_lt: activated('<') },
  defaultSort: ['recordedAt', 'DESC'],
  finish: async ({ db }, rows) =>
    withMembers(db, await withCauses(db, rows as (typeof pointEntries.$inferSelect)[])),
};

export const pointLotList: ListSpec = {
  table: pointLots,
  defaultSort: ['id', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};
