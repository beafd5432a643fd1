/** The columns of files of tickets and of their messages. */

export const TICKET_COLUMNS = [
  'number',
  'type',
  'channel',
  'subject',
  'customer',
  'order',
  'opened',
  'first_answered',
  'resolved',
  'closed',
  'status',
  'resolution',
  'agent',
  'tags',
  'reason',
  'satisfaction',
] as const;
export const TICKET_REQUIRED = ['number', 'type', 'channel', 'subject', 'opened'] as const;

export const MESSAGE_COLUMNS = ['ticket', 'at', 'from', 'text', 'author'] as const;
export const MESSAGE_REQUIRED = ['ticket', 'at', 'from', 'text'] as const;
