/** The log of shown prices at the instants where it changes, and how it is continued. */
import { describe, expect, test } from 'vitest';
import { FOREVER, type PriceListFacts } from '#contract/pricing/prices';
import {
  announcedReductionBps,
  continuation,
  type Point,
  priorPrice,
  PRIOR_PRICE_MS,
  reductionAt,
  shownAt,
  stepsOf,
} from '#server/pricing/priceEvents/rules';
import { planOf } from '#server/pricing/prices/rules';

const step = (at: number, amount: number, originalAmount = amount): Point => ({
  at,
  amount,
  originalAmount,
});

test('of several entries for an instant the one written last counts, whatever its clock says', () => {
  const entry = (effectiveAt: number, recordedAt: number, amount: number) => ({
    effectiveAt,
    recordedAt,
    amount,
    originalAmount: amount,
  });
  expect(stepsOf([entry(20, 5, 70), entry(10, 9, 50), entry(10, 1, 60)])).toEqual([
    step(10, 60),
    step(20, 70),
  ]);
});
test('a price is shown from its instant until just before the next', () => {
  const steps = [step(10, 60), step(20, 70)];
  expect([9, 10, 19, 20].map((at) => shownAt(steps, at)?.amount)).toEqual([undefined, 60, 60, 70]);
});

describe('the lowest prior price', () => {
  const REDUCED = PRIOR_PRICE_MS + 1000;
  test.each<[string, Point[], number | null]>([
    ['counts a price from the first instant of the 30 days', [step(1000, 50), step(2000, 90)], 50],
    ['counts a price that was in force when they began', [step(1, 50), step(1001, 90)], 50],
    ['leaves out one that ended as they began', [step(1, 50), step(1000, 90)], 90],
    ['counts one until just before the reduction', [step(1, 90), step(REDUCED - 1, 40)], 40],
    ['leaves out that of the reduction itself', [step(1, 90), step(REDUCED, 40)], 90],
    ['is none of goods that were not on sale', [step(REDUCED, 40)], null],
  ])('%s', (_, steps, expected) => {
    expect(priorPrice(steps, REDUCED)).toBe(expected);
  });
});

describe('a reduction', () => {
  test('begins with the fall of a price, goes on while it stays, and ends with a rise', () => {
    const steps = [step(10, 100), step(20, 80), step(30, 80, 120), step(40, 90), step(50, 90)];
    expect([10, 19, 20, 30, 39, 40, 50].map((at) => reductionAt(steps, at)?.at ?? null)).toEqual([
      null,
      null,
      20,
      20,
      20,
      null,
      null,
    ]);
  });
  test('begins anew where the price falls further', () => {
    expect(reductionAt([step(10, 100), step(20, 80), step(30, 70)], 30)?.at).toBe(30);
  });
  test.each([
    [null, 50, null],
    [0, -1, null],
    [-5, -9, null],
    [100, 100, null],
    [100, 101, null],
    [100, 99, 100],
    [3, 2, 3333],
    [3, 1, 6666],
    [100, 0, 10_000],
  ])('from the prior price %s to %i is announced as %s basis points', (prior, amount, bps) => {
    expect(announcedReductionBps(prior, amount)).toBe(bps);
  });
});

describe('the log is continued', () => {
  test.each<[string, Point[], Point[], Point[]]>([
    ['with what is shown from now on', [], [step(100, 50)], [step(100, 50)]],
    ['with nothing where it says that already', [step(10, 50)], [step(100, 50)], []],
    ['with a price that changes now', [step(10, 50)], [step(100, 60)], [step(100, 60)]],
    ['with an original price alone', [step(10, 50)], [step(100, 50, 60)], [step(100, 50, 60)]],
    ['with a planned price', [step(10, 50)], [step(100, 50), step(200, 60)], [step(200, 60)]],
    [
      'against a planned price that was given up',
      [step(10, 50), step(200, 60)],
      [step(100, 50)],
      [step(200, 50)],
    ],
    [
      'where a planned price comes later than it said',
      [step(10, 50), step(200, 60)],
      [step(100, 50), step(300, 60)],
      [step(200, 50), step(300, 60)],
    ],
    ['without what was given up before now', [step(10, 50), step(99, 60)], [step(100, 60)], []],
    ['over what it says for this very instant', [step(100, 50)], [step(100, 60)], [step(100, 60)]],
    ['with nothing while no price is shown', [step(10, 50)], [], []],
    ['only from the first price on', [], [step(150, 50)], [step(150, 50)]],
  ])('%s', (_, steps, plan, expected) => {
    expect(continuation(steps, plan, 100)).toEqual(expected);
  });
});

test('a plan tells the price and the original price of each part, and nothing for times without a price', () => {
  const row = (id: number, listId: number, amount: number, startsAt: number, endsAt = FOREVER) => ({
    id,
    listId,
    variantId: 1,
    minQuantity: 1,
    amount,
    startsAt,
    endsAt,
  });
  const list = (id: number, kind: 'base' | 'sale'): [number, PriceListFacts] => [
    id,
    { id, code: kind, kind, priority: 0, audience: { levels: [], groups: [], channels: [] } },
  ];
  const rows = [row(1, 1, 100, 50, 400), row(2, 2, 80, 200, 300)];
  expect(planOf(rows, new Map([list(1, 'base'), list(2, 'sale')]), 0)).toEqual([
    step(50, 100),
    step(200, 80, 100),
    step(300, 100),
  ]);
});
