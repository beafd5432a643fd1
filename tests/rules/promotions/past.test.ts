/** What held at a past instant. */
import { describe, expect, test } from 'vitest';
import {
  batchesThen,
  codesThen,
  fieldsThen,
  type LaterChange,
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
    claimedAt: null,
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

test('a code that was claimed later had no owner and no end of its own, unless the order holds it', () => {
  const claimed = (id: number, claimedAt: number) => ({
    id,
    code: `C${id}`,
    key: `c${id}`,
    batchId: 1,
    memberId: 7,
    claimedAt,
    validUntil: 900,
    revokedAt: null,
  });
  const known = new Map([
    ['a', claimed(1, 100)],
    ['b', claimed(2, 101)],
    ['c', claimed(3, 101)],
  ]);
  const then = codesThen(known, new Map([['c', claimed(3, 101)]]), 100);
  expect([...then].map(([key, { memberId, validUntil }]) => [key, memberId, validUntil])).toEqual([
    ['a', 7, 900],
    ['b', null, null],
    ['c', 7, 900],
  ]);
});

test('a batch of codes counts from its creation on, inclusive, until it is revoked, and always where the order holds it', () => {
  const batch = (id: number, createdAt: number, revokedAt: number | null = null) => ({
    id,
    promotionId: 1,
    usesPerCode: null,
    validFrom: null,
    validUntil: null,
    claim: { open: false, bound: false, perMember: 1, levels: [], event: null },
    createdAt,
    revokedAt,
  });
  const batches = [batch(1, 100), batch(2, 101), batch(3, 0, 100), batch(4, 0, 101)];
  const then = (held: number[]) =>
    batchesThen(batches, new Set(held), 100).map(({ id, revoked }) => [id, revoked]);
  expect(then([])).toEqual([
    [1, false],
    [3, true],
    [4, false],
  ]);
  expect(then([2, 3])).toEqual([1, 2, 3, 4].map((id) => [id, false]));
});

test('a field has the value that its oldest later change names as the one before', () => {
  type Fields = { level: string | null; groups: string[]; birthday: string };
  const now = { level: 'gold', groups: ['vip'], birthday: '1990-05-02' };
  const then = (later: LaterChange[]) =>
    fieldsThen<Fields>(now, later, { level: null, groups: [] });
  expect(
    then([
      { verb: 'edit', before: { level: null } },
      { verb: 'edit', before: { level: 'silver', phone: '1' } },
    ]),
  ).toEqual({ ...now, level: null });
  expect(then([])).toEqual(now);
  const edit = { verb: 'edit', before: { level: 'silver', birthday: '1990-05-01' } };
  expect(then([{ verb: 'create', before: null }, edit])).toEqual({
    level: null,
    groups: [],
    birthday: '1990-05-01',
  });
});
