/** Routes of tickets, for staff. */
import { randomUUID } from 'node:crypto';
import {
  TicketAssignment,
  TicketEdit,
  TicketHold,
  TicketInput,
  TicketReason,
  TicketResolution,
  TicketTagging,
  TicketVersion,
} from '#contract/service/ticketInputs';
import { tickets } from '#db/schema/service/tickets';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import {
  assignTicket,
  holdTicket,
  keepResolved,
  markSpam,
  reopenTicket,
  resolveTicket,
  restoreTicket,
  resumeTicket,
  takeTicket,
} from './actions.ts';
import { findObstacles } from './afterChanges.ts';
import { loadAgents } from './agents.ts';
import { createTicket } from './create.ts';
import { refuseOrderOfOther } from './customers.ts';
import { editTicket } from './edit.ts';
import { checkFollowed, linkFollowUp } from './followUps.ts';
import { ticketList } from './list.ts';
import { answerTicket, showTicket } from './show.ts';
import { tagTicket } from './tags.ts';
import { ticketVerb } from './ticketVerb.ts';
import { ticketWriterOf } from './ticketWriter.ts';

const create = async (context: Context, { body }: Call<TicketInput>) => {
  const writer = await ticketWriterOf(context);
  const { isMine, followUpOf, ...input } = body;
  return context.transaction(async (tx) => {
    if (followUpOf !== null) await checkFollowed(tx, followUpOf, input, writer.now);
    await refuseOrderOfOther(tx, input);
    const { id } = await createTicket(tx, writer, {
      ...input,
      source: 'agent',
      openedAt: writer.now,
      messageId: randomUUID(),
      assigneeId: isMine ? writer.actor.id : null,
      externalId: null,
      requestHash: null,
    });
    if (followUpOf !== null) await linkFollowUp(tx, writer, { id, closedId: followUpOf });
    return answerTicket(tx, id, { now: writer.now, role: context.role });
  });
};

export const ticketRoutes: Route[] = resource('tickets', {
  list: listOf(ticketList),
  show: (context, { params }) =>
    showTicket(context.db, recordId(params.id), { now: context.now(), role: context.role }),
  create: { body: TicketInput, handle: create },
  edit: { body: TicketEdit, handle: ticketVerb(editTicket) },
  actions: {
    agents: {
      summary: 'Who can be given tickets',
      method: 'get',
      collection: true,
      action: 'list',
      handle: ({ db, now }) => loadAgents(db, now()),
    },
    obstacles: {
      summary: 'Everything that keeps a ticket from being resolved, with what ends it',
      method: 'get',
      action: 'show',
      handle: async ({ db, now }, { params }) => {
        const { id } = await getRow(db, tickets, recordId(params.id));
        return findObstacles(db, id, now());
      },
    },
    take: { summary: 'Take a ticket', body: TicketVersion, handle: ticketVerb(takeTicket) },
    assignment: {
      summary: 'Give a ticket to somebody, or to nobody',
      body: TicketAssignment,
      handle: ticketVerb(assignTicket),
    },
    hold: {
      summary: 'Put a ticket on hold: for whom it waits, and when to look again',
      body: TicketHold,
      handle: ticketVerb(holdTicket),
    },
    resumption: {
      summary: 'Go on with a ticket',
      body: TicketVersion,
      handle: ticketVerb(resumeTicket),
    },
    resolution: {
      summary: 'Resolve a ticket, with how it ended',
      body: TicketResolution,
      handle: ticketVerb(resolveTicket),
    },
    reopening: {
      summary: 'Reopen a resolved ticket',
      body: TicketReason,
      handle: ticketVerb(reopenTicket),
    },
    keptResolution: {
      summary: 'The customer’s last message needs no answer: the ticket stays resolved',
      action: 'resolution',
      body: TicketVersion,
      handle: ticketVerb(keepResolved),
    },
    spam: { summary: 'Mark a ticket as spam', body: TicketVersion, handle: ticketVerb(markSpam) },
    restoration: {
      summary: 'Take a ticket out of spam',
      body: TicketVersion,
      handle: ticketVerb(restoreTicket),
    },
    tags: {
      summary: 'Add and take away tags',
      action: 'edit',
      body: TicketTagging,
      handle: ticketVerb(tagTicket),
    },
  },
});
