/** A ticket as it is shown: with what its row names, and what time makes of its status. */
import { inArray } from 'drizzle-orm';
import type { Role } from '#contract/platform/access';
import type { Ticket, TicketAction, TicketDetail } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { teams } from '#db/schema/service/teams';
import { tickets } from '#db/schema/service/tickets';
import { withMembers } from '../../members/members/withMembers.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadNewest } from '../messages/load.ts';
import { loadPresent } from '../presence/present.ts';
import { loadStaffNames } from './agents.ts';
import { loadLinked } from './links.ts';
import { isCustomerErased } from './customers.ts';
import type { TicketRow } from './record.ts';
import { allowedActions, partyOf, statusAt } from './rules.ts';
import { loadTags } from './tags.ts';
import { findThanked } from './thanks.ts';
import { loadThreads, threadOf } from './thread.ts';

const teamsOf = prepared({ ids: many(teams.id) }, (q, { ids }) =>
  q.select({ id: teams.id, names: teams.names }).from(teams).where(inArray(teams.id, ids)),
);
const ordersOf = prepared({ numbers: many(orders.externalId) }, (q, { numbers }) =>
  q
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(inArray(orders.externalId, numbers)),
);
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
  lastReplyAt: _lastReplyAt,
  firstAskedAt: _firstAskedAt,
  firstRanMs: _firstRanMs,
  resolutionRanMs: _resolutionRanMs,
  ...shown
}: T) => shown;

/** The newest public message of each ticket, those of tickets that were merged into it among them. */
const newestOf = async (db: Db, ids: readonly number[]) => {
  const parts = await loadThreads(db, ids);
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
  const tags = await loadTags(db, ids);
  const newest = await newestOf(db, ids);
  const present = await loadPresent(db, ids, now);
  const nameOf = await loadStaffNames(db, distinct(rows.map((row) => row.assigneeId)));
  const ofTeams = await teamsOf(db, { ids: distinct(rows.map((row) => row.teamId)) });
  const teamNames = new Map(ofTeams.map(({ id, names }) => [id, names]));
  const numbers = distinct(rows.map((row) => row.orderExternalId));
  const known = new Map(
    (await ordersOf(db, { numbers })).map((order) => [order.externalId, order.id]),
  );
  return (await withMembers(db, rows)).map((row) => {
    const last = newest(row.id);
    return {
      ...withoutStored(row),
      ...statusAt(row, now),
      assigneeName: nameOf(row.assigneeId),
      teamName: teamNames.get(row.teamId ?? 0) ?? null,
      orderId: known.get(row.orderExternalId ?? '') ?? null,
      present: present.get(row.id) ?? [],
      tags: tags.filter(({ ticketId }) => ticketId === row.id).map(({ tag }) => tag),
      lastMessage: last
        ? { text: last.body.slice(0, SHOWN_TEXT), isByCustomer: last.authorKind === 'customer' }
        : null,
    };
  });
};

/** What writes something about the customer: refused once they were erased. */
const WRITING_ACTIONS: readonly TicketAction[] = [
  'reply',
  'logCall',
  'askCustomer',
  'hold',
  'merge',
  'edit',
  'addTask',
];

/** Who asks, and when: what may be done follows from it. */
export interface Asking {
  now: number;
  role: Role | null;
}

export const showTicket = async (
  db: Db,
  id: number,
  { now, role }: Asking,
): Promise<TicketDetail> => {
  const [shown] = await withParts(db, [await getRow(db, tickets, id)], now);
  if (!shown) throw new Error(`Ticket ${id} was read and not shown`);
  const linked = await loadLinked(db, id, now);
  const possible = allowedActions(shown.status, partyOf(role));
  const mayStay =
    possible.includes('keepResolved') &&
    (await findThanked(db, id, await threadOf(db, id))) !== null;
  const isErased = await isCustomerErased(db, id);
  const allowed = possible.filter(
    (action) =>
      (action !== 'keepResolved' || mayStay) &&
      !(isErased && WRITING_ACTIONS.some((writing) => writing === action)),
  );
  return { ...shown, linked, isErased, allowed };
};

/** The answer to a write: without what was said, because it is kept for repeats, also after a redaction. */
export const answerTicket = async (db: Db, id: number, asking: Asking): Promise<TicketDetail> => ({
  ...(await showTicket(db, id, asking)),
  linked: [],
  lastMessage: null,
});
