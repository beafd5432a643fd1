/** What the lines of a refund say of themselves: of a line of the order, or of the order as a whole. Pure. */
import type { ReturnValue } from '#contract/promotions/returnValue';

export type ValueLine = ReturnValue['lines'][number];

const UNEXPLAINED = { deduction: null, reason: null, rate: null, policyNumber: null, points: null };

export const ofLine = (line: ValueLine) => ({
  lineId: line.id,
  sku: line.sku,
  name: line.name,
  ordered: line.ordered,
  refundedUnits: line.returnedBefore,
  paid: line.paidInAll,
  available: line.left,
  ...UNEXPLAINED,
});
export const ofOrder = {
  lineId: null,
  sku: null,
  name: '',
  quantity: 0,
  ordered: 0,
  refundedUnits: 0,
  paid: 0,
  worth: 0,
  available: 0,
  ...UNEXPLAINED,
};

export const sumOf = (lines: readonly { amount: number }[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
