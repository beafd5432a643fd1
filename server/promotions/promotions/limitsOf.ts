/** The limits of terms for everyone together, each with the counter of what is used of it. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import { counters } from '../engine/counters.ts';

type Limit = { counter: string; limit: number } & (
  { kind: 'budget' | 'uses' | 'perDay' } | { kind: 'flashStock'; variantId: number }
);

/** Of flash sales, every item with its counter, whether its stock is limited or not. */
export const flashItemsOf = (id: number, { rewards }: Pick<Terms, 'rewards'>) =>
  rewards.flatMap((reward) =>
    reward.kind === 'flash'
      ? reward.items.map((item) => ({ ...item, counter: counters.flash(id, item.variantId) }))
      : [],
  );

/** `day` is the business day whose uses count. */
export const limitsOf = (
  id: number,
  terms: Pick<Terms, 'limits' | 'rewards'>,
  day: string,
): Limit[] => {
  const { budget, uses, perDay } = terms.limits;
  const whole = [
    { kind: 'budget' as const, counter: counters.spent(id), limit: budget },
    { kind: 'uses' as const, counter: counters.uses(id), limit: uses },
    { kind: 'perDay' as const, counter: counters.day(id, day), limit: perDay },
  ];
  const stocks = flashItemsOf(id, terms).map(({ variantId, counter, stock }) => ({
    kind: 'flashStock' as const,
    variantId,
    counter,
    limit: stock,
  }));
  return [...whole, ...stocks].flatMap(({ limit, ...one }) =>
    limit === null ? [] : [{ ...one, limit }],
  );
};
