/** What is refused of tickets of a file besides what their rows say: by what is stored of their numbers, customers and orders. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { importedTickets } from '#db/schema/service/importedTickets';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { ERASED_MEMBER } from '../../members/erased/refuse.ts';
import { loadPeople } from '../../members/people/load.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { contentHash } from '../../platform/records/writer.ts';
import type { ReadTicket } from './readTicket.ts';

/** A ticket of a file with its customer. */
export interface TicketItem extends ReadTicket {
  memberId: number | null;
  /** Who worked on it, where that is somebody of the staff. */
  agentId: string | null;
}

const byNumber = prepared({ numbers: many(importedTickets.number) }, (q, { numbers }) =>
  q
    .select({ number: importedTickets.number, contentHash: importedTickets.contentHash })
    .from(importedTickets)
    .where(inArray(importedTickets.number, numbers)),
);
const buyersOf = prepared({ numbers: many(orders.externalId) }, (q, { numbers }) =>
  q
    .select({ externalId: orders.externalId, memberId: orders.memberId })
    .from(orders)
    .where(inArray(orders.externalId, numbers)),
);
const known = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q.select({ id: members.id }).from(members).where(inArray(members.id, ids)),
);

export const hashOf = ({ ticket }: ReadTicket): string => contentHash(ticket);

/** By number; of several rows with one the first counts. */
const loadHashes = async (tx: Db, items: readonly TicketItem[]) => {
  const numbers = [...new Set(items.map(({ ticket }) => ticket.number))];
  const rows = await byNumber(tx, { numbers });
  return new Map(rows.map((row) => [row.number, row.contentHash]));
};

/** Who bought what the tickets are about, and who of everybody was erased since the file was read. */
const loadCustomers = async (tx: Db, items: readonly TicketItem[]) => {
  const numbers = [...new Set(items.flatMap(({ ticket }) => ticket.order ?? []))];
  const buyers = new Map(
    (await buyersOf(tx, { numbers })).map((row) => [row.externalId, row.memberId]),
  );
  const ids = [...items.map(({ memberId }) => memberId), ...buyers.values()].flatMap(
    (id) => id ?? [],
  );
  const { primaryOf } = await loadPeople(tx, ids);
  const erased = await loadErasedIds(tx, ids);
  const present = new Set((await known(tx, { ids: [...new Set(ids)] })).map(({ id }) => id));
  return (item: TicketItem): RowError[] => {
    const { row, ticket, memberId } = item;
    const buyerId = ticket.order === null ? null : (buyers.get(ticket.order) ?? null);
    if (memberId !== null && !present.has(memberId))
      return [rowError(row.line, 'customer', 'imports.errors.unknownCustomer')];
    if (memberId !== null && erased.has(memberId))
      return [rowError(row.line, 'customer', ERASED_MEMBER)];
    if (buyerId === null) return [];
    if (memberId === null)
      return erased.has(buyerId) ? [rowError(row.line, 'order', ERASED_MEMBER)] : [];
    return primaryOf(memberId) === primaryOf(buyerId)
      ? []
      : [rowError(row.line, 'order', 'tickets.errors.orderOfOther')];
  };
};

export type Verdict = 'new' | 'unchanged' | { errors: RowError[] };

export const checkTickets = async (
  tx: Db,
  items: readonly TicketItem[],
): Promise<readonly Verdict[]> => {
  const hashes = await loadHashes(tx, items);
  const wrongCustomer = await loadCustomers(tx, items);
  return items.map((item) => {
    const { number } = item.ticket;
    const before = hashes.get(number);
    if (before === hashOf(item)) return 'unchanged';
    if (before !== undefined)
      return { errors: [rowError(item.row.line, 'number', 'imports.errors.otherTicket')] };
    const errors = wrongCustomer(item);
    if (errors.length > 0) return { errors };
    hashes.set(number, hashOf(item));
    return 'new';
  });
};
