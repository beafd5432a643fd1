/** Points that were deducted from refunds are of the return of their refund, and each is settled once. */
import { expect, test } from 'vitest';
import { deductedByReturn } from '#server/orders/earning/deducted';

const of = (returnId: string, points: number) => ({ returnId, memberId: 1, points });
const takeBack = (returnId: string | null, currency: 'points' | 'growth' = 'points') => ({
  kind: 'takeBack' as const,
  currency,
  returnId,
});
const partsOf = (...args: Parameters<typeof deductedByReturn>) => [...deductedByReturn(...args)];

test('a deduction is of its own return, whichever step comes first', () => {
  const steps = [takeBack('r-1'), takeBack('next'), takeBack('r-1'), takeBack('next')];
  expect(partsOf([of('r-1', 20)], 0, steps)).toEqual([
    ['r-1', 20],
    [null, 0],
  ]);
});

test('what no return takes is of the order itself, without what is settled already', () => {
  expect(partsOf([of('r-1', 20), of('r-2', 5)], 18, [takeBack('r-2'), takeBack(null)])).toEqual([
    ['r-2', 5],
    [null, 2],
  ]);
  expect(partsOf([of('r-1', 20)], 20, [takeBack('r-1')])).toEqual([
    ['r-1', 0],
    [null, 0],
  ]);
  expect(partsOf([of('r-1', 20)], 0, [takeBack('r-1', 'growth')])).toEqual([[null, 20]]);
});
