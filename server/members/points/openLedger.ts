/** Plans operations on the points of many members, and writes all of them at once. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { loadBooks, type StoredBook } from './loadBooks.ts';
import { type Plan, planOn } from './plan/plan.ts';
import { settle } from './plan/settle.ts';
import { type WrittenIds, writePlans } from './writePlans.ts';

export interface Ledger {
  /** The member's points after the operations so far. */
  planOf: (memberId: number) => Plan;
  keep: (memberId: number, plan: Plan) => void;
  /** Writes what was planned. Returns the ids of entries by their place holders. */
  write: () => Promise<WrittenIds>;
}

/** What time has done to the members' points until now is part of each plan. */
export const openLedger = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
  lotIds: readonly number[] = [],
): Promise<Ledger> => {
  const stored = await loadBooks(tx, [...new Set(memberIds)], lotIds);
  const plans = new Map<number, Plan>();
  const bookOf = (memberId: number): StoredBook => {
    const known = stored.get(memberId);
    if (!known) throw new Error(`The points of member ${memberId} were not loaded`);
    return known;
  };
  return {
    planOf: (memberId) => plans.get(memberId) ?? settle(planOn(bookOf(memberId).book), writer.now),
    keep: (memberId, plan) => void plans.set(memberId, plan),
    write: () =>
      writePlans(
        tx,
        writer,
        [...plans].map(([memberId, plan]) => ({ memberId, plan, stored: bookOf(memberId) })),
      ),
  };
};
