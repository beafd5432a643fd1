/** Addresses of surveys for people without an account. */

/** Of invitations, and of open links: `/s/<segment>/<token>`. */
export const INVITED = 'survey';
export const OPEN = 'open';
