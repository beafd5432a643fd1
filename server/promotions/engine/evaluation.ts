/** The intermediate result of evaluating one basket. Pure. */
import type { Judgement } from '#contract/promotions/verdicts';
import { mulDiv } from '#shared/money';
import type { BasketState, Item } from './basketState.ts';
import type { Refusal } from './conditions.ts';
import type { Change, Effect } from './effect.ts';
import { exceededBudget } from './limits.ts';
import { computeOffer, type Offer } from './offer.ts';
import type { Applied, Candidate, UsageLookup } from './types.ts';

const NO_ITEMS: ReadonlySet<Item> = new Set();

/** The remaining amount of an item's used units after the change. */
const usedLeftAfter = ({ item, off, used, usedLeft }: Change): number => {
  // If a discount applies to a whole line, units that were used before get their share of it.
  const takesShare = used === 0 && item.usedLeft > 0 && off > 0;
  return takesShare
    ? mulDiv(item.usedLeft, item.left - off, item.left, 'down')
    : item.usedLeft + usedLeft;
};

const applyChange = (change: Change) => {
  const { item, off, used } = change;
  const usedLeft = usedLeftAfter(change);
  item.left -= off;
  item.usedLeft = Math.min(usedLeft, item.left);
  item.used += used;
};

export class Evaluation {
  readonly applied: Applied[] = [];
  readonly verdicts = new Map<number, Judgement>();
  /** What this basket has spent of each campaign's budget. */
  readonly #campaignSpent = new Map<number, number>();

  constructor(
    readonly state: BasketState,
    readonly usage: UsageLookup,
  ) {}

  recordVerdict(
    { id, revision, name, code }: Candidate,
    verdict: Omit<Judgement, 'promotionId' | 'revision' | 'name' | 'amount'> & { amount?: number },
  ) {
    this.verdicts.set(id, {
      promotionId: id,
      revision,
      name,
      amount: 0,
      ...verdict,
      ...(code !== null && { code }),
    });
  }

  /** The budget that the amount would exceed. `otherSpending` is what other promotions of its campaign are about to spend. */
  exceededBudget(candidate: Candidate, amount: number, otherSpending = 0) {
    const { campaign } = candidate;
    const spent = campaign ? (this.#campaignSpent.get(campaign.id) ?? 0) : 0;
    return exceededBudget(candidate, amount, spent + otherSpending, this.usage);
  }

  offer(candidate: Candidate, taken: ReadonlySet<Item> = NO_ITEMS): Offer {
    const offer = computeOffer(this.state, candidate, taken, this.usage);
    if ('refusal' in offer) return offer;
    const verdict = this.exceededBudget(candidate, offer.effect.amount);
    return verdict ? { refusal: { verdict } } : offer;
  }

  refuse(candidate: Candidate, refusal: Refusal) {
    this.recordVerdict(candidate, refusal);
  }

  /** Applies the effect to the basket; with `only`, to the items that no other promotion has. */
  apply(candidate: Candidate, effect: Effect, only?: ReadonlySet<Item>) {
    const lines = new Map<string, number>();
    const shipping = new Map<string, number>();
    let amount = 0;
    for (const change of effect.changes) {
      const { item, off } = change;
      if (only && !only.has(item)) continue;
      applyChange(change);
      amount += off;
      if (off > 0) (item.line ? lines : shipping).set(item.line?.id ?? item.method ?? '', off);
    }
    const { gifts, flash } = effect;
    const cappedBy = amount < effect.amount ? 'others' : effect.cappedBy;
    this.applied.push({ candidate, lines, shipping, amount, gifts, flash, cappedBy });
    this.#addCampaignSpending(candidate, amount);
    this.recordVerdict(candidate, {
      verdict: cappedBy ? 'capped' : 'applied',
      amount,
      ...(cappedBy && { cappedBy }),
    });
  }

  #addCampaignSpending({ campaign }: Candidate, amount: number) {
    if (!campaign) return;
    this.#campaignSpent.set(campaign.id, (this.#campaignSpent.get(campaign.id) ?? 0) + amount);
  }
}
