/** Addresses of surveys for people without an account. */

/** Of invitations, and of open links: `/s/<segment>/<token>`. */
export const INVITED = 'survey';
export const OPEN = 'open';

/**
 * `/s/survey/<token>/step/<question>`: a question of somebody whose answers are stored; without one, the last screen. A score
 * that the link chose stands behind the question.
 */
export const STEP = 'step';
export const stepAddress = (address: string, key: string | null, score = ''): string =>
  [
    address,
    STEP,
    ...(key === null ? [] : [encodeURIComponent(key)]),
    ...(score === '' ? [] : [score]),
  ].join('/');
