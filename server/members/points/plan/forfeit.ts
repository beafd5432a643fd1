/** Clears what a member can spend; pending and held points stay. Pure. */
import { freeLots, isActive } from '../rules.ts';
import { addEntry, allocate, type NewEntry, type Plan, sumOf } from './plan.ts';

export type Forfeit = Pick<
  NewEntry,
  'source' | 'sourceId' | 'sourceLine' | 'occurredAt' | 'reason' | 'detail'
> &
  Partial<Pick<NewEntry, 'isByTime'>>;

/** On a plan settled to `at`; nothing is written where nothing can be spent. */
export const forfeit = (
  plan: Plan,
  entry: Forfeit,
  at: number,
): { plan: Plan; forfeited: number } => {
  const parts = freeLots(plan.book, (lot) => isActive(lot, at)).map(({ id, free }) => ({
    lotId: id,
    points: free,
  }));
  const forfeited = sumOf(parts);
  if (forfeited === 0) return { plan, forfeited };
  const added = addEntry(plan, { ...entry, type: 'forfeit', points: -forfeited });
  return { plan: allocate(added.plan, added.entryId, 'consume', parts), forfeited };
};
