/** Follow-ups of different people since a merge of members was undone: they do not go on with each other any more. */
import { and, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketLinks, ticketMessages, tickets } from '#db/schema/service/tickets';
import { getRow } from '../../platform/records/records.ts';
import { returnLinks } from '../customerLinks/people.ts';
import { areOnePerson, loadThreadMembers } from '../tickets/customers.ts';
import { UNRESOLVED } from '../tickets/statusFields.ts';
import { permit } from '../tickets/permit.ts';
import { openTicket, takeStep, type TicketWriter, writeFields } from '../tickets/step.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';
import { loadLastMessageAt } from './lastMessage.ts';
import { loadSentElsewhere, returnMessage, type StrayMessage } from './returnMessages.ts';

const linksOf = prepared(
  { ids: many(ticketLinks.ticketId), otherIds: many(ticketLinks.otherId) },
  (q, { ids, otherIds }) =>
    q
      .select({ id: ticketLinks.id, ticketId: ticketLinks.ticketId, otherId: ticketLinks.otherId })
      .from(ticketLinks)
      .where(
        and(
          eq(ticketLinks.kind, 'followUp'),
          or(inArray(ticketLinks.ticketId, ids), inArray(ticketLinks.otherId, otherIds)),
        ),
      ),
);
const removeLink = prepared({ id: ticketLinks.id }, (q, { id }) =>
  q.delete(ticketLinks).where(eq(ticketLinks.id, id)),
);
const holdersOf = prepared({ ids: many(ticketMessages.sentToId) }, (q, { ids }) =>
  q
    .selectDistinct({ ticketId: ticketMessages.ticketId })
    .from(ticketMessages)
    .where(inArray(ticketMessages.sentToId, ids)),
);

const areOfOnePerson = async (tx: Db, ids: readonly number[]): Promise<boolean> => {
  const memberIds: number[] = [];
  for (const id of ids) memberIds.push(...(await loadThreadMembers(tx, await survivorOf(tx, id))));
  return areOnePerson(tx, memberIds);
};

/** The ticket to which a message came back needs somebody, also where it was resolved or closed meanwhile. */
const reopen = async (tx: Db, writer: TicketWriter, id: number): Promise<void> => {
  const row = await openTicket(tx, writer, id);
  const lastMessageAt = await loadLastMessageAt(tx, await threadOf(tx, id));
  if (row.state !== 'resolved') {
    await writeFields(tx, writer, row, { lastMessageAt });
    return;
  }
  await permit(tx, row, 'separate', writer);
  await takeStep(tx, writer, row, {
    action: 'separate',
    verb: 'unmerge',
    values: { ...UNRESOLVED, state: 'open', lastMessageAt },
  });
};

const returnStray = async (
  tx: Db,
  writer: TicketWriter,
  stray: readonly StrayMessage[],
): Promise<void> => {
  for (const message of stray) await returnMessage(tx, message);
  const heads = async (ids: readonly number[]) =>
    new Set(await Promise.all(ids.map((id) => survivorOf(tx, id))));
  for (const id of await heads(stray.map(({ ticketId }) => ticketId))) {
    const lastMessageAt = await loadLastMessageAt(tx, await threadOf(tx, id));
    await writeFields(tx, writer, await getRow(tx, tickets, id), { lastMessageAt });
  }
  for (const id of await heads(stray.map(({ sentToId }) => sentToId))) await reopen(tx, writer, id);
};

/** Removes links across two people, and brings messages back to the ticket to which their customer sent them. */
export const splitFollowUps = async (
  tx: Db,
  writer: TicketWriter,
  ids: readonly number[],
): Promise<void> => {
  for (const { id, ticketId, otherId } of await linksOf(tx, { ids, otherIds: ids }))
    if (!(await areOfOnePerson(tx, [ticketId, otherId]))) {
      await removeLink(tx, { id });
      await returnLinks(tx, ticketId, otherId);
    }
  const holders = (await holdersOf(tx, { ids })).map(({ ticketId }) => ticketId);
  const stray: StrayMessage[] = [];
  for (const message of await loadSentElsewhere(tx, [...new Set([...ids, ...holders])]))
    if (!(await areOfOnePerson(tx, [message.ticketId, message.sentToId]))) stray.push(message);
  await returnStray(tx, writer, stray);
};
