/** From the goods to what is paid, step by step. Pure. */
import type { Lane } from '#contract/promotions/promotions';
import type { Simulation } from '#contract/promotions/simulator';

type Step = Simulation['steps'][number];

export interface WaterfallRow {
  key: string;
  kind: 'goods' | 'promotion' | 'shipping' | 'points' | 'total';
  /** Of a promotion. */
  name: string | null;
  promotionId: number | null;
  lane: Lane | null;
  /** Signed: what the step adds. */
  amount: number;
  /** Bounds of its bar, minor units. */
  from: number;
  to: number;
}

export const waterfallOf = ({
  totals,
  steps,
}: Pick<Simulation, 'totals' | 'steps'>): WaterfallRow[] => {
  const rows: WaterfallRow[] = [];
  let level = 0;
  const add = (kind: WaterfallRow['kind'], amount: number, step: Step | null) => {
    const before = level;
    level += amount;
    rows.push({
      key: step ? `${step.promotionId} ${step.lane}` : kind,
      kind,
      name: step?.name ?? null,
      promotionId: step?.promotionId ?? null,
      lane: step?.lane ?? null,
      amount,
      from: Math.min(before, level),
      to: Math.max(before, level),
    });
  };
  add('goods', totals.goods, null);
  for (const step of steps) if (step.lane !== 'shipping') add('promotion', -step.amount, step);
  if (totals.shipping > 0) add('shipping', totals.shipping, null);
  for (const step of steps) if (step.lane === 'shipping') add('promotion', -step.amount, step);
  if (totals.pointsAmount) add('points', -totals.pointsAmount, null);
  rows.push({
    key: 'total',
    kind: 'total',
    name: null,
    promotionId: null,
    lane: null,
    amount: totals.total,
    from: 0,
    to: totals.total,
  });
  return rows;
};
