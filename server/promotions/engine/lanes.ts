/** Which promotions of a lane apply when several could: one after another, or the best for each line. Pure. */
import type { Judgement, PromotionVerdict } from '#contract/promotions/quotes';
import { mulDiv } from '#shared/money';
import type { Effect } from './effect.ts';
import { offerOf, overBudget, type Refusal } from './offer.ts';
import type { State } from './state.ts';
import type { Applied, Candidate, Used } from './types.ts';

/** What has happened so far in one evaluation. */
export class Run {
  readonly applied: Applied[] = [];
  readonly verdicts = new Map<number, Judgement>();
  readonly #campaigns = new Map<number, number>();
  /** Every item may be touched. */
  readonly everything: readonly boolean[];

  constructor(
    readonly state: State,
    readonly used: Used,
  ) {
    this.everything = state.items.map(() => true);
  }

  judge(
    { id, revision, name, code }: Candidate,
    said: Omit<Judgement, 'promotionId' | 'revision' | 'name' | 'amount'> & { amount?: number },
  ) {
    this.verdicts.set(id, {
      promotionId: id,
      revision,
      name,
      amount: 0,
      ...said,
      ...(code !== null && { code }),
    });
  }

  refuse(candidate: Candidate, refusal: Refusal) {
    this.judge(candidate, refusal);
  }

  /** Why there is no money for it; null when there is. `beside`: what others of its campaign are about to take. */
  unaffordable(candidate: Candidate, amount: number, beside = 0) {
    const spent = candidate.campaign ? (this.#campaigns.get(candidate.campaign.id) ?? 0) : 0;
    return overBudget(candidate, amount, spent + beside, this.used);
  }

  offer(candidate: Candidate, open: readonly boolean[] = this.everything) {
    const offer = offerOf(this.state, candidate, open, this.used);
    if ('refusal' in offer) return offer;
    const verdict = this.unaffordable(candidate, offer.effect.amount);
    return verdict ? { refusal: { verdict } } : offer;
  }

  /** Takes the effect off the basket; of a few items only where the others chose another promotion. */
  apply(candidate: Candidate, effect: Effect, only?: readonly boolean[]) {
    const lines = new Map<string, number>();
    const shipping = new Map<string, number>();
    let amount = 0;
    this.state.items.forEach((item, at) => {
      if (only && !only[at]) return;
      const off = effect.off[at] as number;
      // Off a whole line, the units used up before bear their share.
      const bears = (effect.used[at] as number) === 0 && item.usedLeft > 0 && off > 0;
      const usedLeft = bears
        ? mulDiv(item.usedLeft, item.left - off, item.left, 'down')
        : item.usedLeft + (effect.usedLeft[at] as number);
      item.left -= off;
      item.usedLeft = Math.min(usedLeft, item.left);
      item.used += effect.used[at] as number;
      amount += off;
      if (off > 0) (item.line ? lines : shipping).set(item.line?.id ?? item.method ?? '', off);
    });
    const { gifts, flash } = effect;
    const cappedBy = amount < effect.amount ? 'others' : effect.cappedBy;
    this.applied.push({ candidate, lines, shipping, amount, gifts, flash, cappedBy });
    if (candidate.campaign) {
      const { id } = candidate.campaign;
      this.#campaigns.set(id, (this.#campaigns.get(id) ?? 0) + amount);
    }
    this.judge(candidate, {
      verdict: cappedBy ? 'capped' : 'applied',
      amount,
      ...(cappedBy && { cappedBy }),
    });
  }
}

/** Priority first, the older among equals. */
export const byPriority = (a: Candidate, b: Candidate) =>
  b.terms.priority - a.terms.priority || a.id - b.id;

/** One after another, each on what the former left. */
export const stackLane = (run: Run, candidates: readonly Candidate[]) => {
  for (const candidate of [...candidates].sort(byPriority)) {
    const offer = run.offer(candidate);
    if ('effect' in offer) run.apply(candidate, offer.effect);
    else run.refuse(candidate, offer.refusal);
  }
};

interface Contender {
  candidate: Candidate;
  effect: Effect;
}
/** Does `one` deserve a line rather than `other`? */
const deserves = (one: number, a: Candidate, other: number, b: Candidate) =>
  one - other || -byPriority(a, b);

/** For each item, the line-by-line promotion that takes most off it. */
const bestOfEach = (run: Run, contenders: readonly Contender[]): (Contender | null)[] =>
  run.state.items.map((_, at) => {
    let best: Contender | null = null;
    for (const one of contenders) {
      const off = one.effect.off[at] as number;
      if (
        off > 0 &&
        (!best || deserves(off, one.candidate, best.effect.off[at] as number, best.candidate) > 0)
      )
        best = one;
    }
    return best;
  });

interface Choice {
  /** The winner of each item. */
  winners: (Contender | null)[];
  /** Those for whom there is no money. */
  poor: Map<Contender, PromotionVerdict>;
}
/** What each of the winners takes in all, the most deserving first. */
const sharesOf = (winners: Choice['winners']): [Contender, number][] => {
  const shares = new Map<Contender, number>();
  winners.forEach((winner, at) => {
    if (winner) shares.set(winner, (shares.get(winner) ?? 0) + (winner.effect.off[at] as number));
  });
  return [...shares].sort(
    ([a, one], [b, other]) => other - one || byPriority(a.candidate, b.candidate),
  );
};

/** Winners line by line that the money of budgets allows; promotions of one campaign share its money. */
const chooseLines = (
  run: Run,
  contenders: readonly Contender[],
  open: readonly boolean[],
): Choice => {
  const poor: Choice['poor'] = new Map();
  for (;;) {
    const left = contenders.filter((one) => !poor.has(one));
    const winners = bestOfEach(run, left).map((winner, at) => (open[at] ? winner : null));
    const ofCampaign = new Map<number, number>();
    let found = false;
    for (const [one, amount] of sharesOf(winners)) {
      const id = one.candidate.campaign?.id;
      const before = id === undefined ? 0 : (ofCampaign.get(id) ?? 0);
      const verdict = run.unaffordable(one.candidate, amount, before);
      if (verdict) {
        poor.set(one, verdict);
        found = true;
        break;
      }
      if (id !== undefined) ofCampaign.set(id, before + amount);
    }
    if (!found) return { winners, poor };
  }
};

const lose = (
  run: Run,
  { candidate, effect }: Contender,
  winnerAt: (at: number) => Candidate | undefined,
) => {
  let lostTo: number | undefined;
  let most = -1;
  effect.off.forEach((off, at) => {
    const winner = effect.touches(at) ? winnerAt(at) : undefined;
    if (winner && winner !== candidate && off > most) [most, lostTo] = [off, winner.id];
  });
  run.judge(candidate, { verdict: 'lost', ...(lostTo !== undefined && { lostTo }) });
};

/**
 * Every line takes part in one promotion, the one that takes most off it; of an amount spread over lines, those that do
 * better elsewhere leave their share. What only works as a whole (a bundle, buy and get) is taken where it gives more
 * than the best of each of its lines would, the greatest gain first.
 */
export const bestLane = (run: Run, candidates: readonly Candidate[]) => {
  const single: Contender[] = [];
  const joint: Contender[] = [];
  for (const candidate of [...candidates].sort(byPriority)) {
    const offer = run.offer(candidate);
    if ('refusal' in offer) run.refuse(candidate, offer.refusal);
    else if (offer.effect.amount === 0) run.apply(candidate, offer.effect);
    else (candidate.compiled.divisible ? single : joint).push({ candidate, effect: offer.effect });
  }
  const open = [...run.everything];
  const winner = new Map<number, Candidate>();
  let waiting = joint;
  for (;;) {
    const { winners: rivals } = chooseLines(run, single, open);
    let best: (Contender & { gain: number }) | null = null;
    for (const one of waiting) {
      const offer = run.offer(one.candidate, open);
      if (!('effect' in offer)) continue;
      const { effect } = offer;
      const gain = rivals.reduce(
        (sum, rival, at) =>
          rival && effect.touches(at) ? sum - (rival.effect.off[at] as number) : sum,
        effect.amount,
      );
      if (gain > 0 && (!best || deserves(gain, one.candidate, best.gain, best.candidate) > 0))
        best = { candidate: one.candidate, effect, gain };
    }
    if (!best) break;
    const { candidate, effect } = best;
    run.apply(candidate, effect);
    effect.off.forEach((_, at) => {
      if (!effect.touches(at)) return;
      open[at] = false;
      winner.set(at, candidate);
    });
    waiting = waiting.filter((one) => one.candidate !== candidate);
  }
  const { winners: chosen, poor } = chooseLines(run, single, open);
  chosen.forEach((one, at) => one && winner.set(at, one.candidate));
  for (const one of single) {
    const verdict = poor.get(one);
    if (verdict) {
      run.refuse(one.candidate, { verdict });
      continue;
    }
    const won = chosen.map((choice) => choice === one);
    if (won.some(Boolean)) run.apply(one.candidate, one.effect, won);
    else lose(run, one, (at) => winner.get(at));
  }
  for (const one of waiting) lose(run, one, (at) => winner.get(at));
};

/**
 * Of those that stand alone, the first by priority (then the larger, then the older) that gives anything; it silences
 * the others. Null where none does.
 */
export const standAlone = (run: Run, candidates: readonly Candidate[]): Contender | null => {
  let best: Contender | null = null;
  for (const candidate of candidates) {
    const offer = run.offer(candidate);
    if (!('effect' in offer)) continue;
    const better =
      !best ||
      candidate.terms.priority - best.candidate.terms.priority ||
      offer.effect.amount - best.effect.amount ||
      best.candidate.id - candidate.id;
    if (better === true || (typeof better === 'number' && better > 0))
      best = { candidate, effect: offer.effect };
  }
  return best;
};
