/** How texts are compared in searches, and how keys such as SKUs are cleaned. Pure. */

/** Accents, and characters that nobody sees. PostgreSQL's function `fold_text` removes the same ones. */
const INVISIBLE =
  '\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff';
const REMOVED = new RegExp(`[\\u0300-\\u036f${INVISIBLE}]`, 'g');
/** Fillers, the empty braille cell and tags: letters to Unicode, so only keys are without them. */
const FILLERS = '\\u115f\\u1160\\u2800\\u3164\\uffa0\\u{e0000}-\\u{e007f}';
const UNSEEN = new RegExp(`[${INVISIBLE}${FILLERS}]`, 'gu');

// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;
const PLAIN_KEY = /^[!-~]*$/;

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * A text in the form in which it is searched: without case, accents, widths of characters and invisible characters.
 * `ÉCLAIR` → `eclair`, `Straße` → `strasse`, `ＡＢＣ` → `abc`.
 */
export const foldText = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(REMOVED, '')
        .toLowerCase()
        .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
        .normalize('NFC');

/** A folded text as words: runs of letters, digits and the marks that belong to them. */
export const wordsOf = (text: string): string[] =>
  foldText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Whether every word of `asked` occurs somewhere in the texts. */
export const containsWords = (asked: string, ...texts: (string | null | undefined)[]): boolean => {
  const folded = foldText(texts.join('\n'));
  return wordsOf(asked).every((word) => folded.includes(word));
};

/** A text without characters that nobody sees, which copied texts bring along. */
export const withoutUnseen = (text: string): string =>
  ASCII.test(text) ? text : text.replace(UNSEEN, '');

/**
 * A key (SKU, barcode, a record's id elsewhere) without invisible characters and unusual spaces, so that two keys that
 * look the same are the same.
 */
export const cleanKey = (key: string): string =>
  PLAIN_KEY.test(key) ? key : key.normalize('NFC').replace(UNSEEN, '').replace(/\s/g, ' ').trim();

const VISIBLE = /[!-~]/;

/** Without blanks at its ends; empty where nobody would see anything of it. Emoji keep the selectors within them. */
export const cleanText = (text: string): string => {
  const trimmed = text.trim();
  return VISIBLE.test(trimmed) || trimmed.replace(UNSEEN, '').trim() !== '' ? trimmed : '';
};

/** What a typed text may be as a stored key, whose letters are compared exactly: itself, in capitals, in small letters. */
export const keyForms = (text: string): readonly [string, string, string] => {
  const key = cleanKey(text).trim();
  return [key, key.toUpperCase(), key.toLowerCase()];
};
