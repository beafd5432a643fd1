/** Chooses for each line the promotion that takes most off it, within budgets. Pure. */
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import type { BasketState, Item } from './basketState.ts';
import type { Evaluation } from './evaluation.ts';
import { byPriority, type Contender, isPreferred } from './priority.ts';

export interface LineChoice {
  winners: Map<Item, Contender>;
  /** Promotions whose budget is not sufficient. */
  overBudget: Map<Contender, PromotionVerdict>;
}

/** The discount of an item by this promotion. */
export const offOf = ({ effect }: Contender, { index }: Item): number =>
  effect.changes[index]?.off ?? 0;

const findWinners = (
  { items }: BasketState,
  contenders: readonly Contender[],
  taken: ReadonlySet<Item>,
): Map<Item, Contender> => {
  const winners = new Map<Item, Contender>();
  for (const item of items) {
    if (taken.has(item)) continue;
    let best: Contender | null = null;
    let most = 0;
    for (const one of contenders) {
      const off = offOf(one, item);
      if (off === 0 || (best && !isPreferred(off, one.candidate, most, best.candidate))) continue;
      best = one;
      most = off;
    }
    if (best) winners.set(item, best);
  }
  return winners;
};

/** Total discount of each winner, the largest first. */
const sumWins = (winners: LineChoice['winners']): [Contender, number][] => {
  const sums = new Map<Contender, number>();
  for (const [item, winner] of winners)
    sums.set(winner, (sums.get(winner) ?? 0) + offOf(winner, item));
  return [...sums].sort(([a, x], [b, y]) => y - x || byPriority(a.candidate, b.candidate));
};

/** The first winner that exceeds a budget; promotions of a campaign share its budget. */
const findOverBudget = (
  evaluation: Evaluation,
  winners: LineChoice['winners'],
): { contender: Contender; verdict: PromotionVerdict } | null => {
  const campaignAmounts = new Map<number, number>();
  for (const [contender, amount] of sumWins(winners)) {
    const campaignId = contender.candidate.campaign?.id;
    const otherSpending = campaignId === undefined ? 0 : (campaignAmounts.get(campaignId) ?? 0);
    const spending = amount + contender.effect.giftCost;
    const verdict = evaluation.exceededBudget(contender.candidate, spending, otherSpending);
    if (verdict) return { contender, verdict };
    if (campaignId !== undefined) campaignAmounts.set(campaignId, otherSpending + spending);
  }
  return null;
};

/** Chooses again without a winner that exceeds a budget, until none does. */
export const chooseForLines = (
  evaluation: Evaluation,
  contenders: readonly Contender[],
  taken: ReadonlySet<Item>,
): LineChoice => {
  const overBudget: LineChoice['overBudget'] = new Map();
  for (;;) {
    const affordable = contenders.filter((one) => !overBudget.has(one));
    const winners = findWinners(evaluation.state, affordable, taken);
    const found = findOverBudget(evaluation, winners);
    if (!found) return { winners, overBudget };
    overBudget.set(found.contender, found.verdict);
  }
};
