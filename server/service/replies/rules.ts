/** What a message changes of its ticket. Pure. */
import type { MessageInput } from '#contract/service/replies';
import type { Resolution, TicketAction, TicketState } from '#contract/service/tickets';
import { unansweredFrom } from '../tickets/rules.ts';
import { NOT_WAITING, reopenedFields, UNRESOLVED } from '../tickets/statusFields.ts';

interface Ticket {
  state: TicketState;
  firstReplyAt: number | null;
  lastReplyAt: number | null;
  lastMessageAt: number;
  reopenCount: number;
}

export const actionOf = ({ kind, next }: Pick<MessageInput, 'kind' | 'next'>): TicketAction => {
  if (next !== 'stay') return next;
  return kind === 'call' ? 'logCall' : 'reply';
};

/** Of what staff write: a reply, or a call in which the customer was reached, is a first reply. What a rule sends is none. */
export const messageFields = (
  {
    firstReplyAt,
    lastReplyAt,
    lastMessageAt,
  }: Pick<Ticket, 'firstReplyAt' | 'lastReplyAt' | 'lastMessageAt'>,
  {
    kind,
    wasReached,
    isByRule = false,
  }: Pick<MessageInput, 'kind' | 'wasReached'> & { isByRule?: boolean },
  now: number,
) => {
  if (kind === 'internal') return {};
  const isReply = !isByRule && (kind === 'public' || wasReached === true);
  return {
    lastMessageAt: Math.max(lastMessageAt, now),
    ...(isReply && {
      firstReplyAt: Math.min(firstReplyAt ?? now, now),
      lastReplyAt: Math.max(lastReplyAt ?? now, now),
    }),
  };
};

/** Of the status to which staff move it. Silence resolves nothing on which others still work. */
export const statusFields = (
  action: TicketAction,
  { resolution, isBlocked }: { resolution: Resolution | null; isBlocked: boolean },
  now: number,
) => {
  if (action === 'askCustomer')
    return { ...NOT_WAITING, unansweredAt: isBlocked ? null : unansweredFrom(now) };
  return action === 'resolve' ? { ...NOT_WAITING, resolution, resolvedAt: now } : {};
};

/** Of a customer's message. A hold keeps its date, so that it can be held again until then. */
export const answerFields = (
  ticket: Pick<Ticket, 'state' | 'lastMessageAt' | 'reopenCount'>,
  {
    action,
    counts,
    writtenAt,
  }: { action: 'answer' | 'reopen'; counts: boolean; writtenAt: number },
) => ({
  lastMessageAt: Math.max(ticket.lastMessageAt, writtenAt),
  ...(ticket.state === 'pendingCustomer' && NOT_WAITING),
  ...(action === 'reopen' && (counts ? reopenedFields(ticket) : UNRESOLVED)),
});
