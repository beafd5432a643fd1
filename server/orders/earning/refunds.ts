/** What was refunded of the lines of an order. Pure; amounts in minor units. */
import { bookReturns, byTime, type ReturnedGoods } from '../sales/bookReturns.ts';

/** A line of an order as it is now. */
export interface PaidLine {
  number: number;
  sku: string | null;
  quantity: number;
  paid: number;
}

/** A counted return of the order. */
export interface CountedReturn {
  externalId: string;
  returnedAt: number;
  /** Lines are named by their position in the order. */
  goods: readonly ReturnedGoods[];
}

/** What a return refunded: of lines by their numbers, and of goods that are of none of them. */
export interface Refund {
  id: string;
  returnedAt: number;
  lines: readonly { number: number; amount: number }[];
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
      lines: parts.map((part) => ({ number: lines[part.index]?.number ?? 0, amount: part.amount })),
      other: amount - parts.reduce((sum, part) => sum + part.amount, 0),
    };
  });
};

/**
 * What these refunds come to by line, never more than was paid for it: what is more, and what is of no line, belongs to the
 * other lines in their order.
 */
export const refundedByLine = (
  lines: readonly Pick<PaidLine, 'number' | 'paid'>[],
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
  return refunded;
};

/** Whether everything that was paid for goods was refunded. */
export const isRefunded = (
  lines: readonly Pick<PaidLine, 'number' | 'paid'>[],
  refunded: ReadonlyMap<number, number>,
): boolean => lines.every(({ number, paid }) => (refunded.get(number) ?? 0) >= paid);
