/** What tickets are to each other. */
/** What a ticket is to another one: `followUp` follows from how it came about, the others are chosen. */
export const LINK_KINDS = ['related', 'duplicate', 'causedBy', 'child'] as const;
export type ChosenLink = (typeof LINK_KINDS)[number];
export type LinkKind = ChosenLink | 'followUp';

/** What another ticket is to this one. */
export const TICKET_RELATIONS = [
  'followUpOf',
  'followedBy',
  'mergedIn',
  'related',
  'duplicateOf',
  'duplicatedBy',
  'causedBy',
  'causes',
  'childOf',
  'parentOf',
] as const;
export type TicketRelation = (typeof TICKET_RELATIONS)[number];
