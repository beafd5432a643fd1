/** What needs attention of tickets. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { ticketList } from './tickets/list.ts';

export const TICKET_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'unassignedTickets',
    tone: 'bad',
    resource: 'tickets',
    access: ['tickets', 'take'],
    spec: ticketList,
    filter: () => ({ assigneeId: null, isLive: true }),
    sort: ['openedAt', 'ASC'],
    since: 'openedAt',
  },
  {
    name: 'lateTasks',
    tone: 'attention',
    resource: 'tickets',
    access: ['tickets', 'handOver'],
    spec: ticketList,
    filter: () => ({ isLive: true, hasLateTask: true }),
    sort: ['openedAt', 'ASC'],
  },
  {
    name: 'spamMessages',
    tone: 'attention',
    resource: 'tickets',
    access: ['tickets', 'restoration'],
    spec: ticketList,
    filter: () => ({ hasSpamMessage: true }),
    sort: ['lastMessageAt', 'ASC'],
    since: 'lastMessageAt',
  },
  {
    name: 'heldTickets',
    tone: 'attention',
    resource: 'tickets',
    access: ['tickets', 'take'],
    spec: ticketList,
    filter: ({ now }) => ({ assigneeId: 'me', status: 'onHold', followUpAt_lte: now() }),
    sort: ['followUpAt', 'ASC'],
    since: 'followUpAt',
  },
];
