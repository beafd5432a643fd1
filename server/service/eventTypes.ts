/** Events of tickets for the store's own systems. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';
import { RESOLUTIONS, TICKET_STATUSES } from '#contract/service/tickets';
import { id } from '#shared/fields';

const ofTicket = {
  /** By which it is read at `/api/store/tickets/:number`. */
  number: z.string(),
  /** The store's id of the ticket and of the member; null where there is none. */
  externalId: z.string().nullable(),
  member: z.string().nullable(),
};

export const TICKET_EVENTS: readonly EventType[] = [
  {
    type: 'ticket.replied',
    names: { en: 'Ticket replied', zh: '工单已回复' },
    descriptions: {
      en: 'Customer service replied to a customer. Read the ticket to show the reply.',
      zh: '客服已回复客户。请读取工单以展示回复内容。',
    },
    data: z.strictObject({ ...ofTicket, messageId: id() }),
  },
  {
    type: 'ticket.status_changed',
    names: { en: 'Ticket status changed', zh: '工单状态变更' },
    descriptions: {
      en: 'A ticket was opened, waits for the customer, is on hold, was resolved, reopened or closed.',
      zh: '工单已创建、待客户回复、挂起、已解决、已重新打开或已关闭。',
    },
    data: z.strictObject({
      ...ofTicket,
      /** Null for a ticket that was opened. */
      from: z.enum(TICKET_STATUSES).nullable(),
      status: z.enum(TICKET_STATUSES),
      resolution: z.enum(RESOLUTIONS).nullable(),
    }),
  },
];
