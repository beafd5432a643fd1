/** The steps of a ticket that another system has taken. Pure. */
import type { ticketChanges, tickets } from '#db/schema/service/tickets';
import type { TicketItem } from './checkTickets.ts';

/** Its history as far as it is known; the steps of staff name whom the file names. */
export const changesOf = (
  ticketId: number,
  { ticket, agentId }: TicketItem,
  { state, resolvedAt, resolution }: typeof tickets.$inferInsert,
): (typeof ticketChanges.$inferInsert)[] => {
  const { openedAt, firstReplyAt, agent } = ticket;
  const common = { ticketId, reason: null, actorId: null };
  const opened = resolvedAt == null ? state : agentId === null ? 'new' : 'open';
  const byStaff = { actorKind: 'staff' as const, actorName: agent };
  return [
    {
      ...common,
      at: openedAt,
      actorKind: 'customer',
      actorName: null,
      action: 'open',
      fromStatus: null,
      toStatus: opened === 'pendingCustomer' ? 'open' : opened,
      before: null,
      after: { assigneeId: agentId },
    },
    ...(state === 'pendingCustomer'
      ? [
          {
            ...common,
            ...byStaff,
            at: firstReplyAt ?? openedAt,
            action: 'askCustomer' as const,
            fromStatus: 'open' as const,
            toStatus: state,
            before: null,
            after: null,
          },
        ]
      : []),
    ...(resolvedAt == null
      ? []
      : [
          {
            ...common,
            ...byStaff,
            at: resolvedAt,
            action: 'resolve' as const,
            fromStatus: opened,
            toStatus: 'resolved' as const,
            before: { resolution: null, resolvedAt: null },
            after: { resolution, resolvedAt },
          },
        ]),
  ];
};
