/** Columns of the exports of surveys. */
import { Distribution } from '#contract/surveys/distributions';
import { Invitation } from '#contract/surveys/invitations';
import { Survey } from '#contract/surveys/surveys';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { distributionList } from './distributions/list.ts';
import { invitationList } from './invitations/list.ts';
import { surveyList } from './surveys/list.ts';

export const EXPORTS: Exports = {
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
