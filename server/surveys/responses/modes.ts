/** Who can be seen to have answered which survey, as conditions over responses. */
import type { IdentityMode } from '#contract/surveys/surveys';
import { LEAST_SHOWN } from '../statistics/cells.ts';

export const OF = '"survey_responses"';
export const inMode = (mode: IdentityMode): string =>
  `${OF}.survey_id in (select s.id from surveys s where s.identity_mode = '${mode}')`;

/** By the same rule as `showsPerson`. */
export const PERSON_IS_SHOWN = `(${inMode('identified')} or (${OF}.contact_wanted = 1 and ${inMode('confidential')}))`;

/** Sent, and not of a survey that so few have answered that it would be known who did. */
export const IS_SHOWN = `${OF}.completed_at is not null and ${OF}.survey_id in (
  select s.id from surveys s where s.identity_mode = 'identified' or exists (
    select 1 from survey_responses o where o.survey_id = s.id and o.completed_at is not null
    limit 1 offset ${LEAST_SHOWN - 1}))`;
