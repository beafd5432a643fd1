/** What an order as it was sent has of the goods that were redeemed. Pure; amounts in minor units. */
import type { NamedLine } from '../../orders/returns/namedLines.ts';
import { type BookableLine, isFree } from '../../orders/sales/lineAccount.ts';
import { mulDiv } from '#shared/money';
import type { GivenUnits } from './returnedGoods.ts';
import { type Units, unitsIn } from './unitsIn.ts';

const unitsOf = (lines: readonly { quantity: number }[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Of one SKU: how many of the redeemed units the order has, and what it says was paid for them. */
export interface OrderedGoods {
  units: number;
  paid: number;
}

/**
 * By the sums of an SKU alone, so that a store may split and merge its lines. Units of gifts are no units that were
 * bought, whether they have lines of their own or not; of an order with more units than were redeemed, those count that
 * were.
 */
export const orderedGoods = (
  sku: string | null,
  redeemed: readonly BookableLine[],
  ordered: readonly BookableLine[],
  gifts: readonly GivenUnits[],
): OrderedGoods => {
  const isOfSku = (one: { sku: string | null }) => one.sku === sku;
  const [bought, sent] = [redeemed.filter(isOfSku), ordered.filter(isOfSku)];
  const given = unitsOf(gifts.filter(isOfSku));
  const free = Math.max(0, unitsOf(sent.filter(isFree)) - unitsOf(bought.filter(isFree)));
  const ownLines = Math.min(given, free);
  const sold = unitsOf(sent) - ownLines;
  const units = Math.min(unitsOf(bought), sold);
  const unpaid = Math.min(sold - units, Math.max(given, free) - ownLines);
  const paid = sent.reduce((sum, one) => sum + one.paid, 0);
  return { units, paid: units === 0 ? 0 : mulDiv(paid, units, sold - unpaid, 'down') };
};

/**
 * Whether nothing is kept: what the order does not have was never delivered. `ordered`: undefined while it has not
 * arrived; an order with none of the goods tells nothing of them.
 */
export const isAllBack = (
  lines: readonly NamedLine[],
  ordered: readonly BookableLine[] | undefined,
  gifts: readonly GivenUnits[],
  returned: Units,
): boolean => {
  if (lines.every(({ id, quantity }) => unitsIn(returned, id) >= quantity)) return true;
  if (!ordered) return false;
  const goods = [...new Set(lines.map(({ sku }) => sku))].map((sku) => {
    const { units } = orderedGoods(sku, lines, ordered, gifts);
    const back = lines.reduce(
      (sum, one) => sum + (one.sku === sku ? unitsIn(returned, one.id) : 0),
      0,
    );
    return { units, isBack: back >= units };
  });
  return goods.some(({ units }) => units > 0) && goods.every(({ isBack }) => isBack);
};
