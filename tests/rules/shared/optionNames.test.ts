/** What the chosen values of the options of a variant are called. */
import { expect, test } from 'vitest';
import { localizedOptions, optionNames } from '#shared/optionNames';

const value = (key: string, zh: string) => ({ key, names: { zh } });
const COLOUR = { values: [value('black', '黑色'), value('s', '深色')] };
const SIZE = { values: [value('s', '小码')] };
const toText = ({ zh = '' }) => zh;

test('each value is named by the option in its place', () => {
  expect(optionNames(['s', 's'], toText, [COLOUR, SIZE])).toEqual(['深色', '小码']);
});
test('a value is found where the options have another order, and among those of before', () => {
  expect(optionNames(['s', 'black'], toText, [SIZE, COLOUR])).toEqual(['小码', '黑色']);
  expect(optionNames(['s', 'black'], toText, [{}], [SIZE, COLOUR])).toEqual(['小码', '黑色']);
});
test('the option of before in the same place goes before another of now', () => {
  const now = [{ values: [value('black', '黑色'), value('s', '深色')] }, { values: [] }];
  expect(optionNames(['black', 's'], toText, now, [COLOUR, SIZE])).toEqual(['黑色', '小码']);
});
test('a value without a name is called by its key', () => {
  expect(optionNames(['green'], toText, [COLOUR])).toEqual(['green']);
  expect(optionNames(['black'], () => '', [COLOUR])).toEqual(['black']);
  expect(localizedOptions(['black', 'green'], [COLOUR])).toEqual({
    en: '黑色 / green',
    zh: '黑色 / green',
  });
});
