/** The list of all entries of growth. */
import { growthEntries } from '#db/schema/members/growth';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withCauses } from '../points/causes.ts';
import { withMembers } from '../members/withMembers.ts';

/** How an entry came about names rules and amounts of lines: it is shown where a member's growth is explained. */
export const growthList: ListSpec = {
  table: growthEntries,
  hidden: ['detail'],
  searchColumns: ['sourceId', 'ruleKey'],
  defaultSort: ['recordedAt', 'DESC'],
  finish: async ({ db }, rows) =>
    withMembers(db, await withCauses(db, rows as (typeof growthEntries.$inferSelect)[])),
};
