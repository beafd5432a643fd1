/** The list of invitations: columns and filters. */
import { surveyInvitations } from '#db/schema/surveys/distributions';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { hasEnded, loadToldUntil } from '../toldMonths/ended.ts';

const OF = '"survey_invitations"';

const IS_TOLD = `(exists (select 1 from survey_distributions d
    join surveys s on s.id = d.survey_id where d.id = ${OF}.distribution_id and s.identity_mode = 'identified')
  or exists (select 1 from survey_responses r where r.invitation_id = ${OF}.id and r.contact_wanted = 1))`;

/**
 * Without the secret. That somebody answered in confidence appears once the month in which the link ended is told, as when
 * they were asked: beside the month of the response anything else would tell whose it is. Anonymous answers are stored so.
 */
export const invitationList: ListSpec = {
  table: surveyInvitations,
  hidden: ['tokenHash', 'snapshot', 'startedAt', 'completedAt'],
  asked: async (_, context) => ({
    completedAt: `(case when ${OF}.completed_at is null or ${IS_TOLD} then ${OF}.completed_at
      when ${hasEnded(OF, await loadToldUntil(context))} then coalesce(${OF}.sent_at, ${OF}.decided_at) end)`,
  }),
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
