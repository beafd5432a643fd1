/** Goods at a flash-sale price, while its stock lasts. Pure. */
import { counters } from '../counters.ts';
import { type Change, type Effect, freeUnits, freeWorth, type NoEffect } from '../effect.ts';
import type { RewardContext, RewardOf, RewardRules } from './reward.ts';

type Flash = RewardOf<'flash'>;
type FlashItem = Flash['items'][number];

/** Units of the sale's stock that are left for this basket, in total and for its shopper. */
const remaining = (
  effect: Effect,
  { variantId, stock, perMember }: FlashItem,
  { promotionId, usage }: RewardContext,
) => {
  const { key } = effect.state.basket.shopper;
  const taken = effect.flash.get(variantId) ?? 0;
  const inStock =
    stock === null ? Infinity : stock - usage(counters.flash(promotionId, variantId)) - taken;
  if (perMember === null) return { inStock, forMember: Infinity };
  // A limit per member cannot be checked for an unknown shopper, so none are left.
  if (key === null) return { inStock, forMember: 0 };
  const used = usage(counters.flashMember(promotionId, variantId, key));
  return { inStock, forMember: perMember - used - taken };
};

const sell = (effect: Effect, change: Change, { variantId, price }: FlashItem, units: number) => {
  const worth = freeWorth(change, units);
  const wanted = worth - price * units;
  if (wanted <= 0) return;
  effect.useUnits(change, units, worth - effect.take(change, wanted, change.used + units));
  effect.flash.set(variantId, (effect.flash.get(variantId) ?? 0) + units);
};

const give = (
  effect: Effect,
  items: ReadonlyMap<number, FlashItem>,
  context: RewardContext,
): NoEffect | null => {
  let reason: NoEffect | null = { verdict: 'nothingInScope' };
  for (const change of effect.changes) {
    const { line } = change.item;
    const item = line && change.isOpen ? items.get(line.variantId) : undefined;
    if (!item) continue;
    if (effect.state.basket.given?.get(item.variantId)?.isArchived) {
      effect.cap('archived');
      reason = { verdict: 'goodsArchived' };
      continue;
    }
    const { inStock, forMember } = remaining(effect, item, context);
    const free = freeUnits(change);
    const units = Math.max(0, Math.min(free, inStock, forMember));
    if (units < free) effect.cap(inStock <= forMember ? 'stock' : 'memberStock');
    if (units > 0) {
      reason = null;
      sell(effect, change, item, units);
    } else if (free > 0) reason = { verdict: inStock <= 0 ? 'soldOut' : 'memberStockReached' };
  }
  return effect.flash.size > 0 ? null : reason;
};

const variantRefs = ({ items }: Flash) =>
  items.map(({ variantId }) => ({ kind: 'variant' as const, id: variantId }));

export const flash: RewardRules<Flash> = {
  compile: (reward) => {
    const items = new Map(reward.items.map((item) => [item.variantId, item]));
    return {
      concerns: ({ variantId }) => items.has(variantId),
      give: (effect, context) => give(effect, items, context),
    };
  },
  // Several lines may need the stock of the same variant.
  isDivisible: ({ items }) =>
    items.every(({ stock, perMember }) => stock === null && perMember === null),
  requiredScope: (reward) => ({ include: variantRefs(reward) }),
  targetScopes: (reward, own) => [{ ...own, include: variantRefs(reward) }],
};
