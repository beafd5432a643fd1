/** Which record of a person gives how much of what the person spends, loses or has reserved. Pure. */
import { type Book, compareLots, type FreeLot, freeLots, isActive, joinBooks } from '../rules.ts';
import { takeableLots } from './adjust.ts';
import { type RecordPlan, takeFrom } from './plan.ts';

export interface Share extends RecordPlan {
  points: number;
}

/** What the records have together. */
export const bookOfPerson = (plans: readonly RecordPlan[]): Book =>
  joinBooks(plans.map(({ plan }) => plan.book));

/** So many points by the order of these lots, as what each record gives; the caller has checked that there are enough. */
const sharesBy = (
  plans: readonly RecordPlan[],
  points: number,
  lotsOf: (book: Book) => readonly FreeLot[],
): Share[] => {
  const [only] = plans;
  if (plans.length === 1 && only) return [{ ...only, points }];
  const taken = new Map(
    takeFrom(lotsOf(bookOfPerson(plans)), points).map((part) => [part.lotId, part.points]),
  );
  return plans
    .map((one) => ({
      ...one,
      points: one.plan.book.lots.reduce((sum, { id }) => sum + (taken.get(id) ?? 0), 0),
    }))
    .filter((share) => share.points > 0);
};

/** Of what can be spent, soonest-expiring first, whichever record it is of. */
export const spendingShares = (plans: readonly RecordPlan[], points: number, at: number): Share[] =>
  sharesBy(plans, points, (book) => freeLots(book, (lot) => isActive(lot, at)));

/** Of what can be taken away: what can be spent first, then what waits. */
export const takingShares = (plans: readonly RecordPlan[], points: number, at: number): Share[] =>
  sharesBy(plans, points, (book) => takeableLots(book, at));

/** What was taken of a lot, and what has been given back of it. */
interface TakenPart {
  entryId: number;
  lotId: number;
  points: number;
  restored: number;
}
/**
 * How many points entries give back that spent from several records: as of one ledger, the lots that would have been used
 * last first.
 */
export const restoringShares = (
  parts: readonly TakenPart[],
  lots: readonly Book['lots'][number][],
  points: number,
): ReadonlyMap<number, number> => {
  const order = new Map(lots.toSorted(compareLots).map(({ id }, index) => [id, index]));
  const placeOf = ({ lotId }: TakenPart) => order.get(lotId) ?? 0;
  const shares = new Map<number, number>();
  let left = points;
  for (const part of parts.toSorted((one, other) => placeOf(other) - placeOf(one))) {
    const given = Math.min(left, part.points - part.restored);
    left -= given;
    if (given > 0) shares.set(part.entryId, (shares.get(part.entryId) ?? 0) + given);
  }
  return shares;
};
