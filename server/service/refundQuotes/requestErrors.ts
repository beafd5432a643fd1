/** What is refused in the request for a refund. Pure. */
import type { RefundRequest } from '#contract/service/refundQuotes';
import { isOfUnits } from '#rules/service/refunds';
import { type FieldErrors, message } from '#shared/fields';
import { answersForFreight, protectableUnits, type RefundFacts } from './rules.ts';

/** What is wrong with a request by itself, by field. */
export const requestErrors = (
  request: RefundRequest,
  { value, protectedUnits }: Pick<RefundFacts, 'value' | 'protectedUnits'>,
): FieldErrors => {
  const { kind, responsibility, lines, amount, deductions, returnFreight } = request;
  const isAtFault = answersForFreight(responsibility);
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
      amount > left && { amount: message('ra.validation.maxValue', { max: left }) }),
    ...(kind !== 'goodwill' && amount > 0 && { amount: 'refunds.errors.noAmount' }),
    ...(deductions.length > 0 &&
      (!isOfUnits(kind) || responsibility === 'merchant') && {
        deductions: isOfUnits(kind)
          ? 'refunds.errors.deductionAtFault'
          : 'refunds.errors.deductionWithoutUnits',
      }),
    ...(returnFreight > 0 &&
      (kind !== 'goods' || !isAtFault) && { returnFreight: 'refunds.errors.noReturnFreight' }),
  };
};
