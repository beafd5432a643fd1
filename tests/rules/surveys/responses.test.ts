/** What of a response is shown by whether its survey tells who answered, and how high a score is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BANDS } from '#contract/surveys/responses';
import { bandOf, bandRange, precisionOf, showsPerson } from '#rules/surveys/responses';

describe('Who answered', () => {
  test.each([
    ['identified', false, true, 'instant'],
    ['identified', true, true, 'instant'],
    ['confidential', false, false, 'month'],
    ['confidential', true, true, 'instant'],
    ['anonymous', false, false, 'month'],
    ['anonymous', true, false, 'month'],
  ] as const)(
    'of a survey that is %s, contact wanted: %s, is shown: %s, with the %s',
    (mode, contactWanted, isShown, precision) => {
      expect(showsPerson(mode, contactWanted)).toBe(isShown);
      expect(precisionOf(mode, contactWanted)).toBe(precision);
    },
  );
});

describe('A score', () => {
  const up = (type: 'nps' | 'csat' | 'ces' | 'matrix') => ({ type, isTurned: false });
  test.each([
    [6, up('nps'), 'low'],
    [7, up('nps'), 'middle'],
    [8, up('nps'), 'middle'],
    [9, up('nps'), 'high'],
    [2, up('csat'), 'low'],
    [3, up('csat'), 'middle'],
    [4, up('csat'), 'high'],
    [3, up('ces'), 'low'],
    [4, up('ces'), 'middle'],
    [5, up('ces'), 'high'],
    [5, { type: 'csat', isTurned: true }, 'low'],
    [1, { type: 'csat', isTurned: true }, 'high'],
    [4, { type: 'csat', isTurned: false, topBoxes: 1 }, 'middle'],
    [1, { type: 'csat', isTurned: false, topBoxes: 4 }, 'low'],
    [2, { type: 'csat', isTurned: false, topBoxes: 4 }, 'high'],
  ] as const)('of %i on %o is %s', (value, scale, band) => {
    expect(bandOf(value, scale)).toBe(band);
  });

  test('is in exactly one band, on whatever scale', () => {
    const scales = fc.record({
      type: fc.constantFrom('nps', 'csat', 'ces', 'matrix'),
      isTurned: fc.boolean(),
      topBoxes: fc.integer({ min: 1, max: 4 }),
    });
    const LEAST = { nps: 0, csat: 1, ces: 1, matrix: 1 };
    const MOST = { nps: 10, csat: 5, ces: 7, matrix: 5 };
    fc.assert(
      fc.property(scales, ({ type, isTurned, topBoxes }) => {
        const scale = { type, isTurned, ...(type === 'csat' && { topBoxes }) };
        for (let value = LEAST[type]; value <= MOST[type]; value += 1) {
          const within = BANDS.filter((band) => {
            const { from, to } = bandRange(band, scale);
            return value >= from && value <= to;
          });
          expect(within).toHaveLength(1);
        }
      }),
    );
  });
});
