/** What the tables of this domain hold about members: their words leave with them, what was done and when stays. */
import { ticketAttachments } from '#db/schema/service/attachments';
import { statement } from '#db/statements';
import { importedTickets } from '#db/schema/service/importedTickets';
import { ticketHolds } from '#db/schema/service/retention';
import { customerLinks } from '#db/schema/service/customerLinks';
import {
  ticketClockMarks,
  ticketClocks,
  ticketDeadlines,
  ticketTargets,
} from '#db/schema/service/clocks';
import {
  ticketChanges,
  ticketLinks,
  ticketMessages,
  tickets,
  ticketTags,
  ticketTasks,
} from '#db/schema/service/tickets';
import { LIVE_STATUSES, type TicketState } from '#contract/service/tickets';
import { qualityReviews, qualityVerdicts } from '#db/schema/service/qualityReviews';
import { ticketRuleRuns } from '#db/schema/service/ticketRules';
import type { Db } from '#db';
import { statusAt } from '#rules/service/tickets';
import { REASON_CODE } from './ticketFiles/reasonCode.ts';
import { countLegalHolds } from './retention/holds.ts';
import { idsFor, type MemberData, memberTable } from '../platform/personalData/memberTables.ts';

/** The tickets in whose place those of a member go on. */
const SURVIVORS = '(select coalesce(merged_into_id, id) from tickets where member_id = ?)';
const ORDERS = '(select external_id from orders where member_id = ?)';
/** Those of the member, and those of nobody that are one thread with them or about an order of the member. */
export const TICKETS = `(member_id = ? or (member_id is null
  and (id in ${SURVIVORS} or merged_into_id in ${SURVIVORS} or order_external_id in ${ORDERS})))`;
const OF_TICKETS = `ticket_id in (select id from tickets where ${TICKETS})`;

interface StateRow {
  id: number;
  state: TicketState;
  resolved_at: number | null;
  unanswered_at: number | null;
}
const statesOf = statement<StateRow>(
  `select id, state, resolved_at, unanswered_at from tickets where ${TICKETS}`,
);
const instantOf = (at: number | null) => (at === null ? null : Number(at));

/** Tickets that still wait for somebody: they stay, with what was done and when. */
const findOpen = async (db: Db, memberId: number, now: number): Promise<number[]> =>
  (await statesOf(db, ...idsFor(TICKETS, memberId))).flatMap((row) => {
    const { status } = statusAt(
      {
        state: row.state,
        resolution: null,
        resolvedAt: instantOf(row.resolved_at),
        unansweredAt: instantOf(row.unanswered_at),
      },
      now,
    );
    return LIVE_STATUSES.some((live) => live === status) ? [Number(row.id)] : [];
  });
const OF_MESSAGES = `message_id in (select id from ticket_messages where ${OF_TICKETS})`;
const filesOf = statement<{ file_id: number }>(
  `select file_id from ticket_attachments where file_id is not null and ${OF_MESSAGES}`,
);

export const SERVICE_MEMBER_DATA: MemberData = {
  erase: async (tx, { id, pictures }) => {
    for (const { file_id: fileId } of await filesOf(tx, ...idsFor(OF_MESSAGES, id)))
      pictures.add(Number(fileId));
  },
  tables: [
    memberTable(tickets, {
      of: TICKETS,
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
        'nextDueMetric',
        'createdBy',
      ],
      resource: 'tickets',
    }),
    // Staff write them as they like.
    memberTable(ticketTags, { of: OF_TICKETS, isDeleted: true, keep: ['tag'] }),
    memberTable(ticketMessages, {
      of: OF_TICKETS,
      clear: { body: "'–'", redactionReason: 'null', bodyHash: 'null' },
      keep: ['kind', 'authorKind', 'authorId', 'authorName', 'channel', 'externalId', 'redactedBy'],
    }),
    memberTable(ticketAttachments, {
      of: OF_MESSAGES,
      clear: { name: "'–'", fileId: 'null', contentHash: "''" },
      keep: ['type', 'creatorId'],
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
    memberTable(importedTickets, {
      of: OF_TICKETS,
      clear: { reasonText: REASON_CODE },
      keep: ['number', 'contentHash', 'agent'],
    }),
    memberTable(ticketHolds, { of: OF_TICKETS, keep: ['reason', 'createdBy'] }),
    memberTable(ticketTasks, {
      of: OF_TICKETS,
      clear: { title: "'–'" },
      keep: ['department', 'doneBy', 'createdBy'],
    }),
    memberTable(ticketTargets, { of: OF_TICKETS, keep: ['policyNames', 'priority', 'level'] }),
    memberTable(ticketClocks, {
      of: OF_TICKETS,
      keep: ['metric', 'state', 'outcome', 'type', 'level'],
    }),
    memberTable(ticketClockMarks, { of: OF_TICKETS, keep: ['metric', 'mark'] }),
    memberTable(ticketDeadlines, { of: OF_TICKETS, keep: ['rule', 'subject'] }),
    memberTable(customerLinks, {
      of: `(member_id = ? or ${OF_TICKETS})`,
      isDeleted: true,
      keep: ['tokenHash', 'orderExternalId', 'language', 'createdBy', 'withdrawnBy'],
    }),
    memberTable(qualityReviews, {
      of: OF_TICKETS,
      clear: { comment: "'–'", answer: 'null' },
      keep: ['agentId', 'week', 'marks', 'reviewerId', 'reviewerName'],
    }),
    memberTable(qualityVerdicts, {
      of: `review_id in (select id from quality_reviews where ${OF_TICKETS})`,
      clear: { comment: "'–'", reason: 'null' },
      keep: ['marks', 'givenBy', 'replacedById', 'replacedBy'],
    }),
    memberTable(ticketRuleRuns, {
      of: OF_TICKETS,
      keep: ['ruleNames', 'trigger', 'eventKey', 'results'],
    }),
    memberTable(ticketLinks, { of: OF_TICKETS, keep: ['kind', 'createdBy'] }),
  ],
  blocks: [{ key: 'legalHolds', count: countLegalHolds(TICKETS) }],
  keeps: [{ key: 'tickets', find: findOpen }],
};
