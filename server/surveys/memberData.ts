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
import { statement } from '#db/statements';
import { startOfDay } from '#shared/days';
import { type MemberData, memberTable } from '../platform/personalData/memberTables.ts';
import { personIsShown } from './responses/modes.ts';
import { untoldFrom } from './toldMonths/rules.ts';

const OF_RESPONSES = 'response_id in (select id from survey_responses where member_id = ?)';

/** By the same rule as `showsPerson`: staff do not see who answered these, and the page that asks has said so. */
const UNTOLD_RESPONSE = `not ${personIsShown('survey_responses')}`;
const UNTOLD_ANSWER = `exists (select 1 from survey_responses r
  where r.id = survey_answers.response_id and not ${personIsShown('r')})`;
/** Of these it is told that somebody answered, and not when. */
const ofDiscreet = (table: string) => `exists (select 1 from survey_distributions d
  join surveys s on s.id = d.survey_id where d.id = ${table}.distribution_id and s.identity_mode <> 'identified')`;

const UNTOLD = statement<{ n: number }>(
  `select count(*) as n from survey_responses r
   where r.member_id = ? and r.completed_at < ? and not ${personIsShown('r')}`,
);

export const SURVEY_MEMBER_DATA: MemberData = {
  leftOut: async (db, memberId, { now, timeZone }) => {
    const [found] = await UNTOLD(db, memberId, startOfDay(untoldFrom(now, timeZone), timeZone));
    return {
      why: 'Answers of surveys that promised not to tell staff who answered. Those of months that are not over are not counted.',
      count: Number(found?.n ?? 0),
    };
  },
  tables: [
    memberTable(surveyInvitations, {
      untold: {
        when: ofDiscreet('survey_invitations'),
        columns: ['startedAt', 'completedAt', 'remindedAt'],
      },
      clear: { tokenHash: 'null' },
      keep: ['subjectKind', 'outReason', 'snapshot'],
    }),
    memberTable(surveyIncentives, {
      untold: { when: ofDiscreet('survey_incentives'), columns: ['givenAt'] },
    }),
    memberTable(surveyResponses, {
      untold: { when: UNTOLD_RESPONSE },
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
      untold: { when: UNTOLD_ANSWER },
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
