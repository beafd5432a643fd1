/**
 * What units of an order are worth when they come back after they were exchanged: their replacement is refunded by what
 * the customer gave for it, in goods and in money. Pure; amounts in minor units.
 */
import type { ReturnValue } from '#contract/promotions/returnValue';
import { spread } from '#shared/spread';

export interface SettledLine {
  lineNumber: number;
  quantity: number;
  /** What was paid for these units with the order. */
  share: number;
  /** The same, with what an earlier exchange had changed. */
  refundable: number;
  /** What as many units of the replacement cost. */
  price: number;
}

/** A payment that names the exchange. */
interface Paid {
  amount: number;
  capturedAt: number;
}
const sumOf = (payments: readonly Paid[]): number =>
  payments.reduce((sum, { amount }) => sum + amount, 0);

/**
 * What customers owe, or have owed, for a replacement that is theirs: the difference, and once the rest of it was waived
 * what had been paid until then.
 */
export const dueFor = (
  { difference, waivedAt }: { difference: number | null; waivedAt: number | null },
  payments: readonly Paid[],
): number => {
  const due = Math.max(0, difference ?? 0);
  if (waivedAt === null) return due;
  return Math.min(due, sumOf(payments.filter(({ capturedAt }) => capturedAt <= waivedAt)));
};

/**
 * What of the payments counts for the exchange: without `apart`, what went back by itself or was for something else, and
 * of a replacement that was sent no more than was due.
 */
export const countedPaid = (
  exchange: { difference: number | null; waivedAt: number | null; shippedAt: number | null },
  payments: readonly Paid[],
  apart: number,
): number => {
  const paid = Math.max(0, sumOf(payments) - apart);
  return exchange.shippedAt === null ? paid : Math.min(paid, dueFor(exchange, payments));
};

/**
 * How much more the units of each line are worth than what was paid for them with the order, below zero where they are
 * worth less. `paid` and `refunded` is what moved for the difference: what a manager waived was not given.
 */
export const surplusOf = (
  lines: readonly SettledLine[],
  { paid, refunded }: { paid: number; refunded: number },
): { lineNumber: number; units: number; surplus: number }[] => {
  const given = lines.reduce((sum, { refundable }) => sum + refundable, 0) + paid - refunded;
  const prices = lines.map(({ price }) => price);
  const isPriced = prices.some((price) => price > 0);
  const parts = spread(given, isPriced ? prices : lines.map(({ quantity }) => quantity));
  return lines.map(({ lineNumber, quantity, share }, index) => ({
    lineNumber,
    units: quantity,
    surplus: (parts[index] ?? 0) - share,
  }));
};

/** By line, what an exchange itself changed of what was given for its units: above zero it was paid, below zero it went back. */
export const changesOf = (
  lines: readonly SettledLine[],
  moved: { paid: number; refunded: number },
): { number: number; amount: number }[] =>
  surplusOf(lines, moved).map(({ lineNumber: number, surplus }, index) => {
    const { share = 0, refundable = 0 } = lines[index] ?? {};
    return { number, amount: share + surplus - refundable };
  });

/**
 * What goes back for the goods of an order. The value of a return is limited to what was paid for the order less what was
 * refunded of it; `beyond`, what the store refunded for the difference of dearer replacements, takes nothing from that.
 */
export const refundBeside = (
  {
    refund,
    paid,
    takenBack,
    outstandingBefore,
    refundedBefore,
    lines,
  }: Pick<
    ReturnValue,
    'refund' | 'paid' | 'takenBack' | 'outstandingBefore' | 'refundedBefore' | 'lines'
  >,
  beyond: number,
): number => {
  const unlimited = paid - takenBack - outstandingBefore;
  const left = lines.reduce((sum, { paidInAll }) => sum + paidInAll, 0) - refundedBefore;
  const within = (most: number) => Math.min(Math.max(0, unlimited), Math.max(0, most));
  return refund + within(left + beyond) - within(left);
};
