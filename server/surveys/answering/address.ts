/** Addresses of surveys for people without an account. */

/** Of invitations, and of open links: `/s/<segment>/<token>`. */
export const INVITED = 'survey';
export const OPEN = 'open';
/** Ends the address of an open link that many people answer on one device, as on a counter: it is the channel of their answers. */
export const SHARED_DEVICE = 'counter';
