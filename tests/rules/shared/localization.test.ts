/** Texts in the languages of a store, currencies and countries. */
import { describe, expect, test } from 'vitest';
import {
  currencyDecimals,
  isCountry,
  isCurrency,
  localize,
  shownAmount,
} from '#shared/localization';

describe('a text in a language', () => {
  test.each([
    [{ en: 'Shirt', zh: '衬衫' }, 'zh', '衬衫'],
    [{ en: 'Shirt' }, 'zh', 'Shirt'],
    [{ en: 'Shirt', zh: '' }, 'zh', 'Shirt'],
    [{ zh: '衬衫' }, 'en', '衬衫'],
    [{}, 'en', ''],
    [null, 'en', ''],
    [undefined, 'zh', ''],
  ] as const)('of %j in %s is %j', (texts, language, expected) => {
    expect(localize(texts, language)).toBe(expected);
  });
});

describe('a currency', () => {
  test.each([
    ['CNY', 2, '1234.56'],
    ['JPY', 0, '123456'],
    ['KWD', 3, '123.456'],
  ])('%s has %i decimals', (currency, decimals, shown) => {
    expect([isCurrency(currency), currencyDecimals(currency)]).toEqual([true, decimals]);
    expect(shownAmount(123_456, currency)).toBe(shown);
  });
  test('is one that exists, as a country is', () => {
    expect(['XXY', 'cny', '', 'US'].map(isCurrency)).toEqual([false, false, false, false]);
    expect(['CN', 'US', 'XX', 'cn', ''].map(isCountry)).toEqual([true, true, false, false, false]);
  });
});
