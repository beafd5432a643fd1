/** Plans operations on the points of many members, and writes all of them at once. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPeople } from '../people/load.ts';
import { loadBooks } from './loadBooks.ts';
import type { Plan, RecordPlan } from './plan/plan.ts';
import { settleTogether } from './plan/settle.ts';
import { settlePerson } from './settlePerson.ts';
import { type WrittenIds, writePlans } from './writePlans.ts';

export interface Ledger {
  /** The points of one record after the operations so far. */
  planOf: (memberId: number) => Plan;
  /** The same of all records of the person, the one that is asked for first. */
  plansOf: (memberId: number) => RecordPlan[];
  /** The plans that one operation changed. What it brings about is settled with all records of the person. */
  keep: (changed: readonly RecordPlan[]) => void;
  /** Writes what was planned. Returns the ids of entries by their place holders. */
  write: () => Promise<WrittenIds>;
}

/**
 * What time has done to the members' points until now is part of each plan. Each record has a ledger of its own, in which
 * its entries take only from its own lots; what a person with several records spends is shared out (`plan/shares.ts`), and
 * what one of them owes is repaid by any (`plan/repay.ts`).
 */
export const openLedger = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
  lotIds: readonly number[] = [],
): Promise<Ledger> => {
  const { now } = writer;
  const people = await loadPeople(tx, memberIds);
  const stored = await loadBooks(tx, people, lotIds);
  /** By the members who stay: their records after the operations so far. */
  const opened = new Map<number, readonly RecordPlan[]>();
  const kept = new Set<number>();
  const recordsOf = (memberId: number): readonly RecordPlan[] => {
    const livingId = people.primaryOf(memberId);
    const plans = opened.get(livingId) ?? settlePerson(people, stored, memberId, now);
    opened.set(livingId, plans);
    return plans;
  };
  const plansOf = (memberId: number) => {
    const plans = recordsOf(memberId);
    return [
      ...plans.filter((one) => one.memberId === memberId),
      ...plans.filter((one) => one.memberId !== memberId),
    ];
  };
  const planOf = (memberId: number): Plan => {
    const [own] = plansOf(memberId);
    if (!own) throw new Error(`The points of member ${memberId} were not loaded`);
    return own.plan;
  };
  return {
    planOf,
    plansOf,
    keep: (changed) => {
      const planned = new Map(changed.map(({ memberId, plan }) => [memberId, plan]));
      for (const livingId of new Set([...planned.keys()].map(people.primaryOf))) {
        const plans = recordsOf(livingId).map((one) => ({
          memberId: one.memberId,
          plan: planned.get(one.memberId) ?? one.plan,
        }));
        opened.set(livingId, settleTogether(plans, now, now));
        kept.add(livingId);
      }
    },
    write: () =>
      writePlans(
        tx,
        writer,
        [...opened]
          .filter(([livingId]) => kept.has(livingId))
          .flatMap(([, plans]) => plans)
          .flatMap(({ memberId, plan }) => {
            const known = stored.get(memberId);
            return known ? [{ memberId, plan, stored: known }] : [];
          }),
      ),
  };
};
