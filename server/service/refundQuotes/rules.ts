/** What a refund comes to, line by line. Pure; amounts in minor units, rates in basis points. */
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { ReturnValue } from '#contract/promotions/returnValue';
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { RefundLine } from '#contract/service/refunds';
import { isOfUnits } from '#rules/service/refunds';
import { spreadWithin } from '#shared/spread';
import { paidFor } from '../../orders/sales/lineAccount.ts';
import { deductionLines, deductsPoints, feeLines, type RefundTerms } from './deductions.ts';
import { NO_POINTS_TAKEN, type PointsTaken, shortLines } from './points.ts';
import { ofLine, ofOrder, sumOf, type ValueLine } from './lines.ts';

/** What decides on a refund besides what is asked for. */
export interface RefundFacts {
  terms: RefundTerms;
  /** The value of the units that are asked for, with what is left of each line of the order. */
  value: ReturnValue;
  /** What was charged for the delivery, and what of it went back before. */
  shipping: number;
  shippingRefunded: number;
  /** What can still be reimbursed for sending goods of the order back. */
  freightLeft: number;
  /** Whether nothing of the order was sent. */
  isUnshipped: boolean;
  /** By line: units for which the difference to a lower price went back before. */
  protectedUnits: Readonly<Record<string, number>>;
  /** By line: how much more the units that are asked for are worth than what was paid for them, after they were exchanged. */
  surplus: Readonly<Record<string, number>>;
}

export interface ComputedRefund {
  lines: RefundLine[];
  goods: number;
  deductions: number;
  shipping: number;
  returnFreight: number;
  total: number;
}

/** The merchant and the carrier answer for the delivery of goods that something is wrong with. */
const answersForDelivery = (responsibility: DecidedResponsibility): boolean =>
  responsibility === 'merchant' || responsibility === 'carrier';

const unitLines = ({ value }: RefundFacts): RefundLine[] =>
  value.lines
    .filter(({ quantity }) => quantity > 0)
    .map((line) => ({
      ...ofLine(line),
      kind: 'units',
      quantity: line.quantity,
      worth: line.paid,
      amount: Math.min(line.paid, line.left),
    }));

/** What promotions take back or give again, as one signed line: the value of the return less that of its lines. */
const takenBackLine = (goods: number, lines: readonly RefundLine[]): RefundLine[] => {
  const rest = goods - sumOf(lines);
  return rest === 0 ? [] : [{ ...ofOrder, kind: 'takenBack', amount: rest }];
};

const amountLine = (line: ValueLine, amount: number): RefundLine => ({
  ...ofLine(line),
  kind: 'amount',
  quantity: 0,
  worth: 0,
  amount,
});

/** Goodwill is spread by what is left of each line, and is never more than that. */
const goodwillLines = ({ value }: RefundFacts, { amount, lines }: RefundRequest): RefundLine[] => {
  const chosen = value.lines.filter(
    ({ id }) => lines.length === 0 || lines.some((line) => line.id === id),
  );
  const parts = spreadWithin(
    amount,
    chosen.map(({ left }) => ({ weight: left, room: left })),
  );
  return chosen.flatMap((line, index) =>
    (parts[index] ?? 0) > 0 ? [amountLine(line, parts[index] ?? 0)] : [],
  );
};

/** Units of a line whose price can still be protected: the customer has them, and each is protected once. */
export const protectableUnits = (
  { ordered, refundedUnits }: { ordered: number; refundedUnits: number },
  protectedUnits: number,
): number => Math.max(0, ordered - refundedUnits - protectedUnits);

/** By how much these units were dearer than they are now, as far as it is left of their line. */
const priceLines = (
  { value, protectedUnits }: RefundFacts,
  { lines }: RefundRequest,
): RefundLine[] =>
  lines.flatMap(({ id, quantity, unitPrice }) => {
    const line = value.lines.find((one) => one.id === id);
    if (!line || unitPrice === null) return [];
    // After the units that went back or were protected before, so that several steps come to what one comes to.
    const before = line.returnedBefore + (protectedUnits[id] ?? 0);
    const sold = { paid: line.paidInAll, quantity: line.ordered };
    const worth = paidFor(sold, before + quantity) - paidFor(sold, before);
    const amount = Math.min(Math.max(0, worth - unitPrice * quantity), line.left);
    return amount > 0 ? [{ ...amountLine(line, amount), quantity, worth }] : [];
  });

/** Whether these units are the last of the order that the customer has. */
const isLast = ({ value }: RefundFacts): boolean =>
  value.lines.every(
    ({ ordered, returnedBefore, quantity }) => returnedBefore + quantity === ordered,
  );

/** The delivery goes back whole and once: with the first refund of units at fault, or when nothing was sent. */
const shippingLines = (facts: RefundFacts, request: RefundRequest): RefundLine[] => {
  const left = facts.shipping - facts.shippingRefunded;
  const isDue = answersForDelivery(request.responsibility) || (facts.isUnshipped && isLast(facts));
  const hasUnits = request.lines.length > 0 && isOfUnits(request.kind);
  if (!isDue || !hasUnits || facts.shippingRefunded > 0 || left <= 0) return [];
  return [{ ...ofOrder, kind: 'shipping', paid: facts.shipping, available: left, amount: left }];
};

/** What an exchange changed of the worth of these units; never more than makes the refund of a line nothing. */
const surplusLines = ({ value, surplus }: RefundFacts): RefundLine[] =>
  value.lines.flatMap((line) => {
    const amount = Math.max(surplus[line.id] ?? 0, -Math.min(line.paid, line.left));
    return line.quantity > 0 && amount !== 0
      ? [{ ...ofLine(line), kind: 'difference', quantity: 0, worth: 0, amount }]
      : [];
  });

const goodsLines = (facts: RefundFacts, request: RefundRequest): RefundLine[] => {
  if (request.kind === 'exchange')
    return [{ ...ofOrder, kind: 'difference', amount: request.amount }];
  if (request.kind === 'goodwill') return goodwillLines(facts, request);
  if (request.kind === 'priceProtection') return priceLines(facts, request);
  const units = unitLines(facts);
  return [...units, ...takenBackLine(facts.value.refund, units), ...surplusLines(facts)];
};

/** The goods with everything that is taken off them. */
const keptOf = (facts: RefundFacts, request: RefundRequest) => {
  const lines = goodsLines(facts, request);
  const goods = sumOf(lines);
  const fees = feeLines(goods, lines, facts.terms, request);
  return { lines, goods, fees, left: goods + sumOf(fees) };
};

/** The first deduction that takes more than is left of the goods, with what is left; null where none does. */
export const deductionAbove = (
  facts: RefundFacts,
  request: RefundRequest,
): { index: number; left: number } | null => {
  const deducted = deductionLines(keptOf(facts, request), request.deductions);
  const index = deducted.findIndex(({ worth, amount }) => worth > -amount);
  return index < 0 ? null : { index, left: deducted[index]?.available ?? 0 };
};

/** Whether the policy keeps a fee of what is asked for, also one that is waived. */
export const hasFee = (facts: RefundFacts, request: RefundRequest): boolean =>
  keptOf(facts, request).fees.length > 0;

/** What was paid for the units of a refund. */
export const costOfUnits = (lines: readonly Pick<RefundLine, 'kind' | 'worth'>[]): number =>
  lines.reduce((sum, { kind, worth }) => sum + (kind === 'units' ? worth : 0), 0);

/** What a request comes to. What is wrong with it is said by `requestErrors`. */
export const computeRefund = (
  facts: RefundFacts,
  request: RefundRequest,
  points: PointsTaken = NO_POINTS_TAKEN,
): ComputedRefund => {
  const { lines, goods, fees, left } = keptOf(facts, request);
  const asked = deductionLines({ goods, left }, request.deductions);
  const short = deductsPoints(facts.terms, request, asked)
    ? shortLines(left + sumOf(asked), points, facts.terms.number)
    : [];
  const deducted = [...fees, ...asked, ...short];
  const shipping = shippingLines(facts, request);
  const policyNumber = facts.terms.number;
  const freight: RefundLine[] =
    request.returnFreight > 0
      ? [{ ...ofOrder, kind: 'returnFreight', policyNumber, amount: request.returnFreight }]
      : [];
  const sums = {
    goods,
    deductions: sumOf(deducted) === 0 ? 0 : -sumOf(deducted),
    shipping: sumOf(shipping),
    returnFreight: request.returnFreight,
  };
  return {
    lines: [...lines, ...deducted, ...shipping, ...freight],
    ...sums,
    total: sums.goods - sums.deductions + sums.shipping + sums.returnFreight,
  };
};
