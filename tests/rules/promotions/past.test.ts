/** What held at a past instant. */
import { describe, expect, test } from 'vitest';
import {
  codesThen,
  fieldsThen,
  pausedThen,
  type RevisionFacts,
  revisionsThen,
} from '#server/promotions/quotes/past/rules';

const revision = (number: number, liveFrom: number | null, more: Partial<RevisionFacts> = {}) => ({
  id: number * 10,
  promotionId: 1,
  revision: number,
  status: 'superseded' as const,
  liveFrom,
  archivedAt: null,
  ...more,
});
const numbers = (rows: RevisionFacts[], at: number, held: [number, number][] = []) =>
  revisionsThen(
    rows,
    held.map(([promotionId, got]) => ({ promotionId, revision: got, couponId: null })),
    at,
  ).map((row) => row.revision);

describe('the revision in force at an instant', () => {
  const rows = [revision(1, 100), revision(2, 200), revision(3, 300, { status: 'approved' })];
  test('begins at its own instant, inclusive, and lasts until the next one begins', () => {
    expect([99, 100, 199, 200, 299, 300].map((at) => numbers(rows, at))).toEqual([
      [],
      [1],
      [1],
      [2],
      [2],
      [3],
    ]);
  });
  test('is never one that was discarded or that nobody approved', () => {
    expect(numbers([revision(1, 100), revision(2, 150, { status: 'discarded' })], 200)).toEqual([
      1,
    ]);
    expect(numbers([revision(1, null, { status: 'draft' })], 200)).toEqual([]);
  });
  test('is none from the instant on at which the promotion was archived', () => {
    const archived = [revision(1, 100, { archivedAt: 200 })];
    expect([numbers(archived, 199), numbers(archived, 200)]).toEqual([[1], []]);
  });
  test('is for what an order holds the one that it got, even if archived in the same instant', () => {
    expect(numbers(rows, 200, [[1, 1]])).toEqual([1]);
    expect(numbers([revision(1, 100, { archivedAt: 100 })], 100, [[1, 1]])).toEqual([1]);
  });
});

test('a promotion is paused from its last pause until it is resumed, unless the order holds it', () => {
  const switches = [
    { promotionId: 1, isPause: true },
    { promotionId: 2, isPause: true },
    { promotionId: 1, isPause: false },
    { promotionId: 3, isPause: true },
  ];
  expect([...pausedThen(switches, [])]).toEqual([2, 3]);
  expect([...pausedThen(switches, [{ promotionId: 3, revision: 1, couponId: 9 }])]).toEqual([2]);
});

test('a code that was revoked later counts, one that was revoked before only where the order holds it', () => {
  const coupon = (id: number, revokedAt: number | null) => ({
    id,
    code: `C${id}`,
    key: `c${id}`,
    batchId: 1,
    memberId: null,
    validUntil: null,
    revokedAt,
  });
  const known = new Map([
    ['a', coupon(1, 200)],
    ['b', coupon(2, 100)],
    ['c', coupon(3, 100)],
  ]);
  const then = codesThen(known, new Map([['c', coupon(3, 100)]]), 100);
  expect([...then].map(([key, { revokedAt }]) => [key, revokedAt])).toEqual([
    ['a', null],
    ['b', 100],
    ['c', null],
  ]);
});

test('a field has the value that its oldest later change names as the one before', () => {
  const now = { level: 'gold', groups: ['vip'] };
  expect(
    fieldsThen(now, [
      { verb: 'edit', before: { level: null } },
      { verb: 'edit', before: { level: 'silver', phone: '1' } },
    ]),
  ).toEqual({ level: null, groups: ['vip'] });
  expect(fieldsThen(now, [])).toEqual(now);
  expect(fieldsThen(now, [{ verb: 'create', before: null }])).toBeNull();
});
