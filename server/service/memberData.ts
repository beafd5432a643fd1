/** What the tables of this domain hold about members: their words leave with them, what was done and when stays. */
import {
  ticketChanges,
  ticketLinks,
  ticketMessages,
  tickets,
  ticketTags,
  ticketTasks,
} from '#db/schema/service/tickets';
import { type MemberData, memberTable } from '../platform/personalData/memberTables.ts';

const OF_TICKETS = 'ticket_id in (select id from tickets where member_id = ?)';

export const SERVICE_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(tickets, {
      clear: { subject: "'–'" },
      keep: [
        'number',
        'recordedOn',
        'externalId',
        'requestHash',
        'type',
        'state',
        'priority',
        'channel',
        'source',
        'level',
        'orderExternalId',
        'lines',
        'assigneeId',
        'waitingOn',
        'resolution',
        'createdBy',
      ],
      resource: 'tickets',
    }),
    memberTable(ticketTags, { of: OF_TICKETS, keep: ['tag'] }),
    memberTable(ticketMessages, {
      of: OF_TICKETS,
      clear: { body: "'–'", redactionReason: 'null', bodyHash: 'null' },
      keep: ['kind', 'authorKind', 'authorId', 'authorName', 'channel', 'externalId', 'redactedBy'],
    }),
    memberTable(ticketChanges, {
      of: OF_TICKETS,
      clear: { reason: 'null' },
      keep: [
        'actorKind',
        'actorId',
        'actorName',
        'action',
        'fromStatus',
        'toStatus',
        'before',
        'after',
      ],
    }),
    memberTable(ticketTasks, {
      of: OF_TICKETS,
      clear: { title: "'–'" },
      keep: ['department', 'doneBy', 'createdBy'],
    }),
    memberTable(ticketLinks, { of: OF_TICKETS, keep: ['kind', 'createdBy'] }),
  ],
};
