/** What is of a person by itself goes to a ticket of that person, once a thread of two people was split. */
import type { Db } from '#db';
import { areOnePerson, loadThreadMembers } from '../tickets/customers.ts';
import { personRows } from '../tickets/personRows.ts';
import { survivorOf } from '../tickets/thread.ts';

/** The tickets that go on, with rows of this record on them. */
export const loadTicketsOf = async (tx: Db, recordId: number): Promise<Set<number>> => {
  const ids = new Set<number>();
  for (const rows of personRows.parts)
    for (const id of (await rows.ticketsOf?.(tx, recordId)) ?? [])
      ids.add(await survivorOf(tx, id));
  return ids;
};

/** `threadIds`: what was one thread before. */
export const sortOutRows = async (tx: Db, threadIds: readonly number[]): Promise<void> => {
  const heads = new Map<number, readonly number[]>();
  for (const id of threadIds) {
    const head = await survivorOf(tx, id);
    if (!heads.has(head)) heads.set(head, await loadThreadMembers(tx, head));
  }
  const isOf = (memberId: number, customers: readonly number[] = []) =>
    areOnePerson(tx, [memberId, ...customers]);
  for (const [head, customers] of heads) {
    const ticketOf = async (memberId: number): Promise<number | null> => {
      if (await isOf(memberId, customers)) return head;
      for (const [other, theirs] of heads)
        if (theirs.length > 0 && (await isOf(memberId, theirs))) return other;
      return null;
    };
    for (const rows of personRows.parts) await rows.sortOut?.(tx, head, ticketOf);
  }
};
