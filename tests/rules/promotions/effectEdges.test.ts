/** Effects of promotions at their limits: first and last instants, and intervals that touch zero. */
import { describe, expect, test } from 'vitest';
import { computeHoldoutRange } from '#server/promotions/effects/holdoutRange';
import { aroundOf, filledDays, spanOf } from '#server/promotions/effects/periods';
import { bpsOf, isShown, meanOf } from '#server/promotions/effects/statistics';

const at = (text: string) => Date.parse(`${text}Z`);
const run = (from: string, to: string | null = null, archived: string | null = null) => ({
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
  archivedAt: archived === null ? null : at(archived),
});

describe('the days of a promotion', () => {
  test('begin with its first instant', () => {
    const starts = run('2026-03-02T00:00');
    const before = spanOf([starts], at('2026-03-01T23:59:59.999'), 'UTC');
    expect([before.started, before.from, before.to]).toEqual([false, '2026-03-02', '2026-03-02']);
    const now = spanOf([starts], at('2026-03-02T00:00'), 'UTC');
    expect([now.started, now.to]).toEqual([true, '2026-03-02']);
    expect(spanOf([starts], at('2026-03-02T00:00:00.001'), 'UTC').to).toBe('2026-03-03');
  });
  test('end with its last instant, and a day under way is not compared', () => {
    const ended = run('2026-03-02T00:00', '2026-03-04T00:00');
    expect(spanOf([ended], at('2026-03-04T12:00'), 'UTC')).toMatchObject({
      to: '2026-03-04',
      compared: { from: '2026-03-02', to: '2026-03-04' },
    });
    expect(spanOf([ended], at('2026-03-03T12:00'), 'UTC')).toMatchObject({
      to: '2026-03-04',
      compared: { to: '2026-03-03' },
    });
    expect(spanOf([ended], at('2026-03-02T12:00'), 'UTC').compared).toEqual({
      from: '2026-03-02',
      to: '2026-03-02',
    });
  });
  test('end with whatever comes first, its end or its archiving', () => {
    const late = at('2026-05-01T00:00');
    expect(
      spanOf([run('2026-03-02T00:00', '2026-03-09T00:00', '2026-03-05T00:00')], late, 'UTC').to,
    ).toBe('2026-03-05');
    expect(
      spanOf([run('2026-03-02T00:00', '2026-03-09T00:00', '2026-04-05T00:00')], late, 'UTC').to,
    ).toBe('2026-03-09');
  });
  test('are listed from an order before its start, and to its last day', () => {
    const order = { day: '2026-03-01', orders: 1, discount: 2, revenue: 3 };
    const days = (from: string, to: string) =>
      filledDays([order], { from, to }).map(({ day }) => day);
    expect(days('2026-03-02', '2026-03-04')).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(days('2026-03-02', '2026-03-02')).toEqual(['2026-03-01']);
  });
  test('around it are told from the day on which the last of them is over', () => {
    const ran = { from: '2026-03-02', to: '2026-03-03' };
    const told = (today: string, dataFrom: string) => aroundOf(ran, today, dataFrom) !== null;
    expect([told('2026-03-30', '2026-02-02'), told('2026-03-31', '2026-02-02')]).toEqual([
      false,
      true,
    ]);
    expect([told('2026-03-31', '2026-02-03'), told('2026-03-31', '2026-02-01')]).toEqual([
      false,
      true,
    ]);
  });
});

test('terms that ended with the very start of a promotion held nobody out', () => {
  const terms = (holdoutBps: number, liveFrom: number) => ({ holdoutBps, liveFrom });
  expect(computeHoldoutRange([terms(0, 5), terms(500, 10)], 10)).toEqual({ least: 500, most: 500 });
  expect(computeHoldoutRange([terms(0, 5), terms(500, 11)], 10)).toEqual({ least: 0, most: 500 });
});

test.each([
  [1, 9, true],
  [0, 9, false],
  [-9, -1, true],
  [-9, 0, false],
  [-1, 1, false],
])('an interval from %i to %i shows that sales changed: %s', (low, high, shown) => {
  expect(isShown({ low, high })).toBe(shown);
});
test('shares and means of nothing are not told', () => {
  expect([bpsOf(1, 0), bpsOf(1, 1), bpsOf(1, 20_001), bpsOf(1, 20_000)]).toEqual([
    null,
    10_000,
    0,
    1,
  ]);
  expect([meanOf(5, 0), meanOf(5, 2), meanOf(-5, 2)]).toEqual([null, 3, -2]);
});
