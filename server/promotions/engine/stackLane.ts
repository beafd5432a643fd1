/** A lane in which promotions are applied one after another, each on the result of the previous ones. Pure. */
import type { Evaluation } from './evaluation.ts';
import { byPriority } from './priority.ts';
import type { Candidate } from './types.ts';

export const applyStacked = (evaluation: Evaluation, candidates: readonly Candidate[]) => {
  for (const candidate of candidates.toSorted(byPriority)) {
    const offer = evaluation.offer(candidate);
    if ('effect' in offer) evaluation.apply(candidate, offer.effect);
    else evaluation.refuse(candidate, offer.refusal);
  }
};
