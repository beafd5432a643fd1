/**
 * A lane in which each unit takes part in one promotion, the one that takes most off it. Of an amount that is spread
 * over lines, units that do better elsewhere leave their share. What works as a whole only (a bundle, buy and get) is
 * taken where it gives more than the best promotion of each of its units would, the greatest gain first. Pure.
 */
import { mulDiv } from '#shared/money';
import { type BasketState, type Item, splitItem } from './basketState.ts';
import type { Refusal } from './conditions.ts';
import type { Change, Effect } from './effect.ts';
import type { Evaluation } from './evaluation.ts';
import { chooseForLines, type LineChoice, offOf } from './lineChoice.ts';
import { byPriority, type Contender, isPreferred } from './priority.ts';
import type { Candidate } from './types.ts';

interface Contenders {
  /** Those whose lines may choose one by one. */
  divisible: Candidate[];
  /** Those that work as a whole only. */
  whole: Contender[];
}

const NO_ITEMS: ReadonlySet<Item> = new Set();

/** Who may take part, by priority; those that take nothing off any line apply beside the others, and use up no units. */
const collectContenders = (
  evaluation: Evaluation,
  candidates: readonly Candidate[],
): Contenders => {
  const contenders: Contenders = { divisible: [], whole: [] };
  for (const candidate of candidates.toSorted(byPriority)) {
    const offer = evaluation.offer(candidate);
    if ('refusal' in offer) evaluation.refuse(candidate, offer.refusal);
    else if (offer.effect.amount === 0) evaluation.decide(candidate, offer.effect, NO_ITEMS);
    else if (candidate.compiled.isDivisible) contenders.divisible.push(candidate);
    else contenders.whole.push({ candidate, effect: offer.effect });
  }
  return contenders;
};

const isPartlyTouched = ({ touched, item: { quantity } }: Change) =>
  touched > 0 && touched < quantity;

/** Separates the units that a promotion touches from the others of their item; false when there are none. */
const splitPartlyTouched = (state: BasketState, contenders: readonly Contender[]): boolean => {
  const touched = new Map<Item, number>();
  for (const change of contenders.flatMap(({ effect }) => effect.changes))
    if (isPartlyTouched(change))
      touched.set(change.item, Math.min(touched.get(change.item) ?? Infinity, change.touched));
  for (const [item, units] of touched) splitItem(state, item, units);
  return touched.size > 0;
};

interface Offers {
  contenders: Contender[];
  refusals: Map<Candidate, Refusal>;
}

/** What each of the promotions would take off the items, each of which it touches whole or not at all. */
const offerDivisible = (
  evaluation: Evaluation,
  candidates: readonly Candidate[],
  taken: ReadonlySet<Item>,
): Offers => {
  for (;;) {
    const offers: Offers = { contenders: [], refusals: new Map() };
    for (const candidate of candidates) {
      const offer = evaluation.offer(candidate, taken);
      if ('effect' in offer) offers.contenders.push({ candidate, effect: offer.effect });
      else offers.refusals.set(candidate, offer.refusal);
    }
    if (!splitPartlyTouched(evaluation.state, offers.contenders)) return offers;
  }
};

/** How much more the effect gives than the winners of the units that it touches. */
const gainOver = (effect: Effect, winners: LineChoice['winners']): number => {
  let gain = effect.amount;
  for (const [item, winner] of winners) {
    const touched = effect.changes[item.index]?.touched ?? 0;
    if (touched > 0) gain -= mulDiv(offOf(winner, item), touched, item.quantity);
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
  for (const { item, off, forgone, touched } of effect.changes) {
    const winner = touched > 0 || forgone > 0 ? winners.get(item) : undefined;
    if (winner && winner !== candidate && off + forgone > most) {
      most = off + forgone;
      lostTo = winner.id;
    }
  }
  evaluation.recordVerdict(candidate, { verdict: 'lost', ...(lostTo !== undefined && { lostTo }) });
};

/** Gives the promotion the units that it touches. */
const takeUnits = (
  { state }: Evaluation,
  { candidate, effect }: Contender,
  taken: Map<Item, Candidate>,
) => {
  for (const change of effect.changes) {
    if (change.touched === 0) continue;
    if (isPartlyTouched(change)) splitItem(state, change.item, change.touched);
    taken.set(change.item, candidate);
  }
};

/** Gives every item that is left to the promotion that takes most off it, and says of the others why they do not apply. */
const decideForLines = (
  evaluation: Evaluation,
  { contenders, refusals }: Offers,
  { winners, overBudget }: LineChoice,
  taken: Map<Item, Candidate>,
) => {
  for (const [candidate, refusal] of refusals) evaluation.refuse(candidate, refusal);
  for (const [item, { candidate }] of winners) taken.set(item, candidate);
  for (const one of contenders) {
    const verdict = overBudget.get(one);
    const won = new Set([...winners].flatMap(([item, winner]) => (winner === one ? [item] : [])));
    if (verdict) evaluation.refuse(one.candidate, { verdict });
    else if (won.size > 0) evaluation.decide(one.candidate, one.effect, won);
    else recordLost(evaluation, one, taken);
  }
};

export const applyBest = (evaluation: Evaluation, candidates: readonly Candidate[]) => {
  const { divisible, whole } = collectContenders(evaluation, candidates);
  const taken = new Map<Item, Candidate>();
  let waiting = whole;
  for (;;) {
    const takenItems = new Set(taken.keys());
    const offers = offerDivisible(evaluation, divisible, takenItems);
    const choice = chooseForLines(evaluation, offers.contenders, takenItems);
    const best = findGreatestGain(evaluation, waiting, choice.winners, takenItems);
    if (!best) {
      decideForLines(evaluation, offers, choice, taken);
      break;
    }
    takeUnits(evaluation, best, taken);
    evaluation.decide(best.candidate, best.effect);
    waiting = waiting.filter(({ candidate }) => candidate !== best.candidate);
  }
  for (const one of waiting) recordLost(evaluation, one, taken);
  evaluation.settle();
};
