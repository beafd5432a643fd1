/** Finds rewards and limits of a draft from which nothing comes, or that give goods away. Pure. */
import type { Reward, Terms } from '#contract/promotions/promotions';
import type { Finding, FoundVariant, VariantBelowFloor } from '#contract/promotions/review';
import type { Candidate } from '../engine/types.ts';
import { evaluateSample, type SampleGoods } from './evaluateSample.ts';
import type { Sample } from './loadSample.ts';
import { ALL_OFF } from '../terms/rules.ts';
import { requirementOf } from './requirements.ts';

/** Number of variants that a finding names; the others are counted. */
export const MAX_NAMED = 5;

type FoundIn = Exclude<
  Extract<Finding, { variants: unknown }>['kind'],
  `${string}BelowFloor` | 'stockTaken'
>;

const onVariants = (kind: FoundIn, found: readonly FoundVariant[]): Finding[] =>
  found.length === 0 ? [] : [{ kind, count: found.length, variants: found.slice(0, MAX_NAMED) }];

export const toFound = (
  { facts: { line, name, sku }, price }: SampleGoods,
  offered: number,
): FoundVariant => ({
  variantId: line.variantId,
  name,
  sku,
  price: price.unitPrice,
  offered,
});

const belowFloor = (one: SampleGoods, offered: number): VariantBelowFloor[] => {
  const { floor } = one.facts.line;
  return floor !== null && offered < floor ? [{ ...toFound(one, offered), floor }] : [];
};

const onFlash = (reward: Extract<Reward, { kind: 'flash' }>, { goods }: Sample): Finding[] => {
  const known = new Map(goods.map((one) => [one.facts.line.variantId, one]));
  const found = (offered: (item: (typeof reward.items)[number], price: number) => number | null) =>
    reward.items.flatMap((item): FoundVariant[] => {
      const one = known.get(item.variantId);
      const value = one ? offered(item, one.price.unitPrice) : null;
      return one && value !== null ? [toFound(one, value)] : [];
    });
  const tooLow = reward.items.flatMap(({ variantId, price }) => {
    const one = known.get(variantId);
    return one ? belowFloor(one, price) : [];
  });
  return [
    ...(tooLow.length > 0
      ? [{ kind: 'flashBelowFloor' as const, count: tooLow.length, variants: tooLow }]
      : []),
    ...onVariants(
      'flashNotLower',
      found((item, price) => (item.price >= price ? item.price : null)),
    ),
    ...onVariants(
      'memberLimitAboveStock',
      found(({ stock, perMember }) =>
        stock !== null && perMember !== null && perMember > stock ? perMember : null,
      ),
    ),
  ];
};

/**
 * The dearest goods that were sampled for each part, together no more than the price of all parts; and the highest floors of
 * each part, together above it. `goodsOf`: those of a part.
 */
const onBundle = (
  { parts, price }: Extract<Reward, { kind: 'bundle' }>,
  goodsOf: (part: number) => readonly SampleGoods[],
): Finding[] => {
  const goods = parts.map((_, index) => goodsOf(index));
  if (goods.some((ofPart) => ofPart.length === 0)) return [];
  const highest = (valueOf: (one: SampleGoods) => number) =>
    parts.reduce(
      (sum, { quantity }, index) => sum + Math.max(...(goods[index] ?? []).map(valueOf)) * quantity,
      0,
    );
  const worth = highest((one) => one.price.unitPrice);
  const floor = highest((one) => one.facts.line.floor ?? 0);
  return [
    ...(worth <= price ? [{ kind: 'bundleNotCheaper' as const, price, worth }] : []),
    ...(floor > price ? [{ kind: 'bundleUnderFloors' as const, price, floor }] : []),
  ];
};

const onFixedPrice = (price: number, concerned: readonly SampleGoods[]): Finding[] => {
  const tooLow = concerned.flatMap((one) => belowFloor(one, price));
  return [
    ...(tooLow.length > 0
      ? [
          {
            kind: 'fixedBelowFloor' as const,
            count: tooLow.length,
            variants: tooLow.slice(0, MAX_NAMED),
          },
        ]
      : []),
    ...onVariants(
      'fixedNotLower',
      concerned.filter((one) => one.price.unitPrice <= price).map((one) => toFound(one, price)),
    ),
  ];
};

const onReward = (
  reward: Reward,
  index: number,
  { compiled }: Candidate,
  sample: Sample,
): Finding[] => {
  const concerned = sample.goods.filter(({ facts, price }) =>
    compiled.rewards[index]?.concerns({ ...facts.line, ...price, id: '1', quantity: 1 }),
  );
  switch (reward.kind) {
    case 'flash':
      return onFlash(reward, sample);
    case 'fixedPrice':
      return onFixedPrice(reward.price, concerned);
    case 'bundle':
      return onBundle(reward, (part) => {
        const { matches } = requirementOf(reward.parts[part]?.scope ?? null, {});
        return sample.goods.filter(({ facts, price }) => matches({ ...facts.line, ...price }));
      });
    default:
      return [];
  }
};

/** Whether goods are free by the terms alone, whatever they cost. */
const isAllOff = (reward: Reward): boolean => {
  if (reward.kind === 'percent')
    return reward.bps === ALL_OFF && reward.units === null && reward.groupsOf === null;
  if (reward.kind === 'fixedPrice') return reward.price === 0 && reward.units === null;
  return (
    reward.kind === 'fullReduction' &&
    reward.steps.some(({ off }) => off.kind === 'percent' && off.bps === ALL_OFF)
  );
};

/** Goods that cost no more than the amount off, so that only a floor keeps their price above zero. */
const givenAway = (draft: Candidate, sample: Sample): FoundVariant[] => {
  const { terms } = draft;
  if (!terms.rewards.every(({ kind }) => kind === 'amount')) return [];
  return sample.goods.flatMap((one) => {
    const { line } = one.facts;
    const withoutFloor = { ...one, facts: { ...one.facts, line: { ...line, floor: null } } };
    const { amount, discount } = evaluateSample(
      withoutFloor,
      [terms],
      sample.requirements,
      [draft],
      sample,
    );
    return discount >= amount ? [toFound(one, 0)] : [];
  });
};

/** `draft` without restrictions, as in the worst case; limits are those of its own terms. */
export const findingsOf = (
  { rewards, limits, endsAt }: Terms,
  draft: Candidate,
  sample: Sample,
  now: number,
): Finding[] => [
  ...(endsAt !== null && endsAt <= now ? [{ kind: 'endsInPast' as const }] : []),
  ...rewards.flatMap((reward, index) => onReward(reward, index, draft, sample)),
  ...(rewards.some(isAllOff) ? [{ kind: 'allFree' as const }] : []),
  ...onVariants('givenAway', givenAway(draft, sample)),
  ...(limits.uses !== null && limits.perMember !== null && limits.perMember > limits.uses
    ? [{ kind: 'memberLimitAboveUses' as const, perMember: limits.perMember, uses: limits.uses }]
    : []),
];
