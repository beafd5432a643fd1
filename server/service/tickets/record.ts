/** A ticket as stored, as it is shown, and its entries of the activity log. */
import { asc, eq, inArray, or } from 'drizzle-orm';
import type { Role } from '#contract/platform/access';
import type { Ticket, TicketDetail } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { staff } from '#db/schema/platform/staff';
import { tickets, ticketTags } from '#db/schema/service/tickets';
import { withMembers } from '../../members/members/withMembers.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadNewest } from '../messages/load.ts';
import { loadPresent } from '../presence/present.ts';
import { loadLinked } from './links.ts';
import { allowedActions, partyOf, statusAt } from './rules.ts';
import { findThanked } from './thanks.ts';

export type TicketRow = typeof tickets.$inferSelect;

/** Without words of the customer: those leave with the customer, and the log stays. */
export const activityEntry = ({ actor, now }: Writer, { id, number }: TicketRow) => ({
  actor,
  at: now,
  resource: 'tickets',
  recordId: id,
  recordName: number,
});

const tagsOf = prepared({ ids: many(ticketTags.ticketId) }, (q, { ids }) =>
  q
    .select({ ticketId: ticketTags.ticketId, tag: ticketTags.tag })
    .from(ticketTags)
    .where(inArray(ticketTags.ticketId, ids))
    .orderBy(asc(ticketTags.id)),
);
export const loadTags = async (db: Db, ticketId: number): Promise<string[]> =>
  (await tagsOf(db, { ids: [ticketId] })).map(({ tag }) => tag);

const staffOf = prepared({ ids: many(staff.id) }, (q, { ids }) =>
  q.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids)),
);
const ordersOf = prepared({ numbers: many(orders.externalId) }, (q, { numbers }) =>
  q
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(inArray(orders.externalId, numbers)),
);
const mergedInto = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, mergedIntoId: tickets.mergedIntoId })
    .from(tickets)
    .where(or(inArray(tickets.id, ids), inArray(tickets.mergedIntoId, ids))),
);
/** The ticket and those that were merged into it: their messages are one thread. */
export const threadOf = async (db: Db, id: number): Promise<number[]> =>
  (await mergedInto(db, { ids: [id] })).map((row) => row.id);

const distinct = <T>(values: readonly (T | null)[]): T[] => [
  ...new Set(values.flatMap((value) => value ?? [])),
];
/** Longer messages are cut in lists. */
const SHOWN_TEXT = 140;

/** Without what only the server needs. */
const withoutStored = <T extends TicketRow>({
  state: _state,
  unansweredAt: _unansweredAt,
  requestHash: _requestHash,
  recordedOn: _recordedOn,
  dayNumber: _dayNumber,
  ...shown
}: T) => shown;

/** The newest public message of each ticket, those of tickets that were merged into it among them. */
const newestOf = async (db: Db, ids: readonly number[]) => {
  const parts = await mergedInto(db, { ids });
  const messages = await loadNewest(
    db,
    parts.map(({ id }) => id),
  );
  const byTicket = new Map(messages.map((message) => [message.ticketId, message]));
  return (ticketId: number) =>
    parts
      .filter(({ id, mergedIntoId }) => id === ticketId || mergedIntoId === ticketId)
      .flatMap(({ id }) => byTicket.get(id) ?? [])
      .sort((one, other) => other.id - one.id)[0];
};

/** Adds what rows name, and what time makes of their status. */
export const withParts = async (db: Db, rows: TicketRow[], now: number): Promise<Ticket[]> => {
  const ids = rows.map(({ id }) => id);
  const tags = await tagsOf(db, { ids });
  const newest = await newestOf(db, ids);
  const present = await loadPresent(db, ids, now);
  const people = new Map(
    (await staffOf(db, { ids: distinct(rows.map((row) => row.assigneeId)) })).map((one) => [
      one.id,
      one.name,
    ]),
  );
  const numbers = distinct(rows.map((row) => row.orderExternalId));
  const known = new Map(
    (await ordersOf(db, { numbers })).map((order) => [order.externalId, order.id]),
  );
  return (await withMembers(db, rows)).map((row) => {
    const last = newest(row.id);
    return {
      ...withoutStored(row),
      ...statusAt(row, now),
      assigneeName: row.assigneeId === null ? null : (people.get(row.assigneeId) ?? null),
      orderId: known.get(row.orderExternalId ?? '') ?? null,
      present: present.get(row.id) ?? [],
      tags: tags.filter(({ ticketId }) => ticketId === row.id).map(({ tag }) => tag),
      lastMessage: last
        ? { text: last.body.slice(0, SHOWN_TEXT), isByCustomer: last.authorKind === 'customer' }
        : null,
    };
  });
};

export const showTicket = async (
  db: Db,
  id: number,
  { now, role }: { now: number; role: Role | null },
): Promise<TicketDetail> => {
  const [shown] = await withParts(db, [await getRow(db, tickets, id)], now);
  if (!shown) throw new Error(`Ticket ${id} was read and not shown`);
  const linked = await loadLinked(db, id, now);
  const possible = allowedActions(shown.status, partyOf(role));
  const mayStay =
    possible.includes('keepResolved') &&
    (await findThanked(db, id, await threadOf(db, id))) !== null;
  const allowed = possible.filter((action) => action !== 'keepResolved' || mayStay);
  return { ...shown, linked, allowed };
};

/** The answer to a write: without what was said, because it is kept for repeats, also after a redaction. */
export const answerTicket = async (
  db: Db,
  id: number,
  asking: { now: number; role: Role | null },
): Promise<TicketDetail> => ({
  ...(await showTicket(db, id, asking)),
  linked: [],
  lastMessage: null,
});

const byNumber = prepared({ number: tickets.number }, (q, { number }) =>
  q.select({ id: tickets.id }).from(tickets).where(eq(tickets.number, number)),
);
export const findByNumber = async (db: Db, number: string): Promise<number | null> =>
  (await byNumber(db, { number }))[0]?.id ?? null;
