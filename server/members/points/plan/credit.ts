/** Adds points as a lot of their own, and makes pending lots available. Pure. */
import type { Lot } from '../rules.ts';
import { addEntry, type NewEntry, openLot, type Plan } from './plan.ts';

export type Credit = Pick<
  NewEntry,
  | 'type'
  | 'points'
  | 'desired'
  | 'source'
  | 'sourceId'
  | 'sourceLine'
  | 'ruleKey'
  | 'programmeNumber'
  | 'occurredAt'
  | 'reason'
  | 'detail'
> & { availableAt: number | null; expiresAt: number | null };

/** Settled afterwards, what has lapsed on its arrival lapses at once; else it repays what is owed. */
export const credit = (
  plan: Plan,
  { availableAt, expiresAt, ...entry }: Credit,
): { plan: Plan; entryId: number } => {
  const added = addEntry(plan, entry);
  const { entryId } = added;
  const opened = openLot(added.plan, { entryId, points: entry.points, availableAt, expiresAt });
  return { plan: opened.plan, entryId };
};

/** Lots of these entries that wait for a delivery can be spent from the instant on. */
export const activate = (plan: Plan, entryIds: ReadonlySet<number>, availableAt: number): Plan => {
  const isWaiting = (lot: Lot) => lot.availableAt === null && entryIds.has(lot.entryId);
  if (!plan.book.lots.some(isWaiting)) return plan;
  const lots = plan.book.lots.map((lot) => (isWaiting(lot) ? { ...lot, availableAt } : lot));
  return { ...plan, book: { ...plan.book, lots } };
};
