/** Loads what the after-sales policy of when an order was placed says of its refunds. */
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { Settings } from '#contract/platform/settings';
import type { ReturnValue } from '#contract/promotions/returnValue';
import type { Db } from '#db';
import type { orders } from '#db/schema/orders/orders';
import { loadAncestors } from '../../catalog/categoryTree/ancestorCache.ts';
import { linesOf } from '../../orders/orders/showParts.ts';
import { loadTerms } from '../policies/inForce.ts';
import { freightPayer, policyAt } from '../policies/rules.ts';
import type { RefundTerms } from './deductions.ts';

type Order = Pick<typeof orders.$inferSelect, 'id' | 'channel' | 'placedAt'>;
interface Asked {
  value: Pick<ReturnValue, 'lines'>;
  responsibility: DecidedResponsibility;
}

/** Lines of a redemption have ids of their own: those of the order are found by their SKU. */
export const loadRefundTerms = async (
  db: Db,
  settings: Settings,
  { id, channel, placedAt }: Order,
  { value, responsibility }: Asked,
): Promise<RefundTerms> => {
  const { number, terms } = await loadTerms(db, settings, placedAt);
  const sold = await linesOf(db, { id });
  const cache = await loadAncestors(db);
  await cache.load(sold.map(({ categoryId }) => categoryId));
  const feeFor = (line: ReturnValue['lines'][number]): number => {
    const categoryId =
      (sold.find(({ lineId }) => lineId === line.id) ?? sold.find(({ sku }) => sku === line.sku))
        ?.categoryId ?? null;
    const path = categoryId === null ? [] : cache.ancestors(categoryId);
    return policyAt(terms, path, channel).restockingFee;
  };
  return {
    number,
    fees: Object.fromEntries(value.lines.map((line) => [line.id, feeFor(line)])),
    paysReturnFreight: freightPayer(terms, responsibility) === 'merchant',
    // Nothing is deducted where the shop is at fault.
    deductsPoints: terms.pointsShort === 'deduct' && responsibility !== 'merchant',
  };
};
