/** What a refund comes to, line by line. Pure; amounts in minor units, rates in basis points. */
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { ReturnValue } from '#contract/promotions/returnValue';
import type { Deduction, RefundRequest } from '#contract/service/refundQuotes';
import type { RefundLine } from '#contract/service/refunds';
import { isOfUnits } from '#rules/service/refunds';
import { mulDiv, RATE } from '#shared/money';
import { spreadWithin } from '#shared/spread';

/** What decides on a refund besides what is asked for. */
export interface RefundFacts {
  /** The value of the units that are asked for, with what is left of each line of the order. */
  value: ReturnValue;
  /** What was charged for the delivery, and what of it went back before. */
  shipping: number;
  shippingRefunded: number;
  /** Whether nothing of the order was sent. */
  isUnshipped: boolean;
  /** By line: units for which the difference to a lower price went back before. */
  protectedUnits: Readonly<Record<string, number>>;
}

export interface ComputedRefund {
  lines: RefundLine[];
  goods: number;
  deductions: number;
  shipping: number;
  returnFreight: number;
  total: number;
}

/** The merchant and the carrier answer for what it costs to send goods. */
export const answersForFreight = (responsibility: DecidedResponsibility): boolean =>
  responsibility === 'merchant' || responsibility === 'carrier';

type ValueLine = ReturnValue['lines'][number];

const ofLine = (line: ValueLine) => ({
  lineId: line.id,
  sku: line.sku,
  name: line.name,
  ordered: line.ordered,
  refundedUnits: line.returnedBefore,
  paid: line.paidInAll,
  available: line.left,
  deduction: null,
  reason: null,
});
const ofOrder = {
  lineId: null,
  sku: null,
  name: '',
  quantity: 0,
  ordered: 0,
  refundedUnits: 0,
  paid: 0,
  worth: 0,
  available: 0,
  deduction: null,
  reason: null,
};

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
const priceLines = ({ value }: RefundFacts, { lines }: RefundRequest): RefundLine[] =>
  lines.flatMap(({ id, quantity, unitPrice }) => {
    const line = value.lines.find((one) => one.id === id);
    if (!line || unitPrice === null) return [];
    const worth = mulDiv(line.paidInAll, quantity, line.ordered, 'down');
    const amount = Math.min(Math.max(0, worth - unitPrice * quantity), line.left);
    return amount > 0 ? [{ ...amountLine(line, amount), quantity, worth }] : [];
  });

const sumOf = (lines: readonly { amount: number }[]) =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

/** What is taken off, in the order in which it is said; together never more than the goods. */
const deductionLines = (goods: number, deductions: readonly Deduction[]): RefundLine[] => {
  let left = goods;
  return deductions.map(({ kind, amount, bps, reason }) => {
    const wanted = bps > 0 ? mulDiv(goods, bps, RATE, 'down') : amount;
    const taken = Math.min(wanted, left);
    left -= taken;
    return {
      ...ofOrder,
      kind: 'deduction',
      worth: wanted,
      available: left + taken,
      deduction: kind,
      reason,
      amount: taken === 0 ? 0 : -taken,
    };
  });
};

/** Whether these units are the last of the order that the customer has. */
const isLast = ({ value }: RefundFacts): boolean =>
  value.lines.every(
    ({ ordered, returnedBefore, quantity }) => returnedBefore + quantity === ordered,
  );

/** The delivery goes back whole and once: with the first refund of units at fault, or when nothing was sent. */
const shippingLines = (facts: RefundFacts, request: RefundRequest): RefundLine[] => {
  const left = facts.shipping - facts.shippingRefunded;
  const isDue = answersForFreight(request.responsibility) || (facts.isUnshipped && isLast(facts));
  const hasUnits = request.lines.length > 0 && isOfUnits(request.kind);
  if (!isDue || !hasUnits || facts.shippingRefunded > 0 || left <= 0) return [];
  return [{ ...ofOrder, kind: 'shipping', paid: facts.shipping, available: left, amount: left }];
};

const goodsLines = (facts: RefundFacts, request: RefundRequest): RefundLine[] => {
  if (request.kind === 'goodwill') return goodwillLines(facts, request);
  if (request.kind === 'priceProtection') return priceLines(facts, request);
  const units = unitLines(facts);
  return [...units, ...takenBackLine(facts.value.refund, units)];
};

/** What a request comes to. What is wrong with it is said by `requestErrors`. */
export const computeRefund = (facts: RefundFacts, request: RefundRequest): ComputedRefund => {
  const lines = goodsLines(facts, request);
  const goods = sumOf(lines);
  const deducted = deductionLines(goods, request.deductions);
  const shipping = shippingLines(facts, request);
  const freight: RefundLine[] =
    request.returnFreight > 0
      ? [{ ...ofOrder, kind: 'returnFreight', amount: request.returnFreight }]
      : [];
  const sums = {
    goods,
    deductions: goods === 0 ? 0 : -sumOf(deducted),
    shipping: sumOf(shipping),
    returnFreight: request.returnFreight,
  };
  return {
    lines: [...lines, ...deducted, ...shipping, ...freight],
    ...sums,
    total: sums.goods - sums.deductions + sums.shipping + sums.returnFreight,
  };
};
