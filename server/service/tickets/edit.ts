/** Corrects the facts of a ticket, and its tags. */
import { and, eq } from 'drizzle-orm';
import type { TicketEdit, TicketTagging } from '#contract/service/ticketInputs';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { tickets, ticketTags } from '#db/schema/service/tickets';
import { recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { afterTicketSteps } from './afterChanges.ts';
import { levelOf } from './create.ts';
import { areOnePerson, loadMemberIds, refuseErasedCustomer } from './customers.ts';
import { activityEntry, loadTags, threadOf, type TicketRow } from './record.ts';
import { type TicketWriter, openTicket } from './step.ts';

/** Words of the customer are not told in the log: only that they changed. */
const withoutSubject = <T extends { subject: string }>({ subject: _, ...rest }: T) => rest;

/** The tickets that were merged into it are of the same customer. */
const checkCustomer = async (tx: Db, { id }: TicketRow, memberId: number | null): Promise<void> => {
  if (memberId === null) return;
  const others = (await threadOf(tx, id)).filter((one) => one !== id);
  if (!(await areOnePerson(tx, [memberId, ...(await loadMemberIds(tx, others))])))
    throw invalid({ memberId: 'tickets.errors.mergedOfOther' });
};

export const editTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version, ...facts }: TicketEdit,
): Promise<void> => {
  const before = await openTicket(tx, writer, id, version);
  if (before.state === 'merged') throw conflict('tickets.errors.not.merged');
  await refuseErasedCustomer(tx, id);
  // Another customer has another level; that of the same one stays as it was when they asked.
  const isSame = facts.memberId === before.memberId;
  const level = isSame ? before.level : await levelOf(tx, facts.memberId, writer.now);
  if (!isSame) await checkCustomer(tx, before, facts.memberId);
  const written = { ...facts, level, updatedAt: writer.now, version: before.version + 1 };
  await updateRow(tx, tickets, id, written);
  const after = { ...before, ...written };
  const isRenamed = before.subject !== after.subject;
  await recordEdit(tx, {
    ...activityEntry(writer, after),
    before: { ...withoutSubject(before), ...(isRenamed && { subject: null }) },
    after: { ...withoutSubject(after), ...(isRenamed && { subject: '…' }) },
  });
  for (const follow of afterTicketSteps.parts)
    await follow(tx, writer, { before, after, message: null, at: writer.now });
};

const MAX_TAGS = 20;
const removeTag = prepared(
  { ticketId: ticketTags.ticketId, tag: ticketTags.tag },
  (q, { ticketId, tag }) =>
    q.delete(ticketTags).where(and(eq(ticketTags.ticketId, ticketId), eq(ticketTags.tag, tag))),
);

/** Each tag by itself: what somebody else added or took away meanwhile stays so. */
export const tagTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { add, remove }: TicketTagging,
): Promise<void> => {
  const ticket = await getRow(tx, tickets, id);
  const before = await loadTags(tx, id);
  const added = [...new Set(add)].filter((tag) => !before.includes(tag));
  const after = [...before.filter((tag) => !remove.includes(tag)), ...added];
  if (after.length > MAX_TAGS) throw invalid({ add: 'errors.tooMany' });
  for (const tag of remove) await removeTag(tx, { ticketId: id, tag });
  await insertRows(
    tx,
    ticketTags,
    added.map((tag) => ({ ticketId: id, tag })),
  );
  await recordEdit(tx, {
    ...activityEntry(writer, ticket),
    before: { tags: before },
    after: { tags: after },
  });
};
