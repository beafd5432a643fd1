/** Where nobody is to be recognised, no difference of two periods tells of fewer people than one of them may. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_SUMS } from '#server/surveys/results/sums';
import { tellableParts, tellableSums, tellsFewDays } from '#server/surveys/results/tellable';

const MONTHS = ['2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'];
const rowsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((parts, month) =>
    parts.flatMap((n, part) =>
      n === 0 ? [] : [{ ...NO_SUMS, n, month: MONTHS[month] ?? '', segment: `part ${part}` }],
    ),
  );
type Row = ReturnType<typeof rowsOf>[number];
const sum = (rows: readonly Row[]) => rows.reduce((total, { n }) => total + n, 0);
const within = (rows: readonly Row[], from: number, to: number) =>
  rows.filter(({ month }) => month >= (MONTHS[from] ?? '~') && month < (MONTHS[to] ?? '~'));
const isEnough = (n: number) => n === 0 || n >= 5;

test('parts of any period less those of another one are nobody or at least five, and so are those that are left out', () => {
  const table = fc.array(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }),
    {
      minLength: 4,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(table, (counts) => {
      const rows = rowsOf(counts);
      const told = tellableParts(rows, ({ n }) => n);
      for (let from = 0; from < 4; from += 1)
        for (let to = from + 1; to <= 4; to += 1)
          for (let end = to; end <= 4; end += 1)
            for (const part of ['part 0', 'part 1', 'part 2']) {
              const own = told.filter(({ segment }) => segment === part);
              expect(isEnough(sum(within(own, from, end)) - sum(within(own, from, to)))).toBe(true);
            }
      for (const month of [0, 1, 2, 3]) {
        const all = sum(within(rows, month, month + 1));
        const left = all - sum(within(told, month, month + 1));
        expect(isEnough(left) || left === all).toBe(true);
      }
    }),
  );
});

test('scores of few in a month, and options that few chose in one, are in no sum of months', () => {
  const row = { questionKey: 'q', versionId: 1, ...NO_SUMS };
  const score = (month: string, n: number) => ({
    ...row,
    kind: 'score' as const,
    month,
    n,
    counts: [n],
  });
  const option = (month: string, n: number) => ({ ...row, kind: 'option' as const, month, n });
  const counted = { ...row, kind: 'response' as const, month: 'b', n: 2 };
  const told = tellableSums([
    score('a', 5),
    score('b', 4),
    option('a', 9),
    option('a', 7),
    option('a', 2),
    option('b', 6),
    counted,
  ]);
  expect(told.map(({ kind, month, n }) => [kind, month, n])).toEqual([
    ['score', 'a', 5],
    ['option', 'a', 9],
    ['option', 'b', 6],
    ['response', 'b', 2],
  ]);
});

test('a week of which few answered in one month tells these beside the months', () => {
  const day = (week: string, month: string, n: number) => ({ week, month, n });
  expect(tellsFewDays([day('w1', 'a', 5), day('w1', 'b', 7), day('w2', 'b', 9)])).toBe(false);
  expect(tellsFewDays([day('w1', 'a', 2), day('w1', 'a', 2), day('w1', 'b', 9)])).toBe(true);
});
