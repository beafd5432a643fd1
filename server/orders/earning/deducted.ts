/** Which points of an order were deducted from its refunds. Pure. */
import type { DeductedPoints } from './loadOrders.ts';
import type { Step } from './rules.ts';

const sumOf = (deducted: readonly DeductedPoints[]): number =>
  deducted.reduce((sum, { points }) => sum + points, 0);

/**
 * By return: what its refund paid less for and is not settled yet, as far as the return takes points back now. The rest is
 * of the order itself, by null.
 */
export const deductedByReturn = (
  deducted: readonly DeductedPoints[],
  settled: number,
  steps: readonly Pick<Step, 'kind' | 'currency' | 'returnId'>[],
): Map<string | null, number> => {
  let left = Math.max(0, sumOf(deducted) - settled);
  const parts = new Map<string | null, number>();
  const takesBack = (id: string) =>
    steps.some(
      ({ kind, currency, returnId }) =>
        kind === 'takeBack' && currency === 'points' && returnId === id,
    );
  for (const { returnId, points } of deducted) {
    if (!takesBack(returnId)) continue;
    const part = Math.min(points, left);
    left -= part;
    parts.set(returnId, part);
  }
  return parts.set(null, left);
};
