/** Links tickets that belong together, and takes links away. */
import { and, eq, inArray, or } from 'drizzle-orm';
import type { TicketLinking, TicketUnlinking } from '#contract/service/linking';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { ticketLinks, tickets } from '#db/schema/service/tickets';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { deleteRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { areOnePerson, loadThreadMembers, refuseErasedCustomer } from '../tickets/customers.ts';
import { activityEntry, findByNumber, type TicketRow } from '../tickets/record.ts';
import { isLoop } from './rules.ts';

const between = prepared(
  { one: ticketLinks.ticketId, other: ticketLinks.otherId },
  (q, { one, other }) =>
    q
      .select()
      .from(ticketLinks)
      .where(
        or(
          and(eq(ticketLinks.ticketId, one), eq(ticketLinks.otherId, other)),
          and(eq(ticketLinks.ticketId, other), eq(ticketLinks.otherId, one)),
        ),
      ),
);
const parentsOf = prepared({ ids: many(ticketLinks.ticketId) }, (q, { ids }) =>
  q
    .select({ id: ticketLinks.ticketId, parentId: ticketLinks.otherId })
    .from(ticketLinks)
    .where(and(inArray(ticketLinks.ticketId, ids), eq(ticketLinks.kind, 'child'))),
);

/** Everything above a ticket. */
const loadParents = async (tx: Db, id: number): Promise<Map<number, number[]>> => {
  const parents = new Map<number, number[]>();
  for (let ids = [id]; ids.length > 0;) {
    const found = await parentsOf(tx, { ids });
    for (const one of ids) parents.set(one, []);
    for (const row of found) parents.get(row.id)?.push(row.parentId);
    ids = [...new Set(found.map(({ parentId }) => parentId))].filter((one) => !parents.has(one));
  }
  return parents;
};

const findOther = async (tx: Db, { id }: TicketRow, number: string): Promise<number> => {
  const otherId = await findByNumber(tx, number);
  if (otherId === null) throw invalid({ otherNumber: 'linking.errors.unknown' });
  if (otherId === id) throw invalid({ otherNumber: 'linking.errors.itself' });
  return otherId;
};

export const linkTicket = async (
  tx: Db,
  writer: Writer,
  id: number,
  { otherNumber, kind }: TicketLinking,
): Promise<void> => {
  const row = await getRow(tx, tickets, id);
  const otherId = await findOther(tx, row, otherNumber);
  for (const one of [id, otherId]) await refuseErasedCustomer(tx, one);
  if ((await between(tx, { one: id, other: otherId })).length > 0)
    throw invalid({ otherNumber: 'linking.errors.linked' });
  if (kind === 'child' && isLoop(id, otherId, await loadParents(tx, otherId)))
    throw invalid({ otherNumber: 'linking.errors.loop' });
  const memberIds = [
    ...(await loadThreadMembers(tx, id)),
    ...(await loadThreadMembers(tx, otherId)),
  ];
  if (kind === 'duplicate' && !(await areOnePerson(tx, memberIds)))
    throw invalid({ otherNumber: 'tickets.errors.otherCustomer' });
  const { actor, now } = writer;
  const link = { ticketId: id, otherId, kind, createdBy: actor.name, createdAt: now };
  await insertRows(tx, ticketLinks, [link]);
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'link',
    after: { otherNumber, kind },
  });
};

/** 409 for what follows from how the tickets came about. */
export const unlinkTicket = async (
  tx: Db,
  writer: Writer,
  id: number,
  { otherId }: TicketUnlinking,
): Promise<void> => {
  const row = await getRow(tx, tickets, id);
  const [link] = await between(tx, { one: id, other: otherId });
  if (!link) throw invalid({ otherId: 'errors.notFound' });
  if (link.kind === 'followUp') throw conflict('linking.errors.followUp');
  await deleteRow(tx, ticketLinks, link.id);
  const other = await getRow(tx, tickets, otherId);
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'unlink',
    before: { otherNumber: other.number, kind: link.kind },
  });
};
