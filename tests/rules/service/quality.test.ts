/** Score cards, the sample that is reviewed, and what the scores of an agent say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '#contract/service/qualityCards';
import { LEAST_REVIEWS, SAMPLE_SIZE } from '#contract/service/qualityReviews';
import { criteriaErrors, marksErrors, scoreOf } from '#rules/service/qualityCards';
import { isMonday, meanOf, mondayOf, sampleOf, weekSpan } from '#rules/service/qualityReviews';

const criterion = (key: string, weight: number): Criterion => ({ key, names: { en: key }, weight });
const CARD = [criterion('tone', 2500), criterion('solution', 7500)];

describe('a score card', () => {
  test('has weights that make 100 % together, and each code once', () => {
    expect(criteriaErrors(CARD)).toBeNull();
    expect(criteriaErrors([criterion('tone', 9999)])).toEqual({
      criteria: 'qualityCards.errors.notWhole',
    });
    expect(criteriaErrors([criterion('tone', 5000), criterion('tone', 5000)])).toEqual({
      criteria: { 1: { key: 'qualityCards.errors.sameKey' } },
    });
  });
  test.each([
    [{ tone: 4, solution: 4 }, 10_000],
    [{ tone: 0, solution: 0 }, 0],
    [{ tone: 4, solution: 2 }, 6250],
    [{ tone: 1, solution: 3 }, 6250],
  ])('weighs the marks %j to %s basis points', (marks, score) => {
    expect(scoreOf(CARD, marks)).toBe(score);
  });
  test('asks for one mark for each criterion', () => {
    expect(marksErrors(CARD, { tone: 4, speed: 1 })).toEqual({
      marks: {
        solution: 'ra.validation.required',
        speed: 'qualityReviews.errors.otherCriterion',
      },
    });
    expect(marksErrors(CARD, { tone: 4, solution: 0 })).toBeNull();
  });
});

describe('the sample of a week', () => {
  const tickets = fc.uniqueArray(
    fc.record({ ticketId: fc.nat(1000), draw: fc.stringMatching(/^[0-9a-f]{4}$/) }),
    { selector: ({ ticketId }) => ticketId, maxLength: 20 },
  );
  test('is the same in whatever order the tickets are found', () => {
    fc.assert(
      fc.property(tickets, (all) => {
        const drawn = sampleOf(all);
        expect(sampleOf(all.toReversed())).toEqual(drawn);
        expect(drawn).toHaveLength(Math.min(SAMPLE_SIZE, all.length));
      }),
    );
  });
  test('keeps a drawn ticket whatever else is not drawn', () => {
    fc.assert(
      fc.property(tickets, (all) => {
        const drawn = sampleOf(all);
        expect(sampleOf(drawn)).toEqual(drawn);
      }),
    );
  });
  test('is of a week from Monday to Sunday in the zone of the store', () => {
    expect([isMonday('2026-11-30'), isMonday('2026-12-01')]).toEqual([true, false]);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(weekSpan('2026-11-23', 'Asia/Shanghai')).toEqual({
      from: Date.parse('2026-11-23T00:00:00+08:00'),
      to: Date.parse('2026-11-30T00:00:00+08:00'),
    });
  });
});

describe('the mean score of an agent', () => {
  test('is hidden below five reviews', () => {
    expect(meanOf([9000, 9000, 9000, 9000])).toBeNull();
    expect(meanOf([9000, 9000, 9000, 9000, 9000])).toEqual({ score: 9000, low: 9000, high: 9000 });
  });
  test('lies in the interval of Student’s distribution', () => {
    // Mean 7000, standard deviation 1581.14, t(4) = 2.776: 1963 to each side.
    expect(meanOf([5000, 6000, 7000, 8000, 9000])).toEqual({ score: 7000, low: 5037, high: 8963 });
  });
  test('never leaves 0 to 100 %, and the interval holds the mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { minLength: LEAST_REVIEWS, maxLength: 60 }),
        (scores) => {
          const mean = meanOf(scores);
          expect(mean).not.toBeNull();
          if (!mean) return;
          expect(mean.low).toBeGreaterThanOrEqual(0);
          expect(mean.high).toBeLessThanOrEqual(10_000);
          expect(mean.low).toBeLessThanOrEqual(mean.score);
          expect(mean.score).toBeLessThanOrEqual(mean.high);
        },
      ),
    );
  });
});
