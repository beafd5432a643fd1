/** Spends points, reserves them, and ends reservations. Pure; each on a plan settled to its instant. */
import { compareLots, freeLots, type Hold, isActive, NEW_ID } from '../rules.ts';
import {
  addEntry,
  allocate,
  type NewEntry,
  type NewHold,
  type Part,
  type Plan,
  sumOf,
  takeFrom,
} from './plan.ts';
import { release } from './settle.ts';

export type Spending = Pick<NewEntry, 'source' | 'sourceId' | 'occurredAt' | 'reason' | 'detail'>;

const spendParts = (plan: Plan, entry: Spending, parts: readonly Part[]): Plan => {
  const added = addEntry(plan, { ...entry, type: 'spend', points: -sumOf(parts) });
  return allocate(added.plan, added.entryId, 'consume', parts);
};

/** What can be spent, soonest-expiring first; the caller has checked that it is enough. */
export const chooseLots = ({ book }: Plan, points: number, at: number): Part[] =>
  takeFrom(
    freeLots(book, (lot) => isActive(lot, at)),
    points,
  );

export const spend = (plan: Plan, entry: Spending, points: number, at: number): Plan =>
  spendParts(plan, entry, chooseLots(plan, points, at));

/** Reserves points until an instant; the caller has checked that there are enough. */
export const hold = (
  plan: Plan,
  { points, ...about }: Omit<NewHold, 'id' | 'lots'> & { points: number },
  at: number,
): Plan => {
  const lots = chooseLots(plan, points, at).map((part) => ({ ...part, lotId: part.lotId ?? 0 }));
  const made = { ...about, id: NEW_ID + plan.holds.length, lots };
  const book = { ...plan.book, holds: [...plan.book.holds, made] };
  return { ...plan, book, holds: [...plan.holds, made] };
};

/** Spends what was reserved, also where it would have lapsed meanwhile. */
export const capture = (plan: Plan, hold: Hold, entry: Spending, at: number): Plan => {
  const { book } = plan;
  const closed = { id: hold.id, state: 'captured', closedAt: at } as const;
  const parts = book.lots
    .toSorted(compareLots)
    .flatMap(({ id }) => hold.lots.filter(({ lotId }) => lotId === id));
  const holds = book.holds.filter(({ id }) => id !== hold.id);
  const rest = { ...plan, book: { ...book, holds } };
  return spendParts({ ...rest, closedHolds: [...plan.closedHolds, closed] }, entry, parts);
};

export const releaseHold = (plan: Plan, hold: Hold, at: number): Plan =>
  release(plan, hold, at, at);
