/** The list of entries. */
import { memberEntries } from '#db/schema/promotions/memberActivities';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { takesPlaceSql } from '#rules/promotions/memberEntries';
import { withNames } from './record.ts';

/** Those that count: what the figures of activities and campaigns are made of. */
const byPlace: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `${value ? '' : 'not '}${takesPlaceSql('"member_entries"')}`, values: [] }
    : null;

export const memberEntryList: ListSpec = {
  table: memberEntries,
  searchColumns: ['externalId', 'text'],
  filters: { takesPlace: byPlace },
  hidden: ['nonce', 'channel', 'approvedAt'],
  defaultSort: ['enteredAt', 'DESC'],
  finish: (context, rows) => withNames(context.db, rows),
};
