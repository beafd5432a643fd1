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

/** The goods of a refund by line: a fee lowers its own line, what promotions take back and other deductions each in proportion. */
export const goodsOf = (lines: readonly Line[]): RefundedGoods[] => {
  const named = lines.flatMap(({ lineId, ...line }) =>
    lineId !== null && (line.kind === 'units' || line.kind === 'amount')
      ? [{ ...line, lineId }]
      : [],
  );
  const total = lines.reduce(
    (sum, { kind, amount }) => sum + (GOODS.includes(kind) ? amount : 0),
    0,
  );
  const feeOf = (id: string) =>
    lines.reduce(
      (sum, { kind, lineId, amount }) =>
        kind === 'deduction' && lineId === id ? sum + amount : sum,
      0,
    );
  const weights = named.map(({ lineId, amount }) => amount + feeOf(lineId));
  const hasWeight = weights.some((weight) => weight > 0);
  const parts = spread(total, hasWeight ? weights : named.map(({ quantity }) => quantity));
  return named.map(({ kind, lineId, sku, quantity }, index) => ({
    lineId,
    sku,
    quantity: kind === 'units' ? quantity : 0,
    amount: parts[index] ?? 0,
  }));
};

/**
 * By how much the refund of units of a line differs from what was paid for them, because they had been exchanged; without
 * what was paid for a replacement that never came, by line.
 */
export const differenceOf = (
  lines: readonly Line[],
  lineId: string,
  neverReplaced: Readonly<Record<string, number>> = {},
): number => {
  const own = lines.filter((one) => one.kind === 'difference' && one.lineId === lineId);
  if (own.length === 0) return 0;
  return own.reduce((sum, { amount }) => sum + amount, -(neverReplaced[lineId] ?? 0));
};

/** The goods with that, as what orders earn asks. */
export const earningGoodsOf = (
  lines: readonly Line[],
  neverReplaced?: Readonly<Record<string, number>>,
): (RefundedGoods & { besides: number })[] =>
  goodsOf(lines).map((goods) => ({
    ...goods,
    besides: differenceOf(lines, goods.lineId, neverReplaced),
  }));

/** How many units of each line the difference to a lower price was paid for. */
export const protectedUnitsOf = (lines: readonly Line[]): Readonly<Record<string, number>> => {
  const units: Record<string, number> = {};
  for (const { kind, lineId, quantity } of lines)
    if (kind === 'amount' && lineId !== null) units[lineId] = (units[lineId] ?? 0) + quantity;
  return units;
};

/** Whether the figures read the refund as a return: goodwill is what service costs, and no return. */
export const isReturn = (kind: RefundKind): boolean => kind === 'goods' || kind === 'refundOnly';
