/** The export of the activity log. */
import { Activity } from '#contract/platform/activities';
import { columnsOf } from './columns.ts';
import { type Exports, listExport } from './exports.ts';
import { activityList } from '../activities/routes.ts';

export const ACTIVITY_EXPORT: Exports = {
  activities: listExport(
    activityList,
    columnsOf(
      Activity,
      'at',
      'actorKind',
      'actorName',
      'resource',
      'recordId',
      'recordName',
      'verb',
      'reason',
      'before',
      'after',
    ),
  ),
};
