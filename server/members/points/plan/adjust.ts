/** Takes points away because a person says so. Pure; each on a plan settled to its instant. */
import { type Book, type FreeLot, freeLots, isActive, isPending, sumFree } from '../rules.ts';
import { addEntry, allocate, type NewEntry, type Plan, sumOf, takeFrom } from './plan.ts';

export type Deduction = Pick<
  NewEntry,
  'source' | 'sourceId' | 'sourceLine' | 'occurredAt' | 'reason' | 'detail'
>;

/** What can be taken, in order: what can be spent, then what waits. Points that are held or owed cannot. */
export const takeableLots = (book: Book, at: number): FreeLot[] => [
  ...freeLots(book, (lot) => isActive(lot, at)),
  ...freeLots(book, (lot) => isPending(lot, at)),
];
export const takeableOf = (book: Book, at: number): number => sumFree(takeableLots(book, at));

/** The caller has checked that there are enough. */
export const deduct = (plan: Plan, entry: Deduction, points: number, at: number): Plan => {
  const parts = takeFrom(takeableLots(plan.book, at), points);
  const added = addEntry(plan, { ...entry, type: 'adjustDebit', points: -sumOf(parts) });
  return allocate(added.plan, added.entryId, 'consume', parts);
};
