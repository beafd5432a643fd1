/** Scores, intervals and comparisons, against published and recomputed figures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printed } from '#rules/surveys/statistics';
import { LEAST_SHOWN, rankCells, shownCells } from '#server/surveys/statistics/cells';
import {
  compareHeadlines,
  compareMeans,
  compareNets,
  compareShares,
} from '#server/surveys/statistics/changes';
import { compositeOf } from '#server/surveys/statistics/composites';
import {
  logGamma,
  normalTails,
  studentT95,
  studentTails,
} from '#server/surveys/statistics/distributions';
import { quadrantOf, spearman } from '#server/surveys/statistics/importance';
import {
  adjustedWald,
  estimateMean,
  estimateNet,
  estimateShare,
  type Interval,
  netError,
  wald,
  wilson,
} from '#server/surveys/statistics/intervals';
import {
  countAnswers,
  headlineOf,
  meanOf,
  SCALES,
  SCORED_TYPES,
  sumsOf,
  topTwoOf,
  turned,
} from '#server/surveys/statistics/scores';

/** Shares as per cent with one decimal. */
const percent = ({ low, high }: Interval) => [printed(low * 100, 1), printed(high * 100, 1)];

describe('the tails of distributions', () => {
  test('of the normal distribution are those of published tables', () => {
    expect(normalTails(0)).toBe(1);
    expect(normalTails(1)).toBeCloseTo(0.317310507862914, 12);
    expect(normalTails(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(normalTails(-2.575829303548901)).toBeCloseTo(0.01, 12);
    expect(normalTails(6)).toBeCloseTo(1.973175290075e-9, 18);
  });

  test('of Student’s t are those of published tables', () => {
    for (const [degrees, t] of [
      [1, 12.7062047364],
      [2, 4.3026527299],
      [4, 2.7764451052],
      [9, 2.2621571628],
      [29, 2.0452296421],
      [120, 1.9799304051],
      [100_000, 1.9599876973],
    ] as const) {
      expect(studentT95(degrees)).toBeCloseTo(t, 6);
      expect(studentTails(t, degrees)).toBeCloseTo(0.05, 8);
    }
    expect(studentTails(0, 5)).toBeCloseTo(1, 12);
  });

  test('rest on a gamma function with the factorials', () => {
    for (const [x, factorial] of [
      [1, 1],
      [5, 24],
      [11, 3_628_800],
    ] as const)
      expect(logGamma(x)).toBeCloseTo(Math.log(factorial), 11);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
  });
});

describe('shares', () => {
  test('have Wilson’s interval', () => {
    expect(percent(wilson(17, 20))).toEqual([640, 948]);
    expect(percent(wilson(170, 200))).toEqual([794, 893]);
    expect(percent(wilson(5, 5))).toEqual([566, 1000]);
    expect(percent(wilson(84, 100))).toEqual([756, 899]);
    expect(percent(wilson(9, 10))).toEqual([596, 982]);
    expect(percent(wilson(0, 10))).toEqual([0, 278]);
  });

  test('have no interval below five answers, and are unknown without any', () => {
    expect(estimateShare(4, 4)).toEqual({ n: 4, value: 1, interval: null });
    expect(estimateShare(4, 5)?.interval).not.toBeNull();
    expect(estimateShare(0, 0)).toBeNull();
  });
});

describe('net shares', () => {
  test('have the adjusted interval, which is a little narrower to the middle than the plain one', () => {
    expect(printed(netError(45, 25, 100) * 100, 2)).toBe(812);
    expect(percent(wald(45, 25, 100))).toEqual([41, 359]);
    expect(percent(adjustedWald(45, 25, 100))).toEqual([38, 351]);
    expect(estimateNet(45, 25, 100)?.value).toBeCloseTo(0.2, 12);
  });

  test('of 50 promoters and 20 detractors are 30 give or take 15.3, adjusted 29.1 give or take 15.1', () => {
    const plain = wald(50, 20, 100);
    expect(printed(((plain.high - plain.low) / 2) * 100, 1)).toBe(153);
    const adjusted = adjustedWald(50, 20, 100);
    expect(printed(((adjusted.high + adjusted.low) / 2) * 100, 1)).toBe(291);
    expect(printed(((adjusted.high - adjusted.low) / 2) * 100, 1)).toBe(151);
  });

  test('leave a skipped question out of the denominator', () => {
    const answers = [
      ...Array.from({ length: 45 }, () => 10),
      ...Array.from({ length: 30 }, () => 8),
      ...Array.from({ length: 25 }, () => 3),
    ];
    const skipped = Array.from({ length: 25 }, () => null);
    expect(headlineOf(countAnswers([...answers, ...skipped]), { type: 'nps' })?.value).toBeCloseTo(
      0.2,
      12,
    );
  });
});

describe('means', () => {
  test('have the interval of Student’s t', () => {
    // Mean 6, s² = 2, t(4) = 2.776445.
    const mean = estimateMean(sumsOf(countAnswers([4, 5, 7, 7, 7])), SCALES.ces);
    expect(mean?.value).toBe(6);
    expect(mean?.interval?.low).toBeCloseTo(6 - 2.7764451 * Math.sqrt(2 / 5), 6);
    expect(mean?.interval?.high).toBe(7);
  });

  test('of effort stand beside the share that found it easy and the share of the two best answers', () => {
    const counts = countAnswers([7, 6, 5, 5, 4, 1, null, 7, 7, 2, 3]);
    expect(headlineOf(counts, { type: 'ces' })?.value).toBe(0.6);
    expect(topTwoOf(counts, 'ces')?.value).toBe(0.4);
    expect(meanOf(counts, 'ces')?.value).toBe(4.7);
  });

  test('of satisfaction count the two best answers unless the question says otherwise', () => {
    const counts = countAnswers([5, 4, 4, 3, 2]);
    expect(headlineOf(counts, { type: 'csat' })?.value).toBe(0.6);
    expect(headlineOf(counts, { type: 'csat', topBoxes: 1 })?.value).toBe(0.2);
    expect(headlineOf(counts, { type: 'csat', topBoxes: 3 })?.value).toBe(0.8);
  });

  test('count a reversed scale as the usual one', () => {
    expect([turned(1, 'ces'), turned(7, 'ces'), turned(2, 'csat')]).toEqual([7, 1, 4]);
  });
});

describe('scores of any answers', () => {
  const answersOf = (type: (typeof SCORED_TYPES)[number]) =>
    fc.array(fc.option(fc.integer({ min: SCALES[type][0], max: SCALES[type][1] })), {
      minLength: 1,
      maxLength: 80,
    });

  test.each(SCORED_TYPES)('%s has its value within its bounds, and both within the scale', (type) =>
    fc.assert(
      fc.property(answersOf(type), (answers) => {
        const counts = countAnswers(answers);
        const given = answers.filter((answer) => answer !== null);
        for (const [estimate, [least, most]] of [
          [headlineOf(counts, { type }), type === 'nps' ? [-1, 1] : [0, 1]],
          [meanOf(counts, type), SCALES[type]],
        ] as const) {
          if (estimate === null) {
            expect(given).toHaveLength(0);
            continue;
          }
          expect(estimate.n).toBe(given.length);
          const { low, high } = estimate.interval ?? { low: estimate.value, high: estimate.value };
          expect(least <= low && high <= most && low <= high).toBe(true);
          // The adjusted interval of a net share is drawn to the middle, but never past the value at its ends.
          if (type !== 'nps' || Math.abs(estimate.value) < 0.9)
            expect(low - 1e-9 <= estimate.value && estimate.value <= high + 1e-9).toBe(true);
        }
      }),
    ),
  );

  test.each(SCORED_TYPES)('%s depends on neither the order of answers nor skipped ones', (type) =>
    fc.assert(
      fc.property(answersOf(type), fc.nat(20), (answers, more) => {
        const skipped = Array.from({ length: more }, () => null);
        const other = countAnswers([...skipped, ...answers.toReversed()]);
        expect(headlineOf(other, { type })).toEqual(headlineOf(countAnswers(answers), { type }));
        expect(meanOf(other, type)).toEqual(meanOf(countAnswers(answers), type));
      }),
    ),
  );
});

describe('a change between two periods', () => {
  const nps = (n: number, up: number, down: number) => ({ n, up: up * n, down: down * n });

  test('of NPS 20 against 6 is chance with 100 answers each, and real with 500', () => {
    const few = compareNets(nps(100, 0.38, 0.32), nps(100, 0.45, 0.25));
    const many = compareNets(nps(500, 0.38, 0.32), nps(500, 0.45, 0.25));
    expect([printed(few?.p ?? 0, 2), few?.verdict]).toEqual([23, 'none']);
    expect([printed(many?.p ?? 0, 3), many?.verdict]).toEqual([7, 'up']);
    const z = (n: number) =>
      0.14 / Math.hypot(netError(0.45 * n, 0.25 * n, n), netError(0.38 * n, 0.32 * n, n));
    expect([printed(z(100), 2), printed(z(500), 2)]).toEqual([120, 269]);
  });

  test('of shares is pooled, and its interval has the variance of each', () => {
    const [before, after] = [
      { part: 400, n: 5000 },
      { part: 600, n: 5000 },
    ];
    const change = compareShares(before, after);
    expect(printed((change?.difference ?? 0) * 100, 1)).toBe(40);
    expect(change?.verdict).toBe('up');
    // z = 0.1 / √(0.5 · 0.5 · 2/100) = √2.
    expect(compareShares({ part: 45, n: 100 }, { part: 55, n: 100 })?.p).toBeCloseTo(
      normalTails(Math.SQRT2),
      12,
    );
  });

  test('of means is Welch’s, with his degrees of freedom', () => {
    // 27.5, 21.0, … against 27.1, 22.0, …: the worked example of Welch's test, p = 0.021.
    const sums = (values: readonly number[]) => ({
      n: values.length,
      sum: values.reduce((a, b) => a + b, 0),
      squares: values.reduce((a, b) => a + b * b, 0),
    });
    const one = sums([
      27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4,
    ]);
    const other = sums([
      27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4,
    ]);
    expect(compareMeans(one, other)?.p).toBeCloseTo(0.021378, 5);
    expect(compareMeans(one, other)?.verdict).toBe('few');
  });

  test('is not judged below thirty answers on either side', () => {
    expect(compareShares({ part: 0, n: 29 }, { part: 500, n: 500 })?.verdict).toBe('few');
    expect(compareShares({ part: 0, n: 30 }, { part: 30, n: 30 })?.verdict).toBe('up');
    expect(compareShares({ part: 0, n: 0 }, { part: 30, n: 30 })).toBeNull();
  });

  test('without any variance is certain when the scores differ, and none when they are equal', () => {
    expect(compareNets(nps(40, 1, 0), nps(40, 1, 0))).toMatchObject({ p: 1, verdict: 'none' });
    expect(compareNets(nps(40, 1, 0), nps(40, 0, 1))).toMatchObject({ p: 0, verdict: 'down' });
    const fives = sumsOf(countAnswers(Array.from({ length: 40 }, () => 5)));
    const threes = sumsOf(countAnswers(Array.from({ length: 40 }, () => 3)));
    expect(compareMeans(fives, threes)).toMatchObject({ p: 0, verdict: 'down' });
  });

  test('is the same the other way round, with the other sign', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat(10), { minLength: 1, maxLength: 90 }),
        fc.array(fc.nat(10), { minLength: 1, maxLength: 90 }),
        (one, other) => {
          const [before, after] = [countAnswers(one), countAnswers(other)];
          const there = compareHeadlines(before, after, { type: 'nps' });
          const back = compareHeadlines(after, before, { type: 'nps' });
          expect(there?.p).toBeCloseTo(back?.p ?? -1, 12);
          expect(there?.difference).toBeCloseTo(-(back?.difference ?? 1), 12);
          expect(there?.p).toBeGreaterThanOrEqual(0);
          expect(there?.p).toBeLessThanOrEqual(1);
        },
      ),
    ));
});

describe('the index of dimensions', () => {
  /** Quality, attitude, logistics, price, environment, brand, word of mouth, social. */
  const WEIGHTS = [2000, 2000, 1500, 1000, 1000, 1000, 1000, 500];
  /** Answers from 1 to 5 as points from 0 to 100. */
  const pointsOf = (answer: number) => ((answer - 1) / 4) * 100;
  const dimensions = (answers: readonly (number | null)[]) =>
    WEIGHTS.map((weight, index) => {
      const answer = answers[index] ?? null;
      return { weight, points: answer === null ? null : pointsOf(answer) };
    });

  test('shares the weight of what was skipped among the rest', () => {
    const given = dimensions([4.2, 4.0, 3.1, 3.9, 4.4, 4.1, 3.8, null]);
    expect(printed(compositeOf(given) ?? 0, 2)).toBe(7303);
  });

  test('is unknown for whoever answered four of eight, whatever they weigh', () => {
    expect(compositeOf(dimensions([5, 5, 5, 5]))).toBeNull();
    expect(compositeOf(dimensions([null, null, null, 5, 5, 5, 5, 5]))).toBe(100);
  });

  test('lies between the least and the greatest answer', () =>
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 8, maxLength: 8 }),
        (answers) => {
          const index = compositeOf(dimensions(answers));
          const points = answers.flatMap((answer) => (answer === null ? [] : [pointsOf(answer)]));
          if (points.length < 5) {
            expect(index).toBeNull();
            return;
          }
          expect(index).toBeGreaterThanOrEqual(Math.min(...points) - 1e-9);
          expect(index).toBeLessThanOrEqual(Math.max(...points) + 1e-9);
        },
      ),
    ));
});

describe('importance', () => {
  const pairsOf = (values: readonly (readonly [number, number])[]) => {
    const pairs = Array.from({ length: 6 }, () => Array.from({ length: 11 }, () => 0));
    for (const [x, y] of values) {
      const row = pairs[x];
      if (row) row[y] = (row[y] ?? 0) + 1;
    }
    return pairs;
  };

  test('is the correlation of ranks, in which equal answers share a rank', () => {
    // Ranks 1, 2.5, 2.5, 4, 5 against 2, 1, 4, 3, 5: 6.5 / √(9.5 · 10).
    const pairs = pairsOf([
      [1, 2],
      [2, 1],
      [2, 4],
      [3, 3],
      [5, 5],
    ]);
    expect(spearman(pairs).n).toBe(5);
    expect(spearman(pairs).value).toBeCloseTo(6.5 / Math.sqrt(95), 12);
  });

  test('is complete when both rise together, and unknown when one never varies', () => {
    expect(
      spearman(
        pairsOf([
          [1, 0],
          [2, 3],
          [5, 9],
        ]),
      ).value,
    ).toBeCloseTo(1, 12);
    expect(
      spearman(
        pairsOf([
          [1, 9],
          [2, 3],
          [5, 0],
        ]),
      ).value,
    ).toBeCloseTo(-1, 12);
    expect(
      spearman(
        pairsOf([
          [3, 1],
          [3, 5],
        ]),
      ).value,
    ).toBeNull();
    expect(spearman([])).toEqual({ n: 0, value: null });
  });

  test('depends on neither the order of people nor which side comes first', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 2,
        }),
        (values) => {
          const there = spearman(pairsOf(values));
          const back = spearman(pairsOf(values.toReversed().map(([x, y]) => [y, x] as const)));
          if (there.value === null) expect(back.value).toBeNull();
          else expect(back.value).toBeCloseTo(there.value, 12);
        },
      ),
    ));

  test('puts what is important and weak first', () => {
    const means = { importance: 0.4, performance: 70 };
    expect(quadrantOf({ importance: 0.6, performance: 60 }, means)).toBe('improve');
    expect(quadrantOf({ importance: 0.4, performance: 70 }, means)).toBe('keep');
    expect(quadrantOf({ importance: 0.1, performance: 60 }, means)).toBe('watch');
    expect(quadrantOf({ importance: 0.1, performance: 90 }, means)).toBe('enough');
  });
});

describe('small cells', () => {
  test('are hidden below five answers, with another where the rest would tell them', () => {
    expect(shownCells([40, 5, 12])).toEqual([true, true, true]);
    expect(shownCells([40, 4, 12])).toEqual([true, false, false]);
    expect(shownCells([40, 4, 3])).toEqual([true, false, false]);
    expect(shownCells([3])).toEqual([false]);
  });

  test('never leave one to four answers for whoever subtracts', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (counts) => {
        const shown = shownCells(counts);
        const hidden = counts.reduce((sum, n, index) => sum + (shown[index] ? 0 : n), 0);
        expect(shown.includes(true) && hidden > 0 && hidden < LEAST_SHOWN).toBe(false);
        for (const [index, n] of counts.entries())
          if (n < LEAST_SHOWN) expect(shown[index]).toBe(false);
      }),
    ));

  test('have no place in a ranking below twenty answers; others are ranked by their lower bound', () => {
    expect(
      rankCells([
        { n: 20, low: 0.6 },
        { n: 19, low: 0.9 },
        { n: 400, low: 0.8 },
        { n: 50, low: 0.6 },
        { n: 0, low: null },
      ]),
    ).toEqual([2, null, 1, 2, null]);
  });
});

test('Figures are printed half away from zero, on the exact value', () => {
  expect(printed(0.125, 2)).toBe(13);
  expect(printed(-0.125, 2)).toBe(-13);
  expect(printed(1.005, 2)).toBe(101);
  expect(printed((-100 * 1) / 8, 0)).toBe(-13);
  expect(printed(84.9499, 1)).toBe(849);
  expect(Object.is(printed(-0.001, 1), 0)).toBe(true);
});
