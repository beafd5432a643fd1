/** The arithmetic of the figures of service, and which tickets they count. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGES } from '#contract/insight/serviceInsight';
import { ageFilter, complaintRate, shareFilters, spreadOf } from '#rules/insight/serviceInsight';
import { spansOf } from '#server/insight/serviceInsight/span';

const DAY = 86_400_000;

describe('how long customers waited', () => {
  test('is the middle of the values and the place nine tenths of the way, between two neighbours', () => {
    expect(spreadOf(Float64Array.of(40, 10, 30, 20))).toEqual({ n: 4, median: 25, p90: 37 });
    expect(spreadOf(Float64Array.of(7))).toEqual({ n: 1, median: 7, p90: 7 });
  });

  test('is unknown without a value, and never none', () => {
    expect(spreadOf(new Float64Array())).toEqual({ n: 0, median: null, p90: null });
  });

  test('lies between the least and the most, whatever the order of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 ** 11), { minLength: 1, maxLength: 60 }), (values) => {
        const { median, p90, n } = spreadOf(Float64Array.from(values));
        expect(n).toBe(values.length);
        expect(median).toBeGreaterThanOrEqual(Math.min(...values));
        expect(p90).toBeGreaterThanOrEqual(median ?? 0);
        expect(p90).toBeLessThanOrEqual(Math.max(...values));
        expect(spreadOf(Float64Array.from(values.toReversed()))).toEqual({ n, median, p90 });
      }),
    );
  });
});

test('Every open ticket has exactly one age, at each of the bounds too', () => {
  const now = 100 * DAY;
  const isWithin = (openedAt: number, filter: Readonly<Record<string, unknown>>) =>
    openedAt <= Number(filter.openedAt_lte ?? now) && openedAt > Number(filter.openedAt_gt ?? 0);
  for (const days of [0, 1, 3, 7, 14, 40])
    for (const openedAt of [now - days * DAY - 1, now - days * DAY, now - days * DAY + 1]) {
      if (openedAt > now) continue;
      const ages = AGES.filter((age) => isWithin(openedAt, ageFilter(age, now)));
      expect(ages).toHaveLength(1);
    }
});

test('Complaints are told in tenths for each thousand orders, and not at all without orders', () => {
  expect(complaintRate(3, 2000)).toBe(15);
  expect(complaintRate(0, 10)).toBe(0);
  expect(complaintRate(3, 0)).toBeNull();
  expect(complaintRate(3, null)).toBeNull();
});

test('The part of a share is asked for with everything that its whole is asked for with', () => {
  for (const share of ['reopened', 'firstContact'] as const) {
    const { part, whole } = shareFilters(share, { opens: 1, ends: 2 });
    expect(part).toMatchObject(whole);
    expect(Object.keys(part)).toHaveLength(Object.keys(whole).length + 1);
  }
});

describe('the period before', () => {
  const settings = { timeZone: 'Asia/Shanghai' };
  /** Noon of 21 November. */
  const now = Date.parse('2025-11-21T04:00:00Z');

  test('has as many days as have begun, and a month stands beside the month before', () => {
    const month = spansOf({ from: '2025-10-01', to: '2025-11-01' }, settings, now);
    expect(month.before).toEqual({ from: '2025-09-01', to: '2025-10-01' });
    const running = spansOf({ from: '2025-11-20', to: '2025-12-20' }, settings, now);
    expect(running.period).toEqual({ from: '2025-11-20', to: '2025-11-22' });
    expect(running.before).toEqual({ from: '2025-11-18', to: '2025-11-20' });
    expect(running.reading.ends).toBe(now + 1);
  });

  test('is none where the period has not begun', () => {
    const later = spansOf({ from: '2025-12-01', to: '2025-12-02' }, settings, now);
    expect([later.period, later.before]).toEqual([null, null]);
  });
});
