/**
 * What units of an order are worth when they come back after they were exchanged: their replacement is refunded by what
 * the customer gave for it, in goods and in money. Pure; amounts in minor units.
 */
import type { ReturnValue } from '#contract/promotions/returnValue';
import { mulDiv } from '#shared/money';
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

/** Something that happened to units of one line, in the order in which it happened. */
export type LineEvent =
  /** Their replacements are with the customer for good. */
  | { is: 'exchanged'; units: number; surplus: number }
  /** They came back, for a refund or to be exchanged again; `refunded`: by the store itself, with what it gave for them. */
  | { is: 'back'; units: number; refunded?: number };

interface Replaced {
  units: number;
  surplus: number;
  /** How many of them have come back. */
  back: number;
}

/** What the first units of them come to, so that all parts sum to the whole. */
const partOf = ({ surplus, units }: Replaced, first: number): number =>
  mulDiv(surplus, first, units, 'down');

/** The units that were exchanged come back first, the oldest of them at the head; their parts sum to the whole. */
const take = (replaced: readonly Replaced[], wanted: number) => {
  let left = wanted;
  let surplus = 0;
  const rest: Replaced[] = [];
  for (const one of replaced) {
    const taken = Math.min(left, one.units - one.back);
    const back = one.back + taken;
    left -= taken;
    surplus += partOf(one, back) - partOf(one, one.back);
    if (back < one.units) rest.push({ ...one, back });
  }
  return { rest, surplus };
};

const afterEvents = (events: readonly LineEvent[]): readonly Replaced[] =>
  events.reduce<readonly Replaced[]>(
    (replaced, event) =>
      event.is === 'back'
        ? take(replaced, event.units).rest
        : [...replaced, { units: event.units, surplus: event.surplus, back: 0 }],
    [],
  );

/** What the store refunded itself beyond what was paid for the units with the order, as far as an exchange had made them dearer. */
export const refundedBeyond = (
  events: readonly LineEvent[],
  paidFor: (units: number) => number,
): number =>
  events.reduce((sum, event, index) => {
    if (event.is !== 'back' || event.refunded === undefined) return sum;
    const { surplus } = take(afterEvents(events.slice(0, index)), event.units);
    return sum + Math.max(0, Math.min(surplus, event.refunded - paidFor(event.units)));
  }, 0);

/** By how much the refund of these units differs from what was paid for them with the order. */
export const surplusOfUnits = (events: readonly LineEvent[], units: number): number =>
  take(afterEvents(events), units).surplus;

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
