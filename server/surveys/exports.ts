/** Columns of the exports of surveys. */
import { Distribution } from '#contract/surveys/distributions';
import { Invitation } from '#contract/surveys/invitations';
import { SurveyAlert } from '#contract/surveys/alerts';
import { MonthlyReview } from '#contract/surveys/monthlyReviews';
import { SatisfactionTarget } from '#contract/surveys/satisfactionTargets';
import { Survey } from '#contract/surveys/surveys';
import { Dimension } from '#contract/surveys/dimensions';
import { dimensionList } from './dimensions/routes.ts';
import { weightsAt } from '#rules/surveys/weightSets';
import { own } from '#shared/own';
import { rate } from '#shared/fields';
import { finishedBy } from '../platform/lists/list.ts';
import type { ListSpec } from '../platform/lists/spec.ts';
import { loadWeightSets } from './weightSets/load.ts';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { alertList } from './alerts/list.ts';
import { distributionList } from './distributions/list.ts';
import { invitationList } from './invitations/list.ts';
import { reviewList } from './monthlyReviews/list.ts';
import { targetList } from './satisfactionTargets/list.ts';
import { exportResponses } from './responses/exports.ts';
import { surveyList } from './surveys/list.ts';

/** With how much each counts now in the index; nothing where it does not count. */
const ListedDimension = Dimension.extend({ weight: rate(0, 10_000).optional() });
const withWeights: ListSpec = {
  ...dimensionList,
  finish: finishedBy(async (context, rows: { key: string; retiredAt: number | null }[]) => {
    const weights = weightsAt(await loadWeightSets(context.db), context.now())?.weights;
    return rows.map((row) => ({
      ...row,
      isRetired: row.retiredAt !== null,
      weight: weights && own(weights, row.key),
    }));
  }),
};

export const EXPORTS: Exports = {
  dimensions: listExport(
    withWeights,
    columnsOf(
      ListedDimension,
      'key',
      'names',
      'need',
      ['weight', { isNew: true }],
      ['isRetired', { isNew: true }],
      'retiredAt',
    ),
  ),
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
      'trigger.kind',
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
