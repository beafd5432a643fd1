/** How entered codes are compared. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALPHABET, codeKey, foldCode, splitCodes } from '#contract/promotions/codes';

test.each([
  [' autumn\u2013 25\u200b', 'AUTUMN-25', 'AUTUMN25'],
  ['a\tb\u3000c', 'A B C', 'ABC'],
  ['\u202eｌｏｌ＿1', 'LOL_1', '1011'],
  ['双11–狂欢', '双11-狂欢', '双11狂欢'],
  ['\u200b \u2060', '', ''],
])('the code %j is shown and compared without what nobody sees', (entered, shown, key) => {
  expect([foldCode(entered), codeKey(entered)]).toEqual([shown, key]);
});
test('a code in its normalised form is compared like the text that was entered', () => {
  const letters = [...' -_aO0il1é双\u200b\u2013\t\u0410ﬁ'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 12 }), (text) => {
      expect(codeKey(foldCode(text.join('')))).toBe(codeKey(text.join('')));
    }),
  );
});
test('no two generated codes look alike', () => {
  expect(new Set([...ALPHABET].map(codeKey)).size).toBe(ALPHABET.length);
});

test.each([
  ['several lines of several codes', 'A111, A222\nA333; A444', ['A111', 'A222', 'A333', 'A444']],
  ['lines of different lengths', 'A111\n\nA222\tA333，A444\r\n', ['A111', 'A222', 'A333', 'A444']],
  ['a heading of its own line', 'Codes\nA111, A222\nA333', ['A111', 'A222', 'A333']],
  ['a heading before the codes of a line', 'code, A111, A222', ['A111', 'A222']],
  ['a column of a table', 'Note;券码\n"first; best";A111\nsecond;"A222"', ['A111', 'A222']],
  ['columns without headings', 'A111,summer sale\nA222,', ['A111', 'SUMMER-SALE', 'A222']],
  ['an empty text', ' \n ;; ', []],
])('every code of a paste counts: %s', (_, text, codes) => {
  expect(splitCodes(text)).toEqual(codes);
});
