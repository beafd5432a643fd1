/** The list of entries. */
import { memberEntries } from '#db/schema/promotions/memberActivities';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withNames } from './record.ts';

export const memberEntryList: ListSpec = {
  table: memberEntries,
  searchColumns: ['externalId', 'text'],
  hidden: ['nonce', 'channel', 'approvedAt'],
  defaultSort: ['enteredAt', 'DESC'],
  finish: (context, rows) => withNames(context.db, rows),
};
