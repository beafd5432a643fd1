/** In which unit figures of surveys are told, and over which months and weeks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPEN_SEGMENTS, ORDER_SEGMENTS } from '#contract/surveys/results';
import { TARGET_MEASURES } from '#contract/surveys/satisfactionTargets';
import {
  bucketOf,
  isOfIdentified,
  monthsBefore,
  monthsOf,
  RANGES,
  unitOf,
} from '#rules/surveys/results';
import { scopeOf, targetUnit } from '#rules/surveys/satisfactionTargets';
import { addDays, addMonths, monthOf } from '#shared/days';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

test.each([
  ['score', 'nps', 'net'],
  ['score', 'csat', 'share'],
  ['score', 'ces', 'share'],
  ['score', 'matrix', 'share'],
  ['dimension', null, 'points'],
  ['index', null, 'points'],
  ['dimension', 'nps', 'points'],
] as const)('a %s of %s is told as a %s', (kind, type, unit) => {
  expect(unitOf(kind, type)).toBe(unit);
});

test('a target is set in the unit of the figure that it is for', () => {
  expect(TARGET_MEASURES.map((measure) => [measure, targetUnit(measure)])).toEqual([
    ['csat', 'share'],
    ['nps', 'net'],
    ['ces', 'share'],
    ['index', 'points'],
    ['dimension', 'points'],
    ['responseRate', 'rate'],
  ]);
});

test('targets of another measure, survey or dimension are told apart', () => {
  const target = fc.record({
    measure: fc.constantFrom(...TARGET_MEASURES),
    surveyId: fc.option(fc.integer({ min: 1, max: 30 })),
    dimensionKey: fc.option(fc.constantFrom('price', '1', '12', '2')),
  });
  const ofDimension = (surveyId: number, dimensionKey: '12' | '2') => ({
    measure: 'dimension' as const,
    surveyId,
    dimensionKey,
  });
  fc.assert(
    fc.property(target, target, (one, other) => {
      const isSame =
        one.measure === other.measure &&
        one.surveyId === other.surveyId &&
        one.dimensionKey === other.dimensionKey;
      expect(scopeOf(one) === scopeOf(other)).toBe(isSame);
    }),
    { examples: [[ofDimension(1, '12'), ofDimension(11, '2')]] },
  );
});

describe('The months', () => {
  test.each([
    ['month', '2026-03-01'],
    ['last3', '2026-01-01'],
    ['last6', '2025-10-01'],
    ['last12', '2025-04-01'],
    ['last24', '2024-04-01'],
    ['last36', '2023-04-01'],
  ] as const)('of the range %s on 17 March 2026 begin on %s and end with March', (range, from) => {
    expect(monthsOf(range, '2026-03-17')).toEqual({ from, to: '2026-04-01' });
  });

  test('of any range hold today', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...RANGES), (today, range) => {
        const { from, to } = monthsOf(range, today);
        expect(from <= today && today < to).toBe(true);
      }),
    );
  });

  test('before a period are as many and end where it begins', () => {
    expect(monthsBefore({ from: '2026-02-01', to: '2026-04-01' })).toEqual({
      from: '2025-12-01',
      to: '2026-02-01',
    });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, length) => {
        const from = monthOf(day);
        expect(monthsBefore({ from, to: addMonths(from, length) })).toEqual({
          from: addMonths(from, -length),
          to: from,
        });
      }),
    );
  });
});

describe('A figure over time', () => {
  test('is told by whole months, or by weeks that begin on the day of the store', () => {
    expect(bucketOf('2026-02-28', 'month', 1)).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(bucketOf('2026-03-01', 'week', 1)).toEqual({ from: '2026-02-23', to: '2026-03-02' });
    expect(bucketOf('2026-03-01', 'week', 7)).toEqual({ from: '2026-03-01', to: '2026-03-08' });
  });

  test('has each day in one week or month, and the next one begins where it ends', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom('week' as const, 'month' as const),
        fc.integer({ min: 1, max: 7 }),
        (day, grain, weekStart) => {
          const bucket = bucketOf(day, grain, weekStart);
          expect(bucket.from <= day && day < bucket.to).toBe(true);
          expect(bucketOf(addDays(bucket.to, -1), grain, weekStart)).toEqual(bucket);
          expect(bucketOf(bucket.to, grain, weekStart).from).toBe(bucket.to);
        },
      ),
    );
  });
});

test('parts that lie within other parts are told only where it is known who answered', () => {
  const told = [...OPEN_SEGMENTS, ...ORDER_SEGMENTS].filter(isOfIdentified);
  expect(told).toEqual(['promotion', 'activity', 'goods']);
});
