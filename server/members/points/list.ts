/** The lists of all entries and lots of points. */
import { pointEntries, pointLots } from '#db/schema/members/points';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withMembers } from '../members/withMembers.ts';

/** How an entry came about is shown with the entry. */
export const pointEntryList: ListSpec = {
  table: pointEntries,
  hidden: ['detail'],
  searchColumns: ['sourceId', 'ruleKey'],
  defaultSort: ['recordedAt', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};

export const pointLotList: ListSpec = {
  table: pointLots,
  defaultSort: ['id', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};
