/** Who can be seen to have answered which survey, as conditions over responses. */
import type { IdentityMode } from '#contract/surveys/surveys';

export const OF = '"survey_responses"';
const inMode = (mode: IdentityMode, of: string = OF): string =>
  `${of}.survey_id in (select s.id from surveys s where s.identity_mode = '${mode}')`;

/** By the same rule as `showsPerson`, of responses under another name too. */
export const personIsShown = (of: string): string =>
  `(${inMode('identified', of)} or (${of}.contact_wanted = 1 and ${inMode('confidential', of)}))`;
export const PERSON_IS_SHOWN = personIsShown(OF);
