/**
 * Writes tickets of another system as history: nobody is told of them, no rule runs, and only those that are still open get
 * clocks.
 */
import { inArray, max } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { importedTickets } from '#db/schema/service/importedTickets';
import { ticketChanges, tickets, ticketTags } from '#db/schema/service/tickets';
import { dayOf } from '#shared/days';
import { openLevels } from '../../members/levels/load.ts';
import { recordActivities } from '../../platform/activities/record.ts';
import { setTimers } from '../../platform/outbox/timers.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { ticketTimersOf } from '../tickets/events.ts';
import type { TicketRow } from '../tickets/record.ts';
import { LIVE_STATUSES } from '#contract/service/tickets';
import { statusAt, ticketNumber, unansweredFrom } from '../tickets/rules.ts';
import { beginClocks } from './beginClocks.ts';
import { hashOf, type TicketItem } from './checkTickets.ts';
import { changesOf } from './history.ts';
import { stateOf } from './rules.ts';

type NewTicket = typeof tickets.$inferInsert;

const lastOfDays = prepared({ days: many(tickets.recordedOn) }, (q, { days }) =>
  q
    .select({ day: tickets.recordedOn, last: max(tickets.dayNumber) })
    .from(tickets)
    .where(inArray(tickets.recordedOn, days))
    .groupBy(tickets.recordedOn),
);
const rowsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q.select().from(tickets).where(inArray(tickets.id, ids)),
);

/** Numbers go on after those of the day on which the ticket was opened. */
const openNumbers = async (tx: Db, days: readonly string[]) => {
  const rows = await lastOfDays(tx, { days: [...new Set(days)] });
  const last = new Map(rows.map((row) => [row.day, Number(row.last ?? 0)]));
  return (day: string) => {
    const dayNumber = (last.get(day) ?? 0) + 1;
    last.set(day, dayNumber);
    return { recordedOn: day, dayNumber, number: ticketNumber(day, dayNumber) };
  };
};

const toRows = async (
  tx: Db,
  { actor, now, settings }: Writer,
  items: readonly TicketItem[],
): Promise<NewTicket[]> => {
  const dayAt = (at: number) => dayOf(at, settings.timeZone);
  const numbered = await openNumbers(
    tx,
    items.map(({ ticket }) => dayAt(ticket.openedAt)),
  );
  const levelOf = await openLevels(
    tx,
    items.map(({ memberId }) => memberId),
  );
  return items.map(({ ticket, memberId, agentId }) => {
    const { type, channel, subject, order, openedAt, firstReplyAt, status, resolution } = ticket;
    const state = stateOf(status, ticket, { isAssigned: agentId !== null, resolution });
    return {
      ...numbered(dayAt(openedAt)),
      ...state,
      type,
      channel,
      subject,
      priority: 'P3',
      severity: null,
      source: 'import',
      memberId,
      level: levelOf(memberId, openedAt).level,
      orderExternalId: order,
      lines: [],
      assigneeId: agentId,
      // When the customer was asked is not known: the time for an answer begins now.
      unansweredAt: state.state === 'pendingCustomer' ? unansweredFrom(now) : null,
      openedAt,
      firstReplyAt,
      lastMessageAt: openedAt,
      createdBy: actor.name,
      createdAt: now,
      updatedAt: now,
    };
  });
};

const toImported = (ticketId: number, item: TicketItem, now: number) => {
  const { number, agent, reasonText, satisfaction, firstReplyAt, closedAt } = item.ticket;
  return {
    ticketId,
    number,
    contentHash: hashOf(item),
    agent,
    reasonText,
    satisfaction,
    firstReplyAt,
    closedAt,
    importedAt: now,
  };
};

const logged = ({ actor, now, changeId }: Writer, { id, ...row }: TicketRow) => ({
  actor,
  at: now,
  resource: 'tickets',
  recordId: id,
  recordName: row.number,
  verb: 'create' as const,
  after: {
    source: row.source,
    type: row.type,
    channel: row.channel,
    memberId: row.memberId,
    orderExternalId: row.orderExternalId,
    openedAt: row.openedAt,
    resolvedAt: row.resolvedAt,
  },
  changeId: changeId ?? null,
});

/** Returns the ids of the tickets in the order of the items, which `checkTickets` has found new. */
export const insertTickets = async (
  tx: Db,
  writer: Writer,
  items: readonly TicketItem[],
): Promise<number[]> => {
  const { now } = writer;
  const rows = await toRows(tx, writer, items);
  const ids = await insertRows(tx, tickets, rows, { returning: true });
  const numbered = items.map((item, index) => ({
    item,
    id: ids[index] ?? 0,
    row: rows[index] as NewTicket,
  }));
  await insertRows(
    tx,
    ticketTags,
    numbered.flatMap(({ id, item }) => item.ticket.tags.map((tag) => ({ ticketId: id, tag }))),
  );
  await insertRows(
    tx,
    importedTickets,
    numbered.map(({ id, item }) => toImported(id, item, now)),
  );
  await insertRows(
    tx,
    ticketChanges,
    numbered.flatMap(({ id, item, row }) => changesOf(id, item, row)),
  );
  const stored = await rowsOf(tx, { ids });
  await recordActivities(
    tx,
    stored.map((row) => logged(writer, row)),
  );
  await setTimers(
    tx,
    stored.flatMap(ticketTimersOf).filter(({ dueAt }) => dueAt > now),
  );
  for (const row of stored)
    if (LIVE_STATUSES.some((live) => live === statusAt(row, now).status))
      await beginClocks(tx, row, now);
  return ids;
};
