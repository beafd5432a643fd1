/** What was refunded of the lines of an order. Pure; amounts in minor units. */
import { mulDiv } from '#shared/money';
import { bookReturns, byTime, type ReturnedGoods } from '../sales/bookReturns.ts';

/** A line of an order as it is now. */
export interface PaidLine {
  number: number;
  sku: string | null;
  quantity: number;
  paid: number;
  /** What points paid of it beside `paid`, because the order calls it a discount. */
  pointsOff: number;
}

/** A counted return of the order. */
export interface CountedReturn {
  externalId: string;
  returnedAt: number;
  /** Lines are named by their position in the order. */
  goods: readonly ReturnedGoods[];
}

/** What a return refunded: money and units of lines by their numbers, and money for goods that are of none of them. */
export interface Refund {
  id: string;
  returnedAt: number;
  lines: readonly { number: number; amount: number; units: number }[];
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
      lines: parts.map(({ index: of, amount, units }) => ({
        number: lines[of]?.number ?? 0,
        amount,
        units,
      })),
      other: amount - parts.reduce((sum, part) => sum + part.amount, 0),
    };
  });
};

type RefundableLine = Omit<PaidLine, 'sku'>;

/** The points of the units that came back are given back: what they paid of each line. */
const addPoints = (
  refunded: Map<number, number>,
  lines: readonly RefundableLine[],
  refunds: readonly Refund[],
) => {
  for (const { number, quantity, pointsOff } of lines) {
    if (pointsOff === 0) continue;
    const units = refunds
      .flatMap((refund) => refund.lines)
      .reduce((sum, part) => sum + (part.number === number ? part.units : 0), 0);
    const back = mulDiv(pointsOff, Math.min(units, quantity), quantity, 'down');
    refunded.set(number, (refunded.get(number) ?? 0) + back);
  }
};

/**
 * What these refunds come to by line, never more than was paid for it: money that is more, and that is of no line, belongs
 * to the other lines in their order.
 */
export const refundedByLine = (
  lines: readonly RefundableLine[],
  refunds: readonly Refund[],
): Map<number, number> => {
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
  addPoints(refunded, lines, refunds);
  return refunded;
};

/** Whether everything that was paid for goods was refunded. */
export const isRefunded = (
  lines: readonly RefundableLine[],
  refunded: ReadonlyMap<number, number>,
): boolean =>
  lines.every(({ number, paid, pointsOff }) => (refunded.get(number) ?? 0) >= paid + pointsOff);
