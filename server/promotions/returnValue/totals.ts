/** Finds the units that had come back after each return of an order, and what was refunded for them. Pure. */
import { isOwnReturn } from '../../orders/returns/ownReturnIds.ts';
import { paidFor } from '../../orders/sales/lineAccount.ts';
import type { Part } from '../../orders/sales/bookReturns.ts';
import {
  bookMessages,
  type GivenUnits,
  type MessagedGoods,
  totalsAfterEach,
} from '../redemptions/returnedGoods.ts';
import { type Units, unitsIn } from '../redemptions/unitsIn.ts';
import type { EarlierReturns } from './rules.ts';
import type { ReturnableLine } from './sold.ts';

type Line = Pick<ReturnableLine, 'id' | 'sku' | 'quantity' | 'paid'>;

/** Units that came back of a line, and whether they were refunded here. */
type Refunded = Part & { isOwn: boolean };

/**
 * By how much the refunds for units of a line differ from what is counted as paid for as many, where that is rounding of
 * the store: at most one minor unit for each returned goods. The next refund of the line makes up for it, so it is nothing
 * where no unit is left. A refund made here is exact and has made up for what was before; less than was paid is deducted.
 */
const roundingOf = (line: Line, parts: readonly Refunded[]): number => {
  const units = parts.reduce((sum, part) => sum + part.units, 0);
  if (units >= line.quantity) return 0;
  const byStore = parts.slice(parts.findLastIndex(({ isOwn }) => isOwn) + 1);
  const before = units - byStore.reduce((sum, part) => sum + part.units, 0);
  const paid = paidFor(line, units);
  const rounding = byStore.reduce((sum, { amount }) => sum + amount, paidFor(line, before) - paid);
  const isMore = paid + rounding > paidFor(line, units + 1);
  return isMore || Math.abs(rounding) > byStore.length ? 0 : rounding;
};

/** Amounts without units, by the line that they name. */
const compensatedBy = (lines: readonly Line[], goods: readonly MessagedGoods[]): Units =>
  Object.fromEntries(
    lines.map(({ id }) => [
      id,
      goods.reduce(
        (sum, { lineId, quantity, amount }) =>
          lineId === id && quantity === 0 ? sum + amount : sum,
        0,
      ),
    ]),
  );

/**
 * `messages`: the goods of each return, in the order of time; they are of the lines of which the usage is released.
 * `known` is what the store stated in total by line: where it is more than the messages tell, a step of its own after
 * all of them.
 */
export const toTotals = (
  lines: readonly Line[],
  messages: readonly (readonly MessagedGoods[])[],
  known: Units,
  gifts: readonly GivenUnits[],
): Omit<EarlierReturns, 'messaged' | 'refunded'> & { messaged: Units[] } => {
  const booked = bookMessages(lines, messages, known, gifts);
  const messaged = totalsAfterEach(lines, booked);
  const told = messaged.at(-1) ?? {};
  const parts = booked.flatMap((goods, message) =>
    goods.flatMap((ofOne, at) => {
      const isOwn = isOwnReturn(messages[message]?.[at]?.externalId ?? '');
      return ofOne.flatMap((part) => (part.units > 0 ? [{ ...part, isOwn, message }] : []));
    }),
  );
  const isStatedMore = ({ id }: Line) => unitsIn(known, id) > unitsIn(told, id);
  const roundingAfter = (messageCount: number): Units =>
    Object.fromEntries(
      lines.map((line, at) => [
        line.id,
        roundingOf(
          line,
          parts.filter(({ index, message }) => index === at && message < messageCount),
        ),
      ]),
    );
  const roundings = messages.map((_, message) => roundingAfter(message + 1));
  const refundedForUnits = parts.reduce((sum, { amount }) => sum + amount, 0);
  const compensated = compensatedBy(lines, messages.flat());
  const values = { messaged, refundedForUnits, compensated };
  if (!lines.some(isStatedMore)) return { ...values, roundings, totals: messaged };
  const atLast = lines.map((line) => [
    line.id,
    isStatedMore(line) ? 0 : unitsIn(roundings.at(-1) ?? {}, line.id),
  ]);
  const last = lines.map(({ id }) => [id, Math.max(unitsIn(told, id), unitsIn(known, id))]);
  return {
    ...values,
    roundings: [...roundings, Object.fromEntries(atLast) as Units],
    totals: [...messaged, Object.fromEntries(last) as Units],
  };
};
