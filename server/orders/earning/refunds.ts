/** What was refunded of the lines of an order. Pure; amounts in minor units. */
import type { RefundedShare } from '../../members/earnRules/reversal.ts';
import { bookReturns, byTime, type ReturnedGoods } from '../sales/bookReturns.ts';

/** A line of an order as it is now. */
export interface PaidLine {
  number: number;
  sku: string | null;
  quantity: number;
  paid: number;
  /** What points paid of it beside `paid`, because the order calls it a discount. */
  pointsOff: number;
  /** What of `paid` was paid when units were exchanged for dearer goods. */
  paidBesides?: number;
}

/** How much more than its amount says went back, because units had been exchanged for dearer goods; below zero of cheaper ones. */
interface Besides {
  besides?: number;
}

/** A counted return of the order. */
export interface CountedReturn {
  externalId: string;
  returnedAt: number;
  /** Lines are named by their position in the order. */
  goods: readonly (ReturnedGoods & Besides)[];
}

/** What a return refunded: money and units of lines by their numbers, and money for goods that are of none of them. */
export interface Refund {
  id: string;
  returnedAt: number;
  lines: readonly ({ number: number; amount: number; units: number } & Besides)[];
  other: number;
}

/** The refunds of all counted returns of an order, in the order in which they happened. */
export const refundsOf = (
  lines: readonly PaidLine[],
  returns: readonly CountedReturn[],
): Refund[] => {
  const inTime = returns.toSorted(byTime);
  const booked = bookReturns(
    lines,
    inTime.map(({ externalId, goods }) => goods.map((one) => ({ ...one, externalId }))),
  );
  return inTime.map(({ externalId, returnedAt, goods }, index) => {
    const parts = (booked[index] ?? []).flat();
    const amount = goods.reduce((sum, one) => sum + one.amount, 0);
    return {
      id: externalId,
      returnedAt,
      lines: [
        ...parts.map(({ index: of, amount, units }) => ({
          number: lines[of]?.number ?? 0,
          amount,
          units,
        })),
        ...goods.flatMap(({ line, besides = 0 }) =>
          line === null || besides === 0
            ? []
            : [{ number: lines[line]?.number ?? 0, amount: 0, units: 0, besides }],
        ),
      ],
      other: amount - parts.reduce((sum, part) => sum + part.amount, 0),
    };
  });
};

type RefundableLine = Omit<PaidLine, 'sku'>;

/** Money of each line, never more than was paid for it: what is more, or of no line, is of the other lines in their order. */
const moneyByLine = (lines: readonly RefundableLine[], refunds: readonly Refund[]) => {
  const paid = new Map(lines.map((line) => [line.number, line.paid]));
  const refunded = new Map<number, number>();
  let rest = 0;
  const add = (number: number, amount: number) => {
    const before = refunded.get(number) ?? 0;
    const taken = Math.min(amount, (paid.get(number) ?? 0) - before);
    if (taken > 0) refunded.set(number, before + taken);
    return amount - Math.max(0, taken);
  };
  for (const { lines: parts, other } of refunds) {
    rest += other;
    for (const { number, amount } of parts) rest += add(number, amount);
  }
  for (const { number } of lines) rest = rest > 0 ? add(number, rest) : rest;
  return refunded;
};

interface Back {
  units: number;
  money: number;
  besides: number;
}

/**
 * Units count by their number, also where a part of their money was kept or given back before. Money that is more than
 * the units cost, beyond its rounding, counts as it is. The points of units that came back are given back with them. What
 * exchanges changed of the worth of units counts beside that.
 */
const shareOf = (
  { quantity, paid, pointsOff, paidBesides = 0 }: RefundableLine,
  { units, money, besides }: Back,
): RefundedShare => {
  const [all, back] = [BigInt(quantity), BigInt(Math.min(units, quantity))];
  const ordered = BigInt(paid - paidBesides);
  const isByUnits = back > 0n && BigInt(money) * all - ordered * back < all;
  if (isByUnits && paidBesides === 0 && besides === 0) return { part: back, whole: all };
  const goods = isByUnits ? ordered * back : BigInt(money) * all;
  const part = goods + BigInt(besides) * all + BigInt(pointsOff) * back;
  return { part: part > 0n ? part : 0n, whole: BigInt(paid + pointsOff) * all };
};

/** Which part of each line these refunds come to; lines for which nothing was paid have none. */
export const refundedByLine = (
  lines: readonly RefundableLine[],
  refunds: readonly Refund[],
): Map<number, RefundedShare> => {
  const money = moneyByLine(lines, refunds);
  const units = new Map<number, number>();
  const besides = new Map<number, number>();
  for (const part of refunds.flatMap((refund) => refund.lines)) {
    units.set(part.number, (units.get(part.number) ?? 0) + part.units);
    besides.set(part.number, (besides.get(part.number) ?? 0) + (part.besides ?? 0));
  }
  return new Map(
    lines
      .filter(({ quantity, paid, pointsOff }) => quantity > 0 && paid + pointsOff > 0)
      .map((line) => [
        line.number,
        shareOf(line, {
          units: units.get(line.number) ?? 0,
          money: money.get(line.number) ?? 0,
          besides: besides.get(line.number) ?? 0,
        }),
      ]),
  );
};

/** Whether everything that was paid for goods was refunded. */
export const isRefunded = (refunded: ReadonlyMap<number, RefundedShare>): boolean =>
  [...refunded.values()].every(({ part, whole }) => part >= whole);
