/** Words that staff took away from a response do not come back with a page that was opened before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Given } from '#rules/surveys/definitions';
import { type Stored, withoutRedacted } from '#rules/surveys/answering';

const TAKEN = 1_000;
const said = (given: Given | null): Stored => new Map([['why', given]]);
const taken = new Map([['why', TAKEN]]);

test('the old words of a page that was opened before stay away', () => {
  expect(withoutRedacted(said('Old words'), taken, TAKEN)).toEqual({
    answers: said(null),
    redacted: taken,
  });
});

test('words of a page that was opened afterwards are new, and nothing is taken away from them any more', () => {
  expect(withoutRedacted(said('New words'), taken, TAKEN + 1)).toEqual({
    answers: said('New words'),
    redacted: new Map(),
  });
});

test('an answer without words stays taken away however late it comes', () => {
  expect(withoutRedacted(said(null), taken, TAKEN + 1)).toEqual({
    answers: said(null),
    redacted: taken,
  });
});

test('a question that has no answer any more has nothing that was taken away', () => {
  expect(withoutRedacted(new Map(), taken, TAKEN)).toEqual({
    answers: new Map(),
    redacted: new Map(),
  });
});

test('other answers are left as they are, and what was taken away and came in again earlier is in none', () => {
  const instant = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.constantFrom('x', 'y'))),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), instant),
      instant,
      (given, at, openedAt) => {
        const stored: Stored = new Map(Object.entries(given));
        const { answers, redacted } = withoutRedacted(
          stored,
          new Map(Object.entries(at)),
          openedAt,
        );
        expect([...answers.keys()]).toEqual([...stored.keys()]);
        for (const [key, words] of stored) {
          const takenAt = at[key];
          const isNew = takenAt === undefined || (words !== null && takenAt < openedAt);
          expect(answers.get(key)).toBe(isNew ? words : null);
          expect(redacted.get(key)).toBe(isNew ? undefined : takenAt);
        }
      },
    ),
  );
});
