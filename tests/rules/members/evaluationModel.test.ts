/** The levels of random members are those of a model that goes through every day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LevelTerms, MetricWindow } from '#contract/members/programme';
import { LEVEL_METRICS } from '#contract/members/programme';
import { addDays, daysFrom } from '#shared/days';
import { fact, level, Life, midnight, noon, version } from './support/levelTerms.ts';
import { slowLevels, type SlowFact } from './support/slowLevels.ts';

const FIRST = '2024-12-20';
const DAYS = daysFrom(FIRST, '2027-04-01');
const dayIn = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((index) => DAYS[index] as string);

const window: fc.Arbitrary<MetricWindow> = fc.oneof(
  fc.constant({ kind: 'lifetime' } as const),
  fc.integer({ min: 1, max: 8 }).map((months) => ({ kind: 'months', months }) as const),
  fc.constant({ kind: 'year' } as const),
  fc.constant({ kind: 'term' } as const),
);
/** Three levels with thresholds that rise, as a version must have them. */
const levels: fc.Arbitrary<LevelTerms[]> = fc
  .record({
    windows: fc.tuple(window, window),
    metrics: fc.tuple(fc.constantFrom(...LEVEL_METRICS), fc.constantFrom(...LEVEL_METRICS)),
    thresholds: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 6 })),
    match: fc.constantFrom('any' as const, 'all' as const),
    hasTwo: fc.boolean(),
    validMonths: fc.constantFrom(1, 2, 3, 6, null),
    graceDays: fc.constantFrom(0, 5, 30),
    downgrade: fc.constantFrom('none' as const, 'oneStep' as const, 'full' as const),
  })
  .map(({ windows, metrics, thresholds, hasTwo, ...terms }) => {
    const conditionsOf = (factor: number) =>
      ([0, 1] as const).slice(0, hasTwo ? 2 : 1).map((one) => ({
        metric: metrics[one],
        window: windows[one],
        threshold: thresholds[one] * factor,
      }));
    return [
      level('bronze'),
      level('silver', { ...terms, conditions: conditionsOf(1) }),
      level('gold', { ...terms, conditions: conditionsOf(3) }),
      level('diamond', { ...terms, conditions: conditionsOf(5) }),
    ];
  });
const terms = fc.record({
  levels,
  applyTo: fc.constantFrom('newOnly' as const, 'upgradesOnly' as const, 'allWithGrace' as const),
  requalifyExtends: fc.boolean(),
  refundDays: fc.constantFrom(0, 10, 30, 365),
  movedLevels: fc.constant<{ from: string; to: string }[]>([]),
});
const facts: fc.Arbitrary<SlowFact[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 90 })),
      late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      isRefund: fc.boolean(),
      amount: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 4, maxLength: 25, size: 'max' },
  )
  .map((all) => {
    let index = 0;
    return all.flatMap(({ gap, late, isRefund, amount }) => {
      index += gap;
      const sign = isRefund ? -1 : 1;
      const recordedOn = DAYS[index];
      const day = DAYS[Math.max(0, index - late)];
      if (recordedOn === undefined || day === undefined) return [];
      const figures = { growth: sign * amount, netSpend: sign * amount, orders: sign };
      return [{ recordedOn, day, ...figures, activeDays: isRefund ? 0 : 1, isRefund }];
    });
  });

test('every day has the level that going through all days one by one gives', () => {
  fc.assert(
    fc.property(
      terms,
      terms,
      dayIn(2, 200),
      dayIn(201, 500),
      facts,
      (first, second, startsOn, changesOn, all) => {
        const life = new Life([version(startsOn, first), version(changesOn, second, 2)]);
        const known: (string | null)[] = [];
        let next = 0;
        for (const day of DAYS) {
          for (; all[next]?.recordedOn === day; next++) {
            const { recordedOn, isRefund, ...figures } = all[next] as SlowFact;
            life.record(recordedOn, fact(figures.day, figures), isRefund ? 'refund' : 'gain');
          }
          if (day === FIRST) life.evaluate(noon(day), 'time');
          known.push(life.at(midnight(addDays(day, 1)) - 1)?.level ?? null);
        }
        const versions = [
          { startsOn, terms: first },
          { startsOn: changesOn, terms: second },
        ].map((one) => ({ ...one, terms: { ...one.terms } }));
        expect(known).toEqual(slowLevels(versions, all, DAYS));
      },
    ),
    { numRuns: 120 },
  );
});

test('evaluating again at any time without new facts changes nothing that was to come', () => {
  fc.assert(
    fc.property(terms, facts, dayIn(300, 700), (some, all, again) => {
      const life = new Life([version('2025-01-01', some)]);
      for (const { recordedOn, isRefund, ...figures } of all)
        if (recordedOn < again)
          life.record(recordedOn, fact(figures.day, figures), isRefund ? 'refund' : 'gain');
      life.evaluate(noon('2025-01-02'), 'time');
      const before = DAYS.map((day) => life.levelOn(day));
      life.evaluate(noon(again), 'time');
      expect(DAYS.map((day) => life.levelOn(day))).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
