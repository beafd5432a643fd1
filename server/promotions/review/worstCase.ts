/** The basket on which a promotion costs the store most: its goods, its shopper, and what remains to be paid. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import { changeBps } from '../../pricing/guards/rules.ts';
import type { VariantFacts } from '../quotes/goods.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { BasketLine, Candidate, EngineRules, Shopper } from '../engine/types.ts';

/** A shopper who belongs to the audience of all these terms. */
export const shopperFor = (all: readonly Terms[]): Shopper => {
  const common = (pick: (audience: Terms['audience']) => readonly string[]) => {
    const named = all.map(({ audience }) => pick(audience)).filter((one) => one.length > 0);
    return named[0]?.filter((one) => named.every((other) => other.includes(one))) ?? [];
  };
  return {
    key: null,
    level: common(({ levels }) => levels)[0] ?? null,
    groups: common(({ groups }) => groups),
    channel: common(({ channels }) => channels)[0] ?? null,
    joinedAt: null,
    orderNumber: null,
    birthday: null,
  };
};

/** The promotion without its window, hours, limits and rules on members: the worst case applies whenever it may. */
export const withoutRestrictions = (candidate: Candidate): Candidate => {
  const terms: Terms = {
    ...candidate.terms,
    startsAt: 0,
    endsAt: null,
    hours: [],
    holdoutBps: 0,
    audience: {
      ...candidate.terms.audience,
      newWithinDays: null,
      orderNumber: null,
      birthdayMonth: false,
    },
    limits: { ...candidate.terms.limits, uses: null, perMember: null, perDay: null, budget: null },
  };
  return {
    ...candidate,
    terms,
    paused: false,
    code: candidate.code ?? (terms.trigger === 'code' ? '*' : null),
    campaign: null,
  };
};

/** The fewest units of one product that reach every threshold: there a fixed amount takes off most. */
export const unitsFor = (terms: Terms, unitPrice: number): number => {
  let units = 1;
  const atLeast = (amount: number) =>
    (units = Math.max(units, Math.ceil(amount / Math.max(1, unitPrice))));
  for (const condition of terms.conditions) {
    if (condition.kind === 'amount' && condition.min !== null) atLeast(condition.min);
    if (condition.kind === 'quantity' && condition.min !== null)
      units = Math.max(units, condition.min);
  }
  for (const reward of terms.rewards) {
    if (reward.kind === 'fullReduction') {
      const deepest = reward.steps.at(-1)?.from ?? 0;
      if (reward.basis === 'amount') atLeast(deepest);
      else units = Math.max(units, deepest);
    }
    if (reward.kind === 'buyGet')
      units = Math.max(units, reward.buy.quantity + reward.get.quantity);
  }
  return Math.min(units, 100_000);
};

export interface Priced {
  unitPrice: number;
  originalPrice: number;
}
/** May the promotion take anything off these goods? */
export const concerns = (
  { compiled }: Candidate,
  { line }: VariantFacts,
  priced: Priced,
): boolean => {
  const unit = { ...line, ...priced, id: '1', quantity: 1 };
  return compiled.rewards.some((reward) => reward.concerns(unit));
};

/** Goods of a sample with their price, and the quantity that is evaluated. */
export interface SampleGoods {
  facts: VariantFacts;
  price: Priced;
  quantity: number;
}
export interface SampleResult {
  facts: VariantFacts;
  line: BasketLine;
  amount: number;
  discount: number;
  guarded: boolean;
}
export const evaluateSample = (
  { facts, price, quantity }: SampleGoods,
  candidates: readonly Candidate[],
  shopper: Shopper,
  rules: EngineRules,
  at: number,
): SampleResult => {
  const line: BasketLine = { id: '1', quantity, ...facts.line, ...price };
  const { applied, verdicts } = evaluate(
    { lines: [line], shipping: [], shopper, at },
    candidates,
    rules,
    () => 0,
  );
  const discount = applied.reduce((sum, { lines }) => sum + (lines.get('1') ?? 0), 0);
  const guarded = verdicts.some(
    ({ verdict, cappedBy }) => verdict === 'guarded' || cappedBy === 'guard',
  );
  return { facts, line, amount: line.unitPrice * quantity, discount, guarded };
};

export const depthBps = ({ amount, discount }: Pick<SampleResult, 'amount' | 'discount'>) =>
  -(changeBps(amount, amount - discount) ?? 0);
