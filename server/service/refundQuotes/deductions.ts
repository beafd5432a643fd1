/** What is taken off the goods of a refund: by the after-sales policy, and by a person. Pure. */
import type { Deduction, RefundRequest } from '#contract/service/refundQuotes';
import type { RefundLine } from '#contract/service/refunds';
import { feeOf } from '#rules/service/policies';
import { mulDiv, RATE } from '#shared/money';
import { ofOrder } from './lines.ts';

/** What the after-sales policy of when the order was placed says of a refund. */
export interface RefundTerms {
  /** Its version; null for the terms with which a first one starts. */
  number: number | null;
  /** By line: what is kept of goods that come back without a reason, in basis points. */
  fees: Readonly<Record<string, number>>;
  /** Whether the shop pays for sending the goods back. */
  paysReturnFreight: boolean;
  /** Whether earned points that are spent already are deducted; otherwise the member owes them. */
  deductsPoints: boolean;
}

/** Goods that come back although nothing is wrong with them. */
const isByChoice = ({ kind, responsibility }: RefundRequest): boolean =>
  kind === 'goods' && (responsibility === 'customer' || responsibility === 'none');

/** What the policy keeps of the goods of each line; one that is waived stays in sight without an amount. */
export const feeLines = (
  goods: number,
  lines: readonly RefundLine[],
  terms: RefundTerms,
  request: RefundRequest,
): RefundLine[] => {
  if (!isByChoice(request)) return [];
  let left = request.waivesFee ? 0 : goods;
  return lines.flatMap((line) => {
    const rate = terms.fees[line.lineId ?? ''] ?? 0;
    const fee = line.kind === 'units' ? feeOf(line.amount, rate) : 0;
    if (fee === 0) return [];
    const kept = Math.min(fee, left);
    left -= kept;
    const policyNumber = terms.number;
    return {
      ...line,
      kind: 'deduction',
      quantity: 0,
      worth: line.amount,
      available: fee,
      deduction: 'restockingFee',
      rate,
      policyNumber,
      amount: kept === 0 ? 0 : -kept,
    };
  });
};

/** What a person takes off, in the order in which it is said. That it is no more than what is left is said by `requestErrors`. */
export const deductionLines = (
  { goods, left }: { goods: number; left: number },
  deductions: readonly Deduction[],
): RefundLine[] => {
  let available = left;
  return deductions.map(({ kind, amount, bps, reason }) => {
    const wanted = bps > 0 ? mulDiv(goods, bps, RATE, 'down') : amount;
    const taken = Math.min(wanted, available);
    const line: RefundLine = {
      ...ofOrder,
      kind: 'deduction',
      worth: wanted,
      available,
      deduction: kind,
      reason,
      amount: taken === 0 ? 0 : -taken,
    };
    available -= taken;
    return line;
  });
};

/** Not of a part, of which the customer gets what was offered, nor where a person has taken them off before the policy did. */
export const deductsPoints = (
  terms: RefundTerms,
  { isPart }: RefundRequest,
  asked: readonly RefundLine[],
): boolean =>
  terms.deductsPoints &&
  isPart !== true &&
  !asked.some(({ deduction }) => deduction === 'pointsShort');
