/** Which logged prices were shown: those in the times in which their variant was shown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FOREVER } from '#contract/pricing/prices';
import { type Point, priorPrice, reductionAt, shownAt } from '#rules/pricing/priceEvents';
import { isShownAt, shownUntil, type Span, stepsWithin } from '#rules/pricing/shownSpans';

const DAY = 86_400_000;
const step = (at: number, amount: number): Point => ({ at, amount, originalAmount: amount });
const gap = (at: number) => ({ at, amount: null, originalAmount: null });

test('nothing is shown of a product that was never active', () => {
  const steps = stepsWithin([step(10, 100), step(20, 50)], []);
  expect(steps).toEqual([]);
  expect([priorPrice(steps, 30), reductionAt(steps, 30)]).toEqual([null, null]);
});

test('becoming active shows the price of that instant, archiving ends it, and becoming active again begins anew', () => {
  const log = [step(10, 100), step(25, 90), step(50, 70)];
  const spans = [
    { startsAt: 20, endsAt: 30 },
    { startsAt: 60, endsAt: FOREVER },
  ];
  expect(stepsWithin(log, spans)).toEqual([step(20, 100), step(25, 90), gap(30), step(60, 70)]);
});

test('a price that begins as the product becomes active is shown once, and one that begins as it ends is not', () => {
  const log = [step(10, 100), step(20, 90), step(30, 80)];
  expect(stepsWithin(log, [{ startsAt: 20, endsAt: 30 }])).toEqual([step(20, 90), gap(30)]);
});

test('a price is shown until the next one or the end of the time, else without an end', () => {
  const steps = stepsWithin(
    [step(10, 100), step(25, 90)],
    [
      { startsAt: 20, endsAt: 30 },
      { startsAt: 40, endsAt: FOREVER },
    ],
  );
  expect([20, 25, 40].map((at) => shownUntil(steps, at))).toEqual([25, 30, null]);
});

describe('the lowest price of the 30 days before a reduction', () => {
  test('leaves out what a draft cost, and counts the price with which the product became active', () => {
    const log = [step(0, 10), step(5 * DAY, 100), step(20 * DAY, 80)];
    const steps = stepsWithin(log, [{ startsAt: 10 * DAY, endsAt: FOREVER }]);
    expect(priorPrice(steps, 20 * DAY)).toBe(100);
    expect(priorPrice(log, 20 * DAY)).toBe(10);
  });
  test('leaves out what the product cost while it was archived', () => {
    const log = [step(0, 100), step(5 * DAY, 10), step(8 * DAY, 100), step(20 * DAY, 80)];
    const spans = [
      { startsAt: 0, endsAt: 5 * DAY },
      { startsAt: 8 * DAY, endsAt: FOREVER },
    ];
    expect(priorPrice(stepsWithin(log, spans), 20 * DAY)).toBe(100);
  });
  test('is none where nothing was shown in those days, and counts a price shown until their first instant passed', () => {
    const log = [step(0, 50), step(60 * DAY, 40)];
    const spans = (endsAt: number) => [
      { startsAt: 0, endsAt },
      { startsAt: 60 * DAY, endsAt: FOREVER },
    ];
    expect(priorPrice(stepsWithin(log, spans(30 * DAY)), 60 * DAY)).toBeNull();
    expect(priorPrice(stepsWithin(log, spans(30 * DAY + 1)), 60 * DAY)).toBe(50);
  });
});

test('the first price after a time without one is no reduction', () => {
  const log = [step(0, 100), step(15, 80), step(40, 60)];
  const spans = [
    { startsAt: 0, endsAt: 10 },
    { startsAt: 20, endsAt: FOREVER },
  ];
  const steps = stepsWithin(log, spans);
  expect([5, 12, 25, 40].map((at) => reductionAt(steps, at)?.at ?? null)).toEqual([
    null,
    null,
    null,
    40,
  ]);
});

/** Instants 0 to 59: the price logged last, where the variant was shown. */
const priceAt = (log: readonly Point[], spans: readonly Span[], at: number): number | null => {
  if (!spans.some(({ startsAt, endsAt }) => at >= startsAt && at < endsAt)) return null;
  let price: number | null = null;
  for (let instant = 0; instant <= at; instant++)
    for (const point of log) if (point.at === instant) price = point.amount;
  return price;
};
const anyLog = fc
  .uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 59 }), amount: fc.integer({ min: 1, max: 9 }) }),
    {
      selector: ({ at }) => at,
      maxLength: 12,
    },
  )
  .map((points) => points.sort((a, b) => a.at - b.at).map(({ at, amount }) => step(at, amount)));
const anySpans = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 8 }), fc.boolean())
  .map(([bounds, isOpen]): Span[] => {
    const sorted = bounds.sort((a, b) => a - b);
    return sorted.flatMap((startsAt, index) => {
      if (index % 2 === 1) return [];
      const endsAt = sorted[index + 1] ?? (isOpen ? FOREVER : 60);
      return [{ startsAt, endsAt }];
    });
  });

test('at every instant what is shown is the logged price, and nothing outside of the times', () => {
  fc.assert(
    fc.property(anyLog, anySpans, (log, spans) => {
      const steps = stepsWithin(log, spans);
      for (let at = 0; at < 60; at++) {
        const expected = priceAt(log, spans, at);
        expect(shownAt(steps, at)?.amount ?? null).toBe(expected);
        if (expected !== null) expect(isShownAt(spans, at)).toBe(true);
      }
    }),
  );
});

test('the lowest prior price is the least that was shown at any instant of the 30 days', () => {
  fc.assert(
    fc.property(anyLog, anySpans, fc.integer({ min: 0, max: 59 }), (log, spans, reducedAt) => {
      const scale = DAY;
      const scaled = stepsWithin(
        log.map((point) => ({ ...point, at: point.at * scale })),
        spans.map(({ startsAt, endsAt }) => ({
          startsAt: startsAt * scale,
          endsAt: endsAt === FOREVER ? FOREVER : endsAt * scale,
        })),
      );
      const shown: number[] = [];
      for (let at = Math.max(0, reducedAt - 30); at < reducedAt; at++)
        shown.push(...[priceAt(log, spans, at)].flatMap((price) => price ?? []));
      expect(priorPrice(scaled, reducedAt * scale)).toBe(
        shown.length > 0 ? Math.min(...shown) : null,
      );
    }),
  );
});
