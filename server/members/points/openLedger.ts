/** Plans operations on the points of many members, and writes all of them at once. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPeople } from '../people/load.ts';
import { loadBooks, type StoredBook } from './loadBooks.ts';
import { type Plan, planOn } from './plan/plan.ts';
import type { RecordPlan } from './plan/shares.ts';
import { settle } from './plan/settle.ts';
import { type WrittenIds, writePlans } from './writePlans.ts';

export interface Ledger {
  /** The points of one record after the operations so far. */
  planOf: (memberId: number) => Plan;
  /** The same of all records of the person, the one that is asked for first. */
  plansOf: (memberId: number) => RecordPlan[];
  keep: (memberId: number, plan: Plan) => void;
  /** Writes what was planned. Returns the ids of entries by their place holders. */
  write: () => Promise<WrittenIds>;
}

/**
 * What time has done to the members' points until now is part of each plan. Each record has a ledger of its own, in which
 * its entries take only from its own lots; what a person with several records spends is shared out (`plan/shares.ts`).
 */
export const openLedger = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
  lotIds: readonly number[] = [],
): Promise<Ledger> => {
  const people = await loadPeople(tx, memberIds);
  const stored = await loadBooks(tx, people, lotIds);
  const plans = new Map<number, Plan>();
  const bookOf = (memberId: number): StoredBook => {
    const known = stored.get(memberId);
    if (!known) throw new Error(`The points of member ${memberId} were not loaded`);
    return known;
  };
  const planOf = (memberId: number) =>
    plans.get(memberId) ?? settle(planOn(bookOf(memberId).book), writer.now);
  return {
    planOf,
    plansOf: (memberId) => {
      const others = people.recordsOf(memberId).filter((id) => id !== memberId);
      return [memberId, ...others].map((id) => ({ memberId: id, plan: planOf(id) }));
    },
    keep: (memberId, plan) => {
      const { reset } = bookOf(memberId).book;
      plans.set(memberId, plan);
      if (!reset || plan.book.reset) return;
      // What was cleared is cleared with all records, and recorded once.
      for (const id of people.recordsOf(memberId)) if (!plans.has(id)) plans.set(id, planOf(id));
    },
    write: () =>
      writePlans(
        tx,
        writer,
        [...plans].map(([memberId, plan]) => ({ memberId, plan, stored: bookOf(memberId) })),
      ),
  };
};
