/** Columns of the exports of activities and their entries. */
import { MemberActivity } from '#contract/promotions/memberActivities';
import { MemberEntry } from '#contract/promotions/memberEntries';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { memberActivityList } from './memberActivities/list.ts';
import { memberEntryList } from './memberEntries/list.ts';

export const ACTIVITY_EXPORTS: Exports = {
  memberActivities: listExport(
    memberActivityList,
    columnsOf(
      MemberActivity,
      'names',
      'code',
      'kind',
      'campaignName',
      'startsAt',
      'endsAt',
      'audience',
      'audience.levels',
      'audience.fromLevel',
      'audience.groups',
      'audience.segments',
      'perMember',
      'perMember.times',
      'perMember.period',
      'byLevel',
      'maxEntries',
      'entryCount',
      'waiting',
      'won',
      'winners',
      'points',
      'batchName',
      'productNames',
      'approval',
      'approverName',
      'decidedAt',
      'archivedAt',
      'authorName',
    ),
  ),
  memberEntries: listExport(
    memberEntryList,
    columnsOf(
      MemberEntry,
      'externalId',
      'activityNames',
      'kind',
      'number',
      'memberExternalId',
      'memberName',
      'state',
      'level',
      'enteredAt',
      'roll',
      'prizeNames',
      'points',
      'code',
      'text',
      'pictureUrl',
      'decidedAt',
      'decidedBy',
      'reason',
      'actorName',
    ),
  ),
};
