/** What is refused in the request for a refund. Pure. */
import type { RefundRequest } from '#contract/service/refundQuotes';
import { isOfUnits } from '#rules/service/refunds';
import { type FieldErrors, message } from '#shared/fields';
import { deductionAbove, hasFee, protectableUnits, type RefundFacts } from './rules.ts';

/** Of deductions: whether there may be any, one fee for the same goods, and none above what is left of them. */
const deductionErrors = (facts: RefundFacts, request: RefundRequest): FieldErrors => {
  const { kind, responsibility, deductions, waivesFee, lines } = request;
  if (deductions.length === 0) return {};
  if (!isOfUnits(kind)) return { deductions: 'refunds.errors.deductionWithoutUnits' };
  if (responsibility === 'merchant') return { deductions: 'refunds.errors.deductionAtFault' };
  const typed = deductions.findIndex((one) => one.kind === 'restockingFee');
  if (typed >= 0 && !waivesFee && hasFee(facts, request))
    return { deductions: { [typed]: { kind: 'refunds.errors.feeTwice' } } };
  const above = lines.length === 0 ? null : deductionAbove(facts, request);
  return above === null
    ? {}
    : {
        deductions: {
          [above.index]: {
            amount: message('refunds.errors.deductionAbove', { amount: above.left }),
          },
        },
      };
};

/** What is wrong with a request by itself, by field. */
export const requestErrors = (request: RefundRequest, facts: RefundFacts): FieldErrors => {
  const { value, protectedUnits, terms, freightLeft } = facts;
  const { kind, lines, amount, returnFreight } = request;
  const lineErrors: FieldErrors = {};
  const protectable = ({ id, ordered, returnedBefore }: (typeof value.lines)[number]) =>
    protectableUnits({ ordered, refundedUnits: returnedBefore }, protectedUnits[id] ?? 0);
  lines.forEach(({ id, quantity, unitPrice }, index) => {
    const line = value.lines.find((one) => one.id === id);
    if (!line) lineErrors[index] = { id: 'redemptions.errors.unknownLine' };
    else if (kind === 'priceProtection' && quantity > protectable(line))
      lineErrors[index] = {
        quantity: message('refunds.errors.moreThanProtectable', { max: protectable(line) }),
      };
    else if (kind === 'priceProtection' && unitPrice === null)
      lineErrors[index] = { unitPrice: 'ra.validation.required' };
    else if (kind !== 'priceProtection' && unitPrice !== null)
      lineErrors[index] = { unitPrice: 'refunds.errors.noUnitPrice' };
  });
  const left = value.lines
    .filter(({ id }) => lines.length === 0 || lines.some((line) => line.id === id))
    .reduce((sum, line) => sum + line.left, 0);
  return {
    ...(Object.keys(lineErrors).length > 0 && { lines: lineErrors }),
    ...(kind === 'goodwill' &&
      amount > left && { amount: message('refunds.errors.goodwillAbove', { amount: left }) }),
    ...(kind !== 'goodwill' &&
      kind !== 'exchange' &&
      amount > 0 && { amount: 'refunds.errors.noAmount' }),
    ...deductionErrors(facts, request),
    ...(returnFreight > 0 &&
      (kind !== 'goods' || !terms.paysReturnFreight) && {
        returnFreight: 'refunds.errors.noReturnFreight',
      }),
    ...(kind === 'goods' &&
      terms.paysReturnFreight &&
      returnFreight > freightLeft && {
        returnFreight: message('refunds.errors.returnFreightAbove', { amount: freightLeft }),
      }),
  };
};
