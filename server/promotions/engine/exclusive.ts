/** Promotions that exclude others once they apply. Pure. */
import type { Evaluation } from './evaluation.ts';
import { lacksGoods } from './offer.ts';
import type { Contender } from './priority.ts';
import type { Candidate } from './types.ts';

/** Whether it has a higher priority, else a larger discount, else is older. */
const isBetter = (one: Contender, best: Contender) =>
  (one.candidate.terms.priority - best.candidate.terms.priority ||
    one.effect.amount - best.effect.amount ||
    best.candidate.id - one.candidate.id) > 0;

const findBest = (evaluation: Evaluation, candidates: readonly Candidate[]): Contender | null => {
  let best: Contender | null = null;
  for (const candidate of candidates) {
    const offer = evaluation.offer(candidate);
    if (!('effect' in offer)) continue;
    const one = { candidate, effect: offer.effect };
    if (!best || isBetter(one, best)) best = one;
  }
  return best;
};

/**
 * Applies the best exclusive promotion instead of all `others`; returns false when none of them gives anything. Others of
 * whose goods the basket has none are not excluded: they would have given nothing anyway.
 */
export const applyExclusive = (
  evaluation: Evaluation,
  exclusive: readonly Candidate[],
  others: readonly Candidate[],
): boolean => {
  const best = findBest(evaluation, exclusive);
  if (!best) return false;
  const { state, usage } = evaluation;
  for (const other of others) {
    if (other === best.candidate) continue;
    if (lacksGoods(state, other, usage)) evaluation.refuse(other, { verdict: 'nothingInScope' });
    else evaluation.recordVerdict(other, { verdict: 'silenced', lostTo: best.candidate.id });
  }
  evaluation.apply(best.candidate, best.effect);
  return true;
};
