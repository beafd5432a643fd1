/** Columns of the exports of activities and their entries. */
import * as z from 'zod';
import { MemberActivity } from '#contract/promotions/memberActivities';
import { ACTIVITY_STATES, activityState } from '#rules/promotions/activityApprovals';
import { MemberEntry } from '#contract/promotions/memberEntries';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { memberActivityList } from './memberActivities/list.ts';
import { memberEntryList } from './memberEntries/list.ts';

const Listed = MemberActivity.extend({ state: z.enum(ACTIVITY_STATES) });

export const ACTIVITY_EXPORTS: Exports = {
  memberActivities: listExport(
    memberActivityList,
    columnsOf(
      Listed,
      'names',
      'code',
      'kind',
      ['state', { isNew: true, from: activityState }],
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
