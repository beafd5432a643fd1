/** What the form of an activity sends: only what its kind has, whatever was typed for another kind before. */
import { describe, expect, test } from 'vitest';
import { MEMBER_ACTIVITY_KINDS } from '#contract/promotions/memberActivities';
import {
  CREATED,
  newActivity,
  sent,
} from '../../../client/promotions/memberActivities/activityForm.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2025-11-21T04:00:00Z');
const typed = {
  ...newActivity(NOW, NOW + DAY),
  campaignId: 1,
  code: 'spring',
  names: { en: 'Spring' },
  points: 10,
  batchId: 2,
  productId: 3,
  maxEntries: 30,
  winners: 1,
  prizes: [{ names: { en: 'Cup' }, points: 5, batchId: '', rate: 100, stock: undefined }],
};
const OWN = ['points', 'batchId', 'productId', 'winners', 'prizes'] as const;

describe('the form of an activity', () => {
  test.each([
    ['reward', ['points', 'batchId']],
    ['draw', ['prizes']],
    ['reservation', ['batchId', 'productId']],
    ['contest', ['points', 'batchId', 'winners']],
  ] as const)('of the kind %s sends what such an activity has', (kind, expected) => {
    const held = sent({ ...typed, kind } as Parameters<typeof sent>[0]);
    const filled = OWN.filter((field) => {
      const value = held[field];
      return Array.isArray(value) ? value.length > 0 : value !== null;
    });
    expect(filled).toEqual(expected);
  });
  test.each(MEMBER_ACTIVITY_KINDS)(
    'of the kind %s is accepted after any other was typed',
    (kind) => {
      expect(CREATED.safeParse({ ...typed, kind }).error).toBe(undefined);
    },
  );
  test('an emptied coupon batch and an emptied number of a prize are nothing', () => {
    const { prizes } = sent({ ...typed, kind: 'draw' } as Parameters<typeof sent>[0]);
    expect(prizes).toEqual([
      { names: { en: 'Cup' }, points: 5, batchId: null, rate: 100, stock: null },
    ]);
  });
});
