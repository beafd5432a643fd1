/** The list of invitations: columns and filters. */
import { surveyInvitations } from '#db/schema/surveys/distributions';
import type { ListSpec } from '../../platform/lists/spec.ts';

const OF = '"survey_invitations"';

/**
 * Without the secret. When somebody answered in confidence is as when they were asked, for beside the month of the
 * response the instant would tell whose it is; anonymous answers are stored so.
 */
export const invitationList: ListSpec = {
  table: surveyInvitations,
  hidden: ['tokenHash', 'snapshot', 'startedAt', 'completedAt'],
  timed: {
    completedAt: `(case when ${OF}.completed_at is null or exists (select 1 from survey_distributions d
        join surveys s on s.id = d.survey_id where d.id = ${OF}.distribution_id and s.identity_mode = 'identified')
        or exists (select 1 from survey_responses r where r.invitation_id = ${OF}.id and r.contact_wanted = 1)
      then ${OF}.completed_at else coalesce(${OF}.sent_at, ${OF}.decided_at) end)`,
  },
  extra: {
    responseId: `(select r.id from survey_responses r join surveys s on s.id = r.survey_id
      where r.invitation_id = ${OF}.id and r.completed_at is not null and (s.identity_mode = 'identified'
        or (s.identity_mode = 'confidential' and r.contact_wanted = 1)))`,
    memberExternalId: `(select m.external_id from members m where m.id = ${OF}.member_id)`,
    ticketId: `case when ${OF}.subject_kind = 'ticket' then ${OF}.subject_id end`,
    ticketNumber: `(select t.number from tickets t where ${OF}.subject_kind = 'ticket' and t.id = ${OF}.subject_id)`,
  },
  filters: {
    isAsked: (value) =>
      typeof value === 'boolean'
        ? { sql: `${OF}.out_reason is ${value ? '' : 'not '}null`, values: [] }
        : null,
  },
  defaultSort: ['decidedAt', 'DESC'],
};
