/**
 * A lane in which each line gets one promotion: the one that takes most off it. When an amount is spread over lines,
 * lines with a better promotion do not get their share. Promotions that only work as a whole (a bundle, buy and get)
 * are applied where they give more than the best promotions of their lines, the greatest gain first. Pure.
 */
import type { Item } from './basketState.ts';
import { type Effect, isTouched } from './effect.ts';
import type { Evaluation } from './evaluation.ts';
import { chooseForLines, type LineChoice, offOf } from './lineChoice.ts';
import { byPriority, type Contender, isPreferred } from './priority.ts';
import type { Candidate } from './types.ts';

interface Contenders {
  /** Promotions for which each line can choose separately. */
  divisible: Contender[];
  /** Promotions that only work as a whole. */
  whole: Contender[];
}

/** Computes what each promotion would give; those that take nothing off any line apply in addition to the others. */
const collectContenders = (
  evaluation: Evaluation,
  candidates: readonly Candidate[],
): Contenders => {
  const contenders: Contenders = { divisible: [], whole: [] };
  for (const candidate of candidates.toSorted(byPriority)) {
    const offer = evaluation.offer(candidate);
    if ('refusal' in offer) evaluation.refuse(candidate, offer.refusal);
    else if (offer.effect.amount === 0) evaluation.apply(candidate, offer.effect);
    else {
      const { divisible, whole } = contenders;
      (candidate.compiled.isDivisible ? divisible : whole).push({
        candidate,
        effect: offer.effect,
      });
    }
  }
  return contenders;
};

/** How much more the effect gives than the winners of its lines. */
const gainOver = (effect: Effect, winners: LineChoice['winners']): number => {
  let gain = effect.amount;
  for (const [item, winner] of winners) {
    const change = effect.changes[item.index];
    if (change && isTouched(change)) gain -= offOf(winner, item);
  }
  return gain;
};

const findGreatestGain = (
  evaluation: Evaluation,
  whole: readonly Contender[],
  winners: LineChoice['winners'],
  taken: ReadonlySet<Item>,
): Contender | null => {
  let best: Contender | null = null;
  let most = 0;
  for (const { candidate } of whole) {
    const offer = evaluation.offer(candidate, taken);
    if (!('effect' in offer)) continue;
    const { effect } = offer;
    const gain = gainOver(effect, winners);
    if (gain <= 0 || (best && !isPreferred(gain, candidate, most, best.candidate))) continue;
    best = { candidate, effect };
    most = gain;
  }
  return best;
};

/** Records that the promotion lost, and to which one: the winner of the line from which it would have taken most. */
const recordLost = (
  evaluation: Evaluation,
  { candidate, effect }: Contender,
  winners: ReadonlyMap<Item, Candidate>,
) => {
  let lostTo: number | undefined;
  let most = -1;
  for (const change of effect.changes) {
    const winner = isTouched(change) ? winners.get(change.item) : undefined;
    if (winner && winner !== candidate && change.off > most) {
      most = change.off;
      lostTo = winner.id;
    }
  }
  evaluation.recordVerdict(candidate, { verdict: 'lost', ...(lostTo !== undefined && { lostTo }) });
};

/** Applies promotions that work as a whole while one of them has a gain; returns those that were not applied. */
const applyWhole = (
  evaluation: Evaluation,
  { divisible, whole }: Contenders,
  taken: Map<Item, Candidate>,
): Contender[] => {
  let waiting = whole;
  for (;;) {
    const takenItems = new Set(taken.keys());
    const { winners } = chooseForLines(evaluation, divisible, takenItems);
    const best = findGreatestGain(evaluation, waiting, winners, takenItems);
    if (!best) return waiting;
    const { candidate, effect } = best;
    evaluation.apply(candidate, effect);
    for (const change of effect.changes) if (isTouched(change)) taken.set(change.item, candidate);
    waiting = waiting.filter((one) => one.candidate !== candidate);
  }
};

export const applyBest = (evaluation: Evaluation, candidates: readonly Candidate[]) => {
  const contenders = collectContenders(evaluation, candidates);
  const taken = new Map<Item, Candidate>();
  const waiting = applyWhole(evaluation, contenders, taken);
  const { divisible } = contenders;
  const { winners, overBudget } = chooseForLines(evaluation, divisible, new Set(taken.keys()));
  for (const [item, { candidate }] of winners) taken.set(item, candidate);
  for (const one of divisible) {
    const verdict = overBudget.get(one);
    const won = new Set([...winners].flatMap(([item, winner]) => (winner === one ? [item] : [])));
    if (verdict) evaluation.refuse(one.candidate, { verdict });
    else if (won.size > 0) evaluation.apply(one.candidate, one.effect, won);
    else recordLost(evaluation, one, taken);
  }
  for (const one of waiting) recordLost(evaluation, one, taken);
};
