/**
 * What the tables of this domain hold about members. Scores, options and when somebody was asked stay; words leave with the
 * member, and so does the address by which somebody could answer.
 */
import { surveyAlertContacts, surveyAlerts } from '#db/schema/surveys/alerts';
import { correctiveActions, correctiveChecks } from '#db/schema/surveys/correctiveActions';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyIncentives } from '#db/schema/surveys/incentives';
import { monthlyReviewNotes } from '#db/schema/surveys/monthlyReviews';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { type MemberData, memberTable } from '../platform/personalData/memberTables.ts';

const OF_RESPONSES = 'response_id in (select id from survey_responses where member_id = ?)';

export const SURVEY_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(surveyInvitations, {
      clear: { tokenHash: 'null' },
      keep: ['subjectKind', 'outReason', 'snapshot'],
    }),
    memberTable(surveyIncentives, {}),
    memberTable(surveyResponses, {
      clear: { contact: 'null', tags: "'[]'" },
      keep: [
        'id',
        'subjectKind',
        'source',
        'submissionId',
        'changeId',
        'quality',
        'qualityReasons',
        'language',
        'channel',
        'agentId',
        'ticketType',
        'level',
        'region',
        'topics',
      ],
    }),
    memberTable(surveyAnswers, {
      of: OF_RESPONSES,
      clear: { text: 'null' },
      keep: ['id', 'responseId', 'questionKey', 'rowKey', 'optionIds'],
    }),
    memberTable(surveyAlerts, {
      clear: { actionTaken: 'null' },
      keep: [
        'responseId',
        'rule',
        'reasons',
        'dimensions',
        'channel',
        'level',
        'agentId',
        'ownerId',
        'closedBy',
      ],
    }),
    memberTable(surveyAlertContacts, {
      of: 'alert_id in (select id from survey_alerts where member_id = ?)',
      clear: { note: 'null' },
      keep: ['channel', 'outcome', 'byId', 'byName'],
    }),
  ],
  // What nobody is named in may still say who wrote it.
  searched: [
    { table: surveyAnswers, columns: ['text'] },
    { table: surveyResponses, columns: ['contact'] },
    { table: surveyAlerts, columns: ['actionTaken'] },
    { table: surveyAlertContacts, columns: ['note'] },
    { table: monthlyReviewNotes, columns: ['text'] },
    { table: correctiveActions, columns: ['title', 'plan', 'reason'] },
    { table: correctiveChecks, columns: ['comment'] },
  ],
};
