/** Corrects the facts of a ticket. */
import type { TicketEdit } from '#contract/service/ticketInputs';
import type { Db } from '#db';
import { recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import {
  areOnePerson,
  loadCustomerLevel,
  loadMemberIds,
  refuseErasedCustomer,
  refuseOrderOfOther,
} from './customers.ts';
import { activityEntry, type TicketRow } from './record.ts';
import { permit } from './permit.ts';
import { personRows } from './personRows.ts';
import { openTicket, type TicketWriter, writeFields } from './step.ts';
import { threadOf } from './thread.ts';

/** The log has no words of the customer: only that they changed. */
const withoutSubject = <T extends { subject: string }>({ subject: _, ...rest }: T) => rest;

/** The tickets that were merged into it are of the same customer; what later features keep of it follows. */
const changeCustomer = async (
  tx: Db,
  writer: TicketWriter,
  before: TicketRow,
  memberId: number | null,
): Promise<void> => {
  const threadIds = await threadOf(tx, before.id);
  const others = await loadMemberIds(
    tx,
    threadIds.filter((one) => one !== before.id),
  );
  if (memberId !== null && !(await areOnePerson(tx, [memberId, ...others])))
    throw invalid({ memberId: 'tickets.errors.mergedOfOther' });
  const isSamePerson =
    memberId !== null &&
    before.memberId !== null &&
    (await areOnePerson(tx, [memberId, before.memberId]));
  const change = { before, threadIds, memberId, isSamePerson };
  for (const rows of personRows.parts) await rows.change?.(tx, writer, change);
};

export const editTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { version, ...facts }: TicketEdit,
): Promise<void> => {
  const before = await openTicket(tx, writer, id, version);
  await permit(tx, before, 'edit', writer);
  await refuseErasedCustomer(tx, id);
  // Another customer has another level; that of the same one stays as it was when they asked.
  const isSame = facts.memberId === before.memberId;
  const level = isSame ? before.level : await loadCustomerLevel(tx, facts.memberId, writer.now);
  if (!isSame) await changeCustomer(tx, writer, before, facts.memberId);
  if (!isSame || facts.orderExternalId !== before.orderExternalId)
    await refuseOrderOfOther(tx, facts);
  const after = await writeFields(tx, writer, before, { ...facts, level });
  const isRenamed = before.subject !== after.subject;
  await recordEdit(tx, {
    ...activityEntry(writer, after),
    before: { ...withoutSubject(before), ...(isRenamed && { subject: null }) },
    after: { ...withoutSubject(after), ...(isRenamed && { subject: '…' }) },
  });
};
