/** Who can be seen to have answered which survey, as conditions over responses. */
import type { IdentityMode } from '#contract/surveys/surveys';

export const OF = '"survey_responses"';
export const inMode = (mode: IdentityMode): string =>
  `${OF}.survey_id in (select s.id from surveys s where s.identity_mode = '${mode}')`;

/** By the same rule as `showsPerson`. */
export const PERSON_IS_SHOWN = `(${inMode('identified')} or (${OF}.contact_wanted = 1 and ${inMode('confidential')}))`;
