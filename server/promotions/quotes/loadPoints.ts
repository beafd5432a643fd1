/** Loads what baskets can pay with points. */
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { loadSpendable } from '../../members/points/loadSpendable.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import type { BasketPoints } from './payWithPoints.ts';

/** A basket with the member that it is of. */
export interface AskingBasket {
  points: QuoteInput['points'];
  memberId: number | null;
}
/** `held`: points that earlier orders of the same batch hold, by member. */
export type PointsOf = (
  basket: AskingBasket,
  held?: (memberId: number) => number,
) => BasketPoints | null | undefined;

const NOTHING: PointsOf = ({ points }) => (typeof points === 'number' ? null : undefined);

/**
 * The points of each basket that says something of them, by the programme of the instant `at`. What a member can spend is
 * what they have then, or now for an instant that has passed.
 */
export const loadPoints = async (
  db: Db,
  { at, now }: { at: number; now: number },
  baskets: readonly AskingBasket[],
): Promise<PointsOf> => {
  const asking = baskets.flatMap(({ points, memberId }) =>
    typeof points === 'number' && memberId !== null ? [memberId] : [],
  );
  if (asking.length === 0) return NOTHING;
  const policy = (await loadProgramme(db, at))?.terms.spending;
  if (!policy) return NOTHING;
  const spendable = await loadSpendable(db, asking, Math.max(at, now));
  return ({ points, memberId }, held = () => 0) => {
    if (typeof points !== 'number') return undefined;
    if (memberId === null) return null;
    const available = (spendable.get(memberId) ?? 0) - held(memberId);
    return { policy, wanted: points, available: Math.max(0, available) };
  };
};
