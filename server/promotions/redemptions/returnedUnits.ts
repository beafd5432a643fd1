/** Computes the returned units of an order, and their discount. */
import type { ReturnInput } from '#contract/promotions/redemptions';
import { invalid } from '../../platform/http/errors.ts';
import { mulDiv } from '#shared/money';
import type { RedemptionRow } from './record.ts';
import type { ReservedUsage } from './releaseUsages.ts';
import { type Units, unitsIn } from './unitsIn.ts';

/** The totals that the store stated by line, without those of return messages. */
export const statedUnits = ({
  stated,
  returned,
}: Pick<RedemptionRow, 'stated' | 'returned'>): Units => stated ?? returned;

/**
 * The higher of the totals by line `before` and those of the input, or all units where it names no line. Throws 422 for
 * lines that are not in the order.
 */
export const unitsAfter = (
  { lines: ordered }: RedemptionRow['quote'],
  before: Units,
  { lines }: ReturnInput,
): Record<string, number> => {
  if (lines.length === 0)
    return Object.fromEntries(ordered.map(({ id, quantity }) => [id, quantity]));
  const returned = new Map(Object.entries(before));
  lines.forEach(({ id, quantity }, index) => {
    const line = ordered.find((one) => one.id === id);
    if (!line) throw invalid({ lines: { [index]: { id: 'redemptions.errors.unknownLine' } } });
    if (quantity > line.quantity)
      throw invalid({ lines: { [index]: { quantity: 'redemptions.errors.moreThanOrdered' } } });
    // A return contains totals, so repeated and late messages change nothing.
    returned.set(id, Math.max(returned.get(id) ?? 0, quantity));
  });
  return Object.fromEntries(returned);
};

/** The discount of the returned units by promotion, rounded down so that the parts never exceed the total. */
export const returnedMoney = (
  row: RedemptionRow,
  returned: Record<string, number>,
): Map<number, number> => {
  const money = new Map<number, number>();
  for (const { id, quantity, allocations } of row.quote.lines)
    for (const { promotionId, amount } of allocations)
      money.set(
        promotionId,
        (money.get(promotionId) ?? 0) + mulDiv(amount, unitsIn(returned, id), quantity, 'down'),
      );
  return money;
};

const FLASH = /^promotion\/(\d+)\/flash\/(\d+)(\/|$)/;

/**
 * How much of each counter of a flash sale is released when these units are back; negative where fewer are than before.
 * Units of a line that the sale reduced count as units of the sale first, so that its stock is free at once: of the units
 * that were reserved those are left that did not come back. Where it is not known how many were reserved, they are what is
 * used and what came back before.
 */
export const returnedFlash = (
  row: Pick<RedemptionRow, 'quote' | 'returned'>,
  returned: Units,
): ((usage: ReservedUsage) => number) => {
  const units = new Map<string, { before: number; now: number }>();
  for (const { id, variantId, allocations } of row.quote.lines) {
    for (const { promotionId } of allocations) {
      const name = `${promotionId}/${variantId}`;
      const { before, now } = units.get(name) ?? { before: 0, now: 0 };
      units.set(name, {
        before: before + unitsIn(row.returned, id),
        now: now + unitsIn(returned, id),
      });
    }
  }
  return ({ counter, amount, reserved }) => {
    const [, promotionId, variantId] = FLASH.exec(counter) ?? [];
    const back = units.get(`${promotionId}/${variantId}`);
    if (!back) return 0;
    return amount - Math.max(0, (reserved ?? amount + back.before) - back.now);
  };
};
