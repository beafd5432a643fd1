/** Columns of the export of pairs that may be one person. */
import { MemberPair } from '#contract/members/merges';
import { columnsOf } from '../../platform/exports/columns.ts';
import { type Exports, listExport } from '../../platform/exports/exports.ts';
import { memberPairList } from './list.ts';

export const MERGE_EXPORTS: Exports = {
  memberPairs: listExport(
    memberPairList,
    columnsOf(
      MemberPair,
      'memberExternalId',
      'memberName',
      'otherExternalId',
      'otherName',
      'evidence',
      'state',
      'foundAt',
      'reason',
      'decidedAt',
      'actorName',
    ),
  ),
};
