/** Events of tickets for the store's own systems. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';
import { METRICS } from '#contract/service/metrics';
import { RESOLUTIONS, TICKET_STATUSES } from '#contract/service/tickets';
import { id, instant } from '#shared/fields';

const ofTicket = {
  /** By which it is read at `/api/store/tickets/:number`. */
  number: z.string(),
  /** The store's id of the ticket and of the member; null where there is none. */
  externalId: z.string().nullable(),
  member: z.string().nullable(),
};

const dueTicket = () =>
  z.strictObject({
    number: ofTicket.number,
    externalId: ofTicket.externalId,
    /** Which clock it is, and when it is due. */
    clock: z.enum(METRICS),
    dueAt: instant(),
  });

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
  {
    type: 'ticket.nearly_due',
    names: { en: 'Ticket nearly due', zh: '工单即将超时' },
    descriptions: {
      en: 'Four fifths of the time for a response or the resolution have passed.',
      zh: '响应或解决时限已用去五分之四。',
    },
    data: dueTicket(),
  },
  {
    type: 'ticket.overdue',
    names: { en: 'Ticket overdue', zh: '工单超时' },
    descriptions: {
      en: 'A ticket was not answered or resolved in time.',
      zh: '工单未在时限内响应或解决。',
    },
    data: dueTicket(),
  },
];
