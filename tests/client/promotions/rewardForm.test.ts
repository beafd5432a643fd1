/** What the form of a reward sends. */
import { expect, test } from 'vitest';
import { CREATED } from '../../../client/promotions/pointRewards/rewardForm.ts';

const held = (times: number | null) => ({
  kind: 'gift',
  names: { en: 'Tea set' },
  points: 500,
  stock: 3,
  byLevel: [{ fromLevel: 'gold', points: 300, times: 4 }],
  perMember: { times, period: 'month' },
});

test('without a limit per member nothing is sent of the times of levels, whose inputs are gone', () => {
  expect(CREATED.parse(held(null))).toMatchObject({
    perMember: null,
    byLevel: [{ fromLevel: 'gold', points: 300, times: null }],
  });
});
test('with a limit per member the times of levels are sent', () => {
  expect(CREATED.parse(held(2))).toMatchObject({
    perMember: { times: 2, period: 'month' },
    byLevel: [{ fromLevel: 'gold', points: 300, times: 4 }],
  });
});
