/** Control limits of trends, and what months of noise and a real change look like to every test. */
import { describe, expect, test } from 'vitest';
import { compareHeadlines, compareMeans } from '#server/surveys/statistics/changes';
import { judgeTrend, type TrendPoint } from '#server/surveys/statistics/control';
import { countAnswers, headlineOf, sumsOf } from '#server/surveys/statistics/scores';

const SHARE = { kind: 'share' } as const;
const VALUES = { kind: 'values', scale: [-1, 1] } as const;
const points = (values: readonly number[], n = 100): TrendPoint[] =>
  values.map((value) => ({ n, value, startsAnew: false }));
const signals = (trend: readonly TrendPoint[], chart: typeof SHARE | typeof VALUES) =>
  judgeTrend(trend, chart).map((judged) => judged && judged.signal);
const same = (value: number, length: number) => Array.from({ length }, () => value);

describe('control limits', () => {
  test('need eight points before the judged one', () => {
    const judged = judgeTrend(points([...same(0.8, 8), 0.8]), SHARE);
    expect(judged.slice(0, 8)).toEqual(same(0, 8).map(() => null));
    expect(judged[8]?.limits.centre).toBeCloseTo(0.8, 12);
    expect(judged[8]?.limits.low).toBeCloseTo(0.8 - 3 * 0.04, 12);
    expect(judged[8]?.limits.high).toBeCloseTo(0.8 + 3 * 0.04, 12);
  });

  test('of shares are wider for a point of fewer answers, and weigh points by their answers', () => {
    const trend = [...points(same(0.5, 7)), ...points([0.9], 300), ...points([0.5], 25)];
    const [limits] = judgeTrend(trend, SHARE).flatMap((judged) => judged?.limits ?? []);
    expect(limits?.centre).toBeCloseTo(0.62, 12);
    expect(limits?.high).toBeCloseTo(0.62 + 3 * Math.sqrt((0.62 * 0.38) / 25), 12);
  });

  test('of other scores come from the moving ranges of two points', () => {
    const judged = judgeTrend(points([0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.42]), VALUES)[8];
    expect(judged?.limits.centre).toBeCloseTo(0.15, 12);
    expect(judged?.limits.high).toBeCloseTo(0.15 + 0.266, 12);
    expect(judged?.signal).toBe('outside');
  });

  test('are cut to the scale', () => {
    const [limits] = judgeTrend(points(same(0.99, 9), 10), SHARE).flatMap((j) => j?.limits ?? []);
    expect(limits?.high).toBe(1);
  });

  test('mark the eighth point in a row on one side, and a point on the centre ends the row', () => {
    const even = [0.6, 0.4, 0.6, 0.4, 0.6, 0.4, 0.6, 0.4];
    const lastOf = (fourth: number) =>
      signals(points([...even, 0.6, 0.6, 0.6, fourth, ...same(0.6, 4)]), VALUES).slice(-2);
    expect(lastOf(0.6)).toEqual([null, 'run']);
    // The mean of all points before the last one.
    expect(lastOf((8 * 0.5 + 6 * 0.6) / 14)).toEqual([null, null]);
  });

  test('begin anew with a version break, and leave out points of too few answers', () => {
    const trend = points([...same(0.5, 9), ...same(0.9, 9)]);
    const broken = trend.map((point, index) => ({ ...point, startsAnew: index === 9 }));
    expect(signals(trend, SHARE)[9]).toBe('outside');
    expect(signals(broken, SHARE)).toEqual([
      ...same(0, 8).map(() => null),
      null,
      ...same(0, 9).map(() => null),
    ]);
    const thin = points([...same(0.5, 8), 0.5]).map((point, index) => ({
      ...point,
      n: index === 3 ? 9 : 100,
    }));
    expect(judgeTrend(thin, SHARE)[8]).toBeNull();
  });
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
/** `n` answers from 0 to 10 with these parts of promoters and detractors. */
const month = (random: () => number, n: number, promoters: number, detractors: number) =>
  countAnswers(
    Array.from({ length: n }, () => {
      const drawn = random();
      return drawn < promoters ? 9 : drawn < promoters + detractors ? 4 : 8;
    }),
  );

describe('a thousand months of one customer base', () => {
  const MONTHS = 1000;
  const random = seeded(20_261_130);
  const months = Array.from({ length: MONTHS }, () => month(random, 200, 0.45, 0.25));
  const rateOf = (marks: readonly boolean[]) => marks.filter(Boolean).length / marks.length;
  const between = months.slice(1).map((after, index) => [months[index] ?? after, after] as const);

  test('are marked as changed about as often as the level of the tests says: one in twenty', () => {
    const isMarked = (verdict: string | undefined) => verdict === 'up' || verdict === 'down';
    const rates = {
      nps: rateOf(
        between.map(([b, a]) => isMarked(compareHeadlines(b, a, { type: 'nps' })?.verdict)),
      ),
      share: rateOf(
        between.map(([b, a]) => isMarked(compareHeadlines(b, a, { type: 'ces' })?.verdict)),
      ),
      mean: rateOf(between.map(([b, a]) => isMarked(compareMeans(sumsOf(b), sumsOf(a))?.verdict))),
    };
    console.info('Months of noise marked as changed:', rates);
    for (const rate of Object.values(rates)) expect(rate).toBeLessThan(0.065);
    expect(rates.nps).toBeGreaterThan(0.03);
  });

  test('leave their control limits in about one point of fifty', () => {
    const trend = (value: (counts: (typeof months)[number]) => number) =>
      months.map((counts) => ({ n: 200, value: value(counts), startsAnew: false }));
    const share = judgeTrend(
      trend((counts) => (counts[9] ?? 0) / 200),
      SHARE,
    );
    const net = judgeTrend(
      trend((counts) => headlineOf(counts, { type: 'nps' })?.value ?? 0),
      VALUES,
    );
    const rate = (judged: typeof share, signal: string) =>
      rateOf(judged.map((one) => one?.signal === signal));
    const rates = {
      shareOutside: rate(share, 'outside'),
      shareRun: rate(share, 'run'),
      netOutside: rate(net, 'outside'),
      netRun: rate(net, 'run'),
    };
    console.info('Points of noise with a signal:', rates);
    expect(rates.shareOutside + rates.shareRun).toBeLessThan(0.02);
    expect(rates.netOutside + rates.netRun).toBeLessThan(0.02);
  });

  test('show a real change at once', () => {
    const better = Array.from({ length: 200 }, () => month(random, 200, 0.62, 0.12));
    const found = better.map(
      (after, index) => compareHeadlines(months[index] ?? after, after, { type: 'nps' })?.verdict,
    );
    const rate = rateOf(found.map((verdict) => verdict === 'up'));
    console.info('Real changes of 30 points that were marked:', rate);
    expect(rate).toBeGreaterThan(0.95);
    expect(found).not.toContain('down');
    const years = [...months.slice(0, 24), ...better.slice(0, 1)];
    const trend = years.map((counts) => ({
      n: 200,
      value: headlineOf(counts, { type: 'nps' })?.value ?? 0,
      startsAnew: false,
    }));
    expect(judgeTrend(trend, VALUES).at(-1)?.signal).toBe('outside');
  });
});
