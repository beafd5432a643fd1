/** The export of the activity log. */
import { Activity } from '#contract/platform/activities';
import { columnsOf } from '../exports/columns.ts';
import { exporters, type Exports, listExport } from '../exports/exports.ts';
import { allRoutes } from '../http/shownRecords.ts';
import { activityList } from './routes.ts';

/** Those that an entry can be about: what is listed, what is changed, and what leaves in a file. */
const recordedResources = () => [
  ...new Set([
    ...allRoutes.parts.flatMap(({ access, method }) =>
      'resource' in access && (access.action === 'list' || method !== 'get') ? access.resource : [],
    ),
    // Customers and the shop add these.
    'ticketAttachments',
    ...exporters.parts.flatMap((exports) => Object.keys(exports)),
  ]),
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
      ['recordName', { from: ({ recordName, recordNames = null }) => recordNames ?? recordName }],
      'verb',
      'reason',
      'before',
      'after',
    ),
  ),
};
