/** Columns of the export of members. */
import { Member } from '#contract/members/members';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { memberList } from './members/list.ts';

export const EXPORTS: Exports = {
  members: listExport(
    memberList,
    columnsOf(
      Member,
      'externalId',
      'name',
      'phone',
      'email',
      'address',
      'birthday',
      'gender',
      'language',
      'country',
      'channel',
      'level',
      'joinedAt',
      'orderCount',
      'revenue',
      'returned',
      'firstOrderAt',
      'lastOrderAt',
      'provisional',
    ),
  ),
};
