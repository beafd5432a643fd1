/** The list of invitations: columns and filters. */
import { surveyInvitations } from '#db/schema/surveys/distributions';
import type { ListSpec } from '../../platform/lists/spec.ts';

const OF = '"survey_invitations"';

/** Without the secret. */
export const invitationList: ListSpec = {
  table: surveyInvitations,
  hidden: ['tokenHash', 'snapshot'],
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
