/** What can be written about a ticket as it is, and what may become of it with that. */
import type { AfterReply } from '#contract/service/messages';
import { AFTER_KIND } from '#contract/service/replies';
import type { TicketAction } from '#contract/service/tickets';
import type { DraftKind } from './useDraft.ts';

type Allowed = readonly TicketAction[];

/** A note can be written wherever the ticket stands. */
export const kindsOf = (allowed: Allowed): DraftKind[] => [
  ...(allowed.includes('reply') ? (['public'] as const) : []),
  'internal',
  ...(allowed.includes('logCall') ? (['call'] as const) : []),
];

export const afterOf = (kind: DraftKind, allowed: Allowed): AfterReply[] =>
  AFTER_KIND[kind].filter((after) => after === 'stay' || allowed.includes(after));
