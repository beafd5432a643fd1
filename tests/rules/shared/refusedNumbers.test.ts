/** Texts that are no numbers: the reason, and what a person is told with it. */
import { describe, expect, test } from 'vitest';
import { readOff } from '#shared/folds';
import {
  readAmount,
  readCount,
  type Reading,
  readRate,
  valueOrNaN,
  valueOrNull,
} from '#shared/numbers';

const CNY = { currency: 'CNY', decimals: 2 };
const inYuan = (text: string) => readAmount(text, CNY);
const inFolds = (text: string) => readOff(text, { inFolds: true });
const refused = (reason: string, args: object = {}) => ({ reason, args });

test.each<[string, () => Reading, unknown]>([
  ['how many decimals there are', () => inYuan('12.345'), refused('tooFine', { decimals: 2 })],
  ['how many decimals a rate has', () => readRate('1.234'), refused('tooFine', { decimals: 2 })],
  [
    'which currency was named',
    () => inYuan('12 usd'),
    refused('otherCurrency', { currency: 'USD' }),
  ],
  [
    'which currency was named first',
    () => inYuan('EUR 12'),
    refused('otherCurrency', { currency: 'EUR' }),
  ],
  ['which sign was written', () => inYuan('€12'), refused('otherCurrency', { currency: '€' })],
  [
    'what it may have meant, with a comma',
    () => inYuan('1,23'),
    refused('ambiguous', { form: '1.23' }),
  ],
  [
    'what it may have meant, with points',
    () => inYuan('1.234.567'),
    refused('ambiguous', { form: '1234567' }),
  ],
  [
    'what it may have meant, with a comma at its end',
    () => inYuan('12,'),
    refused('ambiguous', { form: '12' }),
  ],
  [
    'both things that two digits may have meant, in folds',
    () => inFolds('85'),
    refused('ambiguous', { one: 8.5, oneOff: 15, other: 1.5, otherOff: 85 }),
  ],
  [
    'both things that a whole number of folds may have meant',
    () => inFolds('20'),
    refused('ambiguous', { one: 2, oneOff: 80, other: 8, otherOff: 20 }),
  ],
  [
    'both things that a part of the price may have meant, in folds',
    () => inFolds('0.8'),
    refused('ambiguous', { one: 0.8, oneOff: 92, other: 8, otherOff: 20 }),
  ],
  [
    'both things that full-width digits may have meant, in folds',
    () => inFolds('０．８５'),
    refused('ambiguous', { one: 0.85, oneOff: 91.5, other: 8.5, otherOff: 15 }),
  ],
  [
    'both things that Chinese digits may have meant, in folds',
    () => inFolds('〇.八'),
    refused('ambiguous', { one: 0.8, oneOff: 92, other: 8, otherOff: 20 }),
  ],
  ['nothing more where it is empty', () => inYuan(' '), refused('noAmount')],
  ['nothing more where it is no number', () => inYuan('x'), refused('notANumber')],
])('a person is told %s', (_, read, expected) => {
  expect(read()).toEqual(expected);
});

describe('a text around a number is no part of it', () => {
  test.each([
    ['a,b', 'notANumber'],
    ['ab.cd', 'notANumber'],
    ['x1,5', 'notANumber'],
    ['1,5x', 'notANumber'],
    ['1CNY2', 'notANumber'],
    ['99 CNY1', 'notANumber'],
    ['x CNY 5', 'notANumber'],
    ['5 CNYX', 'notANumber'],
  ])('the amount %j is refused', (typed, reason) => {
    expect(inYuan(typed)).toEqual(refused(reason));
  });
  test.each([
    ['CNY99', 9900],
    ['CNY 99', 9900],
    ['99CNY', 9900],
    ['99 cny', 9900],
    ['CNY-5', -500],
    ['5.CNY', 500],
  ])('the amount %j with the code of the currency is read', (typed, expected) => {
    expect(inYuan(typed)).toBe(expected);
  });
  test.each([
    ['5%5', refused('notANumber')],
    ['%5', refused('notANumber')],
    ['5 %', 500],
    ['5%', 500],
  ])('the rate %j has its sign at the end', (typed, expected) => {
    expect(readRate(typed)).toEqual(expected);
  });
  test.each([
    ['855折', refused('absurd')],
    ['8.5折', 1500],
    ['80折', refused('absurd')],
    ['x8折', refused('notANumber')],
    ['8折x', refused('notANumber')],
    ['〇折', 10_000],
  ])('the reduction %j is read or refused', (typed, expected) => {
    expect(inFolds(typed)).toEqual(expected);
  });
  test.each([
    ['1.万', refused('notANumber')],
    ['-3万', -30_000],
    ['+3万', 30_000],
    ['1 5万', refused('notANumber')],
    ['x5万', refused('notANumber')],
    ['5 千', 5000],
  ])('the number of things %j is read or refused', (typed, expected) => {
    expect(readCount(typed)).toEqual(expected);
  });
});

test('a form holds the number, null for an empty text and NaN for another one, a file null for both', () => {
  const readings = ['5', '', 'x'].map((typed) => readCount(typed));
  expect(readings.map(valueOrNaN)).toEqual([5, null, NaN]);
  expect(readings.map(valueOrNull)).toEqual([5, null, null]);
});

test.each(['-10', '-10%', '－10', '150%', '11'])(
  'in a field of folds %s is refused itself, not the percentage that would follow from it',
  (typed) => {
    expect(typeof readOff(typed, { inFolds: true })).toBe('object');
  },
);
test.each(['-10', '-10%', '150', '101%'])('%s is no reduction in percent', (typed) => {
  expect(readOff(typed, { inFolds: false })).toMatchObject({ reason: 'notANumber' });
});
