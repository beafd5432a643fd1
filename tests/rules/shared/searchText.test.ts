/** How texts are folded for searches, how keys are cleaned, and which tokens are indexed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTokens, queryTokens } from '#db/search';
import { cleanKey, containsWords, foldText } from '#shared/searchText';

describe('searched texts', () => {
  test.each([
    ['ÉCLAIR', 'eclair'],
    ['Ökoladen', 'okoladen'],
    ['Straße', 'strasse'],
    ['SMØRREBRØD Æble', 'smorrebrod aeble'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Ёлка', 'елка'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['ＡＢＣ１２', 'abc12'],
    ['が 한국', 'が 한국'],
    ['a\u200bb\ufeff', 'ab'],
    ['批发价', '批发价'],
  ])('%s is searched as %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
  test('folding a folded text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        return foldText(folded) === folded;
      }),
    );
  });
  test('every word must occur somewhere', () => {
    expect(containsWords('laden öko', 'Der Ökoladen')).toBe(true);
    expect(containsWords('laden bio', 'Der Ökoladen')).toBe(false);
    expect(containsWords('bio laden', 'Der Ökoladen', 'Bio')).toBe(true);
    expect(containsWords('  ', 'anything')).toBe(true);
  });
  test('a key has no characters that nobody sees', () => {
    expect(cleanKey(' AB\u200b-1\ufeff')).toBe('AB-1');
    expect(cleanKey('\u3164A\u2800B\u115f\u1160-\uffa01\u{e0041}\u{e007f}')).toBe('AB-1');
    expect(cleanKey('한글 😀')).toBe('한글 😀');
    expect(cleanKey('A\u00a0B')).toBe('A B');
    expect(cleanKey('Cafe\u0301')).toBe('Café');
    expect(cleanKey('00 12')).toBe('00 12');
  });
});

describe('the search index', () => {
  /** Whether a record with these texts is found, as both databases decide it. */
  const finds = (asked: string, ...texts: string[]) => {
    const indexed = indexTokens(texts).split(' ');
    const tokens = queryTokens(asked);
    return (
      tokens.length > 0 &&
      tokens.every(({ token, prefix }) =>
        indexed.some((one) => (prefix ? one.startsWith(token) : one === token)),
      )
    );
  };
  test.each([
    ['a word by its middle', 'ocola', 'Chocolat'],
    ['a word by its end', 'lat', 'Chocolat'],
    ['a word without its accent', 'eclair', 'ÉCLAIR'],
    ['the last digits of a barcode', '567892', '6901234567892'],
    ['a phone number with blanks in the question', '138 1234 5678', '13812345678'],
    ['a phone number with blanks in the store', '13812345678', '138 1234-5678'],
    ['the last four digits of a number with blanks', '5678', '138 1234 5678'],
    ['a phone number with a country code', '+86 138 1234 5678', '13812345678'],
    ['two characters of a Chinese name', '泡芙', '闪电泡芙'],
    ['one Chinese character', '芙', '闪电泡芙'],
    ['a part of an SKU', 'ecl-001', 'ECL-00123'],
    ['a very long word by its beginning', 'x'.repeat(90), 'x'.repeat(150)],
  ])('finds %s', (_, asked, stored) => {
    expect(finds(asked, 'Other', stored)).toBe(true);
  });
  test('does not find what occurs nowhere, nor numbers across two texts', () => {
    expect(finds('lait', 'Chocolat')).toBe(false);
    expect(finds('9269', '690192', '690193')).toBe(false);
    expect(finds('芙泡', '闪电泡芙')).toBe(false);
    expect(finds('!?', 'anything')).toBe(false);
  });
});

test('words are not found across the end of one text and the start of the next', () => {
  expect(containsWords('redshirt', 'red', 'shirt')).toBe(false);
  expect(containsWords('shirt red', 'Red', null, undefined, 'Shirts')).toBe(true);
});
