/** The export of the activity log. */
import { Activity } from '#contract/platform/activities';
import { columnsOf } from './columns.ts';
import { type Exports, listExport } from './exports.ts';
import { allRoutes } from '../http/shownRecords.ts';
import { activityList } from '../activities/routes.ts';

/** Those of which there are records. */
const recordedResources = () => [
  ...new Set(
    allRoutes.parts.flatMap(({ access }) =>
      'resource' in access && access.action === 'list' ? access.resource : [],
    ),
  ),
];

export const ACTIVITY_EXPORT: Exports = {
  activities: listExport(
    activityList,
    columnsOf(
      Activity,
      'at',
      'actorKind',
      'actorName',
      ['resource', { values: recordedResources }],
      ['recordId', { isInternal: true }],
      'recordName',
      'verb',
      'reason',
      'before',
      'after',
    ),
  ),
};
