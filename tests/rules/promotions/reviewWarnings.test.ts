/** Terms of which the review warns because a figure in them may be a slip. */
import { expect, test } from 'vitest';
import type { Reward, Terms } from '#contract/promotions/promotions';
import { newReward, newTerms } from '../../../client/promotions/promotions/newTerms.ts';
import { warningsOf } from '../../../server/promotions/review/warnings.ts';

const NOW = 1_000_000;
const warnsOf = (reward: Reward) => {
  const terms: Terms = { ...newTerms(NOW, 'percent'), rewards: [reward] };
  return warningsOf(terms, NOW, false).includes('promotions.warnings.deep');
};
const percent = (bps: number) => ({ ...newReward('percent'), bps }) as Reward;
const stepped = (bps: number) =>
  ({
    ...newReward('fullReduction'),
    steps: [
      { from: 100, off: { kind: 'amount', amount: 10 } },
      { from: 200, off: { kind: 'percent', bps } },
    ],
  }) as Reward;

test.each([
  [7000, false],
  [7001, true],
  [9200, true],
  [9999, true],
  [10_000, false],
])('a reduction of %s basis points is warned of: %s', (bps, isWarned) => {
  expect(warnsOf(percent(bps))).toBe(isWarned);
  expect(warnsOf(stepped(bps))).toBe(isWarned);
});

test('amounts off are not warned of', () => {
  expect(warnsOf({ ...newReward('amount'), amount: 9000 } as Reward)).toBe(false);
});

const unlimited = (...rewards: Reward[]) =>
  warningsOf({ ...newTerms(NOW, 'percent'), rewards }, NOW, false).includes(
    'promotions.warnings.unlimited',
  );
const flash = (...stocks: (number | null)[]) =>
  ({
    kind: 'flash',
    items: stocks.map((stock, index) => ({
      variantId: index + 1,
      price: 100,
      stock,
      perMember: null,
    })),
  }) as Reward;

test('what only stock limits is limited, if every variant and reward has one', () => {
  expect(unlimited(flash(10))).toBe(false);
  expect(unlimited(flash(10, 0))).toBe(false);
  expect(unlimited(flash(10, null))).toBe(true);
  expect(unlimited(flash(10), percent(1000))).toBe(true);
  expect(unlimited(percent(1000))).toBe(true);
});

test('of a start that has passed it is said whether submitting or approving begins it', () => {
  const begun = { ...newTerms(NOW, 'percent'), startsAt: NOW - 120_000 };
  const key = (needsApproval: boolean) =>
    warningsOf(begun, NOW, needsApproval).filter((one) => one.includes('starts'));
  expect(key(false)).toEqual(['promotions.warnings.startsAtOnce']);
  expect(key(true)).toEqual(['promotions.warnings.startsOnceApproved']);
});
