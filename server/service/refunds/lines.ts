/** What a refund says of the lines of its order: as a return, and as what is reserved. Pure. */
import type { RefundKind, RefundLine } from '#contract/service/refunds';
import { spread } from '#shared/spread';

type Line = Pick<RefundLine, 'kind' | 'lineId' | 'sku' | 'quantity' | 'amount'>;

export interface RefundedGoods {
  lineId: string;
  sku: string | null;
  quantity: number;
  amount: number;
}

const GOODS: readonly RefundLine['kind'][] = ['units', 'amount', 'takenBack', 'deduction'];

/** The goods of a refund by line: what promotions take back and what is deducted lowers each in proportion. */
export const goodsOf = (lines: readonly Line[]): RefundedGoods[] => {
  const named = lines.flatMap(({ kind, lineId, ...line }) =>
    lineId !== null && (kind === 'units' || kind === 'amount') ? [{ ...line, lineId }] : [],
  );
  const total = lines.reduce(
    (sum, { kind, amount }) => sum + (GOODS.includes(kind) ? amount : 0),
    0,
  );
  const weights = named.map(({ amount }) => amount);
  const hasWeight = weights.some((weight) => weight > 0);
  const parts = spread(total, hasWeight ? weights : named.map(({ quantity }) => quantity));
  return named.map(({ lineId, sku, quantity }, index) => ({
    lineId,
    sku,
    quantity,
    amount: parts[index] ?? 0,
  }));
};

/** Whether the figures read the refund as a return: goodwill is what service costs, and no return. */
export const isReturn = (kind: RefundKind): boolean => kind === 'goods' || kind === 'refundOnly';
