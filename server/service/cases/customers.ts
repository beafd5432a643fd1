/** Whose cases are: of the customer of their ticket, and of the record of that customer whose order they are about. */
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { areOnePerson, loadBuyers, loadThreadMembers } from '../tickets/customers.ts';
import type { CustomerChange } from '../tickets/personRows.ts';
import { survivorOf } from '../tickets/thread.ts';
import type { CaseRow } from './caseKinds.ts';
import { casesOf } from './history.ts';

/** A case about an order of a merged record stays with that record where the merge is undone. */
export const customerOf = async (
  tx: Db,
  memberId: number | null,
  orderExternalId: string | null,
): Promise<number | null> => {
  if (memberId === null || orderExternalId === null) return memberId;
  const [buyer = memberId] = await loadBuyers(tx, orderExternalId);
  return (await areOnePerson(tx, [memberId, buyer])) ? buyer : memberId;
};

/** Those of the ticket, or of the one in which it goes on, that its customer may see. */
export const casesOfCustomer = async (db: Db, ticketId: number): Promise<CaseRow[]> => {
  const id = await survivorOf(db, ticketId);
  const customers = await loadThreadMembers(db, id);
  const own: CaseRow[] = [];
  for (const row of await casesOf(db, [id]))
    if (row.memberId === null || (await areOnePerson(db, [row.memberId, ...customers])))
      own.push(row);
  return own;
};

/** Cases of a ticket follow it to another customer: 422 where they are about an order of the former one. */
export const moveToCustomer = async (
  tx: Db,
  { now }: Writer,
  { before, threadIds, memberId }: CustomerChange,
): Promise<void> => {
  const own = (await casesOf(tx, threadIds)).filter(
    (row) => row.openedForId === before.id || row.memberId === null,
  );
  for (const { id, version, orderExternalId } of own) {
    const buyers = orderExternalId === null ? [] : await loadBuyers(tx, orderExternalId);
    if (memberId !== null && !(await areOnePerson(tx, [memberId, ...buyers])))
      throw invalid({ memberId: 'tickets.errors.workOfOther' });
    const customer = await customerOf(tx, memberId, orderExternalId);
    const written = { memberId: customer, updatedAt: now, version: version + 1 };
    await updateRow(tx, cases, id, written);
  }
};
