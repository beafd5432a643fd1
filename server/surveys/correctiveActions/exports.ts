/** Columns of the export of corrective actions. */
import { CorrectiveAction } from '#contract/surveys/correctiveActions';
import { columnsOf } from '../../platform/exports/columns.ts';
import { type Exports, listExport } from '../../platform/exports/exports.ts';
import { correctiveActionList } from './list.ts';

export const ACTION_EXPORTS: Exports = {
  correctiveActions: listExport(
    correctiveActionList,
    columnsOf(
      CorrectiveAction,
      'title',
      'plan',
      'type',
      'stage',
      'ownerName',
      'verifierName',
      'dueOn',
      'isOverdue',
      'surveyId',
      'rootCauseId',
      'dimensionKey',
      'categoryId',
      'channel',
      'windowDays',
      'round',
      'acceptedAt',
      'startedAt',
      'implementedAt',
      'lastVerdict',
      'lastCheckedAt',
      'endedAt',
      'reason',
      'authorName',
      'createdAt',
    ),
  ),
};
