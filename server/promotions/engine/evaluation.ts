/** The intermediate result of evaluating one basket. Pure. */
import type { Judgement } from '#contract/promotions/verdicts';
import { type BasketState, type Goods, type Item, splitItem } from './basketState.ts';
import type { Refusal } from './conditions.ts';
import type { Change, Effect } from './effect.ts';
import { exceededBudget } from './limits.ts';
import { computeOffer, type Offer } from './offer.ts';
import { spreadWithin } from '#shared/spread';
import type { Applied, Candidate, EngineRules, UsageLookup } from './types.ts';

const NO_ITEMS: ReadonlySet<Item> = new Set();

/** Takes what the change takes off an item's lines, in proportion to what is left of them; returns it by line id. */
const takeOffLines = ({ parts }: Goods, off: number, { leftovers }: EngineRules) => {
  const shares = spreadWithin(
    off,
    parts.map(({ left }) => ({ weight: left, room: left })),
    leftovers,
  );
  return parts.map((part, index) => {
    const amount = shares[index] as number;
    part.left -= amount;
    return { id: part.line.id, amount };
  });
};

/** Makes an item of the units that the change uses up; neither they nor the others fall under their floor by it. */
const separateUsed = (state: BasketState, { item, used, usedLeft }: Change) => {
  if (used === 0) return;
  if (used < item.quantity) {
    const { left, floor, quantity } = item;
    const ownFloor = (floor / quantity) * used;
    const own =
      left < floor ? usedLeft : Math.min(Math.max(usedLeft, ownFloor), left - floor + ownFloor);
    splitItem(state, item, used, Math.min(own, left));
  }
  item.isUsed = true;
};

/** What the promotion has taken off, by line id and by delivery method. */
interface Taken {
  lines: Map<string, number>;
  shipping: Map<string, number>;
}

const add = (amounts: Map<string, number>, name: string, amount: number) => {
  if (amount > 0) amounts.set(name, (amounts.get(name) ?? 0) + amount);
};

export class Evaluation {
  readonly applied: Applied[] = [];
  readonly verdicts = new Map<number, Judgement>();
  /** What this basket has spent of each campaign's budget. */
  readonly #campaignSpent = new Map<number, number>();
  /** Changes that are not yet taken off the items. */
  #decided: Change[] = [];

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
    const verdict = this.exceededBudget(candidate, offer.effect.amount + offer.effect.giftCost);
    return verdict ? { refusal: { verdict } } : offer;
  }

  refuse(candidate: Candidate, refusal: Refusal) {
    this.recordVerdict(candidate, refusal);
  }

  /** Takes the effect off the basket. */
  apply(candidate: Candidate, effect: Effect) {
    this.decide(candidate, effect);
    this.settle();
  }

  /**
   * Records that the promotion applies, with `only` to the items that were not left to another one. What is left to
   * pay of the items changes with `settle`, so that promotions of one lane are computed on the same basket.
   */
  decide(candidate: Candidate, effect: Effect, only?: ReadonlySet<Item>) {
    const taken: Taken = { lines: new Map(), shipping: new Map() };
    const changes = effect.changes.filter(({ item }) => !only || only.has(item));
    for (const change of changes) this.#addTaken(change, taken);
    this.#decided.push(...changes);
    const amount = changes.reduce((sum, { off }) => sum + off, 0);
    const { gifts, giftCost, flash } = effect;
    const cappedBy = amount < effect.amount ? 'others' : effect.cappedBy;
    this.applied.push({ candidate, ...taken, amount, giftCost, gifts, flash, cappedBy });
    this.#addCampaignSpending(candidate, amount + giftCost);
    this.recordVerdict(candidate, {
      verdict: cappedBy ? 'capped' : 'applied',
      amount,
      ...(cappedBy && { cappedBy }),
    });
  }

  /** Takes what was decided off the items. */
  settle() {
    for (const change of this.#decided) {
      change.item.left -= change.off;
      separateUsed(this.state, change);
    }
    this.#decided = [];
  }

  #addTaken({ item, off }: Change, { lines, shipping }: Taken) {
    if (!item.goods) return add(shipping, item.method ?? '', off);
    for (const { id, amount } of takeOffLines(item.goods, off, this.state.rules))
      add(lines, id, amount);
  }

  #addCampaignSpending({ campaign }: Candidate, amount: number) {
    if (!campaign) return;
    this.#campaignSpent.set(campaign.id, (this.#campaignSpent.get(campaign.id) ?? 0) + amount);
  }
}
