/** How texts are folded for searches, how keys are cleaned, and which tokens are indexed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchToken } from '#db/dialect';
import { indexTokens, queryTokens, wholeKeyTokens } from '#db/search';
import { cleanKey, containsWords, foldText, keyForms } from '#shared/searchText';

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
  const finds = (asked: string, ...texts: string[]) => matches(queryTokens(asked), texts);
  const findsWhole = (asked: string, text: string) => matches(wholeKeyTokens(asked) ?? [], [text]);
  const matches = (tokens: readonly SearchToken[], texts: string[]) => {
    const indexed = indexTokens(texts).split(' ');
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
  ])('a search finds %s in indexed texts', (_, asked, stored) => {
    expect(finds(asked, 'Other', stored)).toBe(true);
  });
  test.each([
    ['HOM-0001', 'HOM-0001', true],
    ['hom-0001', 'HOM-0001-RED', true],
    ['0001-red', 'HOM-0001-RED', true],
    ['HOM_0001', 'HOM-0001', true],
    ['A-1', '型号A-1', true],
    ['HOM-0001', 'HOM-00012', false],
    ['HOM-0001', 'HOM-1-0001', false],
    ['HOM-0001', 'HOM 0001', false],
    ['M-7', 'M-70', false],
    ['W-1', 'ROW-1', false],
    ['W-1', 'W-2 1', false],
  ])('the key %s is a whole part of %s: %s', (asked, stored, isPart) => {
    expect(findsWhole(asked, stored)).toBe(isPart);
  });
  test('parts of a key are not searched as words of other keys', () => {
    expect(finds('HOM-0001', 'HOM-2', 'KIT-0001')).toBe(false);
    expect(finds('HOM-000', 'HOM-0001-RED')).toBe(true);
    expect(finds('M-7', 'M-70')).toBe(true);
    expect(finds('M-7', 'Tim 7')).toBe(false);
  });
  test('words with hyphens, and groups of digits, are searched as words', () => {
    expect(wholeKeyTokens('T-shirt')).toBeNull();
    expect(finds('T-shirt', 'T shirt')).toBe(true);
    expect(finds('138-1234-5678', '13812345678')).toBe(true);
    expect(finds('a@b.c1', 'a@b.c1')).toBe(true);
  });
  test('every key is found by itself, as a whole and as a part of a longer one', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
    const parts = fc.array(part, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.constantFrom('-', '_', '.', '/'), (all, joint) => {
        const key = all.join(joint);
        fc.pre(/\d/.test(key));
        expect(finds(key, key)).toBe(true);
        expect(findsWhole(key, `${key}-XL`)).toBe(true);
        expect(finds(key, `${key}9`)).toBe(true);
      }),
    );
  });
  test('a typed key is looked up in capitals and in small letters too', () => {
    expect(keyForms(' Hom-1\u200b')).toEqual(['Hom-1', 'HOM-1', 'hom-1']);
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
