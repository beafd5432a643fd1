/** Columns of the exports of surveys. */
import { Distribution } from '#contract/surveys/distributions';
import { Invitation } from '#contract/surveys/invitations';
import { SurveyAlert } from '#contract/surveys/alerts';
import { MonthlyReview } from '#contract/surveys/monthlyReviews';
import { SatisfactionTarget } from '#contract/surveys/satisfactionTargets';
import { Survey } from '#contract/surveys/surveys';
import { Dimension } from '#contract/surveys/dimensions';
import { dimensionList } from './dimensions/routes.ts';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { alertList } from './alerts/list.ts';
import { distributionList } from './distributions/list.ts';
import { invitationList } from './invitations/list.ts';
import { reviewList } from './monthlyReviews/list.ts';
import { targetList } from './satisfactionTargets/list.ts';
import { exportResponses } from './responses/exports.ts';
import { surveyList } from './surveys/list.ts';

export const EXPORTS: Exports = {
  dimensions: listExport(dimensionList, columnsOf(Dimension, 'key', 'names', 'need', 'retiredAt')),
  surveyAlerts: listExport(
    alertList,
    columnsOf(
      SurveyAlert,
      'surveyNames',
      'rule',
      'dimensions',
      'stage',
      'answeredAt',
      'memberExternalId',
      'channel',
      'categoryId',
      'level',
      'agentName',
      'ticketNumber',
      'ownerName',
      'dueAt',
      'contactedAt',
      'contactMinutes',
      'closedAt',
      'closedBy',
      'wasContacted',
      'rootCauseId',
      'actionTaken',
      'reopenedAt',
      'recovery',
      'recoveryAt',
    ),
  ),
  surveyDistributions: listExport(
    distributionList,
    columnsOf(
      Distribution,
      'names',
      'surveyId',
      'channel',
      'state',
      'delayHours',
      'sampleRate',
      'recontactDays',
      'reminderAfterDays',
      'dailyLimit',
      'linkLimit',
      'startedAt',
      'endedAt',
      'asked',
      'answered',
      'notAsked',
      'authorName',
    ),
  ),
  surveyInvitations: listExport(
    invitationList,
    columnsOf(
      Invitation,
      'distributionId',
      'memberExternalId',
      'subjectKind',
      'ticketNumber',
      'occurrence',
      'occurredAt',
      'decidedAt',
      'outReason',
      'sentAt',
      'remindedAt',
      'completedAt',
      'voidedAt',
      'expiresAt',
    ),
  ),
  monthlyReviews: listExport(
    reviewList,
    columnsOf(MonthlyReview, 'month', 'responses', 'moved', 'missed', 'notes', 'createdAt'),
  ),
  satisfactionTargets: listExport(
    targetList,
    columnsOf(
      SatisfactionTarget,
      'measure',
      'surveyId',
      'dimensionKey',
      'value',
      'fromMonth',
      'source',
      'authorName',
      'createdAt',
    ),
  ),
  surveyResponses: exportResponses,
  surveys: listExport(
    surveyList,
    columnsOf(
      Survey,
      'names',
      'purpose',
      'identityMode',
      'publishedNumber',
      'frozenAt',
      'archivedAt',
      'authorName',
      'createdAt',
      'updatedAt',
    ),
  ),
};
