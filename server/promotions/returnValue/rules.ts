/** Computes the value of a return of goods. Pure; amounts in minor units. */
import type { ReturnValueLine, ReturnValue } from '#contract/promotions/returnValue';
import { spread } from '#shared/spread';
import { addUnits, type Units, unitsIn } from '../redemptions/unitsIn.ts';
import { returnsOf, type Share } from './afterReturns.ts';
import { paidFor } from '../../orders/sales/lineAccount.ts';
import { discountsOn } from './shares.ts';
import {
  type GiveOnKept,
  keptOf,
  type OffAlone,
  type ReturnableLine,
  type ReturnableOrder,
} from './sold.ts';

/** Returns of an order before the one that is valued. */
export interface EarlierReturns {
  /** The units that had come back in total after each of them, in the order of time. */
  totals: readonly Units[];
  /** How many of these the store sent with their refund; what it only stated comes last. */
  messaged: number;
  /** What they refunded for goods. */
  refunded: number;
  /** Of it, what they refunded for units that came back; by default all. */
  refundedForUnits?: number;
  /** After each of them, by how much the refunds for units of a line are more than was paid for as many, by rounding alone. */
  roundings?: readonly Units[];
  /** What was refunded of each line without units, which lowers what is left of it. */
  compensated?: Units;
}

const NONE: Units = {};
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

const toReturnValueLine = (
  line: ReturnableLine,
  before: Units,
  now: Units,
  rounding: Units,
  compensated: Units,
): Omit<ReturnValueLine, 'refund'> => {
  const returnedBefore = Math.min(line.quantity, unitsIn(before, line.id));
  const quantity = unitsIn(now, line.id);
  const kept = keptOf(line, before);
  const [had, has] = [discountsOn(line, kept), discountsOn(line, kept - quantity)];
  return {
    id: line.id,
    sku: line.sku,
    name: line.name,
    ordered: line.quantity,
    returnedBefore,
    quantity,
    amount: line.unitPrice * quantity,
    discounts: line.allocations.flatMap(({ promotionId, label }, index) => {
      const amount = (had[index] ?? 0) - (has[index] ?? 0);
      return amount === 0 ? [] : [{ promotionId, label, amount }];
    }),
    paidInAll: line.paid,
    left: Math.max(
      0,
      line.paid -
        paidFor(line, returnedBefore) -
        unitsIn(rounding, line.id) -
        unitsIn(compensated, line.id),
    ),
    paid:
      quantity === 0
        ? 0
        : paidFor(line, returnedBefore + quantity) -
          paidFor(line, returnedBefore) -
          unitsIn(rounding, line.id),
  };
};

/** The refund of each line: its share by what was paid for its units, or by units where nothing was. */
const withRefunds = (
  lines: readonly Omit<ReturnValueLine, 'refund'>[],
  refund: number,
): ReturnValueLine[] => {
  const weights = lines.map(({ paid, left }) => Math.min(paid, left));
  const isPaid = weights.some((weight) => weight > 0);
  const parts = spread(refund, isPaid ? weights : lines.map(({ quantity }) => quantity));
  return lines.map((line, index) => ({ ...line, refund: parts[index] ?? 0 }));
};

/**
 * What to refund for the goods of the units `now`, which must not be more than what is left of each line. A refund is the
 * share of these units in what was paid, less the discounts on the kept goods that are taken back by it. It is never
 * below zero: what it is too small for is taken from later refunds. What earlier refunds were less than by this rule is
 * told, and added only if it is wanted: a part may have been kept on purpose. Where they did not take back what they
 * should, this one does, so that nothing is given again that was not taken; more than the share that was paid is not
 * asked for again. Once everything came back, refunds and what they were less come to what was paid.
 */
export const computeReturnValue = (
  sold: ReturnableOrder,
  {
    totals,
    messaged,
    refunded,
    refundedForUnits = refunded,
    roundings = [],
    compensated = NONE,
  }: EarlierReturns,
  now: Units,
  give: GiveOnKept,
  addRefundedLess = false,
  alone?: OffAlone,
): Omit<ReturnValue, 'orderId' | 'currency' | 'isRedeemed'> => {
  const valueAfter = returnsOf(sold, give, alone);
  const total = totals.at(-1) ?? NONE;
  const steps = [NONE, ...totals].map(valueAfter);
  const before = steps.at(-1) as (typeof steps)[number];
  const after = valueAfter(addUnits(total, now));
  const rounding = roundings.at(-1) ?? NONE;
  const roundingOf = (lines: readonly ReturnableLine[], ofStep = rounding) =>
    sumOf(lines.map(({ id }) => unitsIn(ofStep, id)));
  const paidBefore = before.paid + roundingOf(sold.lines);
  const paidAfter = after.paid + roundingOf(sold.lines.filter(({ id }) => unitsIn(now, id) === 0));
  // A refund that would be below zero is none, so the refunds so far are the highest value they ever had together.
  const values = steps.map(
    ({ paid, takenBack }, step) =>
      paid - takenBack + roundingOf(sold.lines, roundings[step - 1] ?? NONE),
  );
  const refundedByRule = Math.max(...values);
  const notTakenBack = Math.max(0, Math.min(refundedForUnits, paidBefore) - refundedByRule);
  const notTakenFrom = spread(
    notTakenBack,
    before.promotions.map(({ takenBack }) => takenBack),
  );
  // What the store refunded for goods that it only stated is not known.
  const refundedLess = Math.max(0, Math.max(...values.slice(0, messaged + 1)) - refunded);
  const owed = paidAfter - after.takenBack;
  const settled = refundedByRule + notTakenBack;
  const refund = Math.max(0, owed - settled);
  const paidInAll = sumOf(sold.lines.map(({ paid }) => paid));
  const lines = sold.lines.map((line) =>
    toReturnValueLine(line, total, now, rounding, compensated),
  );
  const beyondLines = sumOf(lines.map(({ paid, left }) => Math.max(0, paid - left)));
  const limited = Math.min(Math.max(0, refund - beyondLines), Math.max(0, paidInAll - refunded));
  const isAny = Object.values(now).some((quantity) => quantity > 0);
  const added = addRefundedLess && isAny ? refundedLess : 0;
  return {
    lines: withRefunds(lines, limited + added),
    notOrdered: sold.notOrdered.map(({ id, sku, name }) => ({ id, sku, name })),
    promotions: sold.promotions.map((promotion, index) => {
      const share = after.promotions[index] as Share;
      const takenBackBefore =
        (before.promotions[index]?.takenBack ?? 0) - (notTakenFrom[index] ?? 0);
      return {
        ...promotion,
        ...share,
        takenBackBefore,
        takenBack: share.takenBack - takenBackBefore,
      };
    }),
    gifts: sold.gifts.flatMap((gift, index) => {
      const asked = Math.max(...steps.map(({ gifts }) => gifts[index] ?? 0));
      const quantity = (after.gifts[index] ?? 0) - asked;
      return quantity > 0 ? [{ ...gift, quantity }] : [];
    }),
    paid: paidAfter - paidBefore,
    takenBack: after.takenBack - before.takenBack + notTakenBack,
    outstandingBefore: refundedByRule - (paidBefore - before.takenBack),
    outstanding: Math.max(0, settled - owed),
    refundedBefore: refunded,
    refundedLess,
    addedRefund: added,
    beyondPaid: refund - limited,
    refund: limited + added,
  };
};
