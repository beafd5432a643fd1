/** Which cells of an export a workbook holds as numbers and dates. */
import { expect, test } from 'vitest';
import { dateCell, numberCell } from '#server/platform/exports/cells';
import { workbookCell } from '#server/platform/exports/workbookCells';

test.each([
  ['a code with zeros', '000123', '000123'],
  ['a text like a formula', '=1+1', '=1+1'],
  ['a text that looks escaped', "'=1+1", "''=1+1"],
  ['an empty cell', null, null],
  ['an amount', numberCell('12.90'), 12.9],
  ['a negative number', numberCell('-5'), -5],
  ['a number that Excel would round', numberCell('1234567890123456'), '1234567890123456'],
  ['no number', numberCell(''), null],
  ['a day', dateCell('2026-03-01'), { at: Date.UTC(2026, 2, 1), hasTime: false }],
  [
    'an instant, as the clock of the store shows it',
    dateCell('2026-03-01T08:30:00+08:00'),
    { at: Date.UTC(2026, 2, 1, 8, 30), hasTime: true },
  ],
])('%s is written to a workbook as what it is', (_, cell, expected) => {
  expect(workbookCell(cell)).toEqual(expected);
});
test('a text longer than a cell may be is cut', () => {
  expect(workbookCell('x'.repeat(40_000))).toHaveLength(32_767);
});
