/** The form of codes, how entered ones are compared, and the limit above which they are too easy to guess. */

/** Without characters that look alike: 0 O 1 I L. */
export const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const MAX_CODES = 1_000_000;
/** The largest number of codes that were printed elsewhere and are entered at once. */
export const MAX_PRINTED = 50_000;
/** The least and the most characters of a code that people choose. */
export const CHOSEN_LENGTH = { min: 3, max: 40 } as const;
/** Number of characters of a generated code after its prefix and before its suffix. */
export const CODE_LENGTH = { min: 6, max: 24 } as const;
/** A guess may match a code with a probability of at most one in this number; more codes of a length are refused. */
export const GUESSES_PER_CODE = 100_000;

/** Characters that nobody sees: of no width, of control, and fillers that some programs show as nothing. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Blanks of every kind, and control characters such as tabs and line breaks. */
const BLANKS = /[\s\p{Cc}]+/gu;
/** Hyphens, dashes and minus signs of every kind. */
const DASHES = /[\p{Pd}\u2212\u2043\u02d7]/gu;

/** What is longer is no code, and is not compared as a whole; in characters. */
const LONGEST = 200;
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/**
 * A code in its normalised form: NFKC, upper case, without invisible characters, with plain hyphens and blanks, and
 * without blanks around hyphens and at the ends.
 */
export const foldCode = (code: string): string =>
  shortened(code)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(DASHES, '-')
    .replace(/ ?([-_]) ?/g, '$1')
    .trim()
    .toUpperCase();

/** Cyrillic and Greek capitals, and the dotted Turkish one, with the Latin letters that they look like. */
const LOOK_ALIKES = 'АВЕЅІЈКМНОРСТУХԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧİ';
const LOOKS_LIKE = 'ABESIJKMHOPCTYXQWIABEZHIKMNOPTYXI';
/** Letters by what they are compared as; of the digits 0 and 1 and the letters like them only the digits are left. */
const COMPARED_AS = new Map(
  [...`${LOOK_ALIKES}OIL`].map((letter, index) => {
    const latin = `${LOOKS_LIKE}OIL`[index] as string;
    return [letter, latin === 'O' ? '0' : latin === 'I' || latin === 'L' ? '1' : latin] as const;
  }),
);

/**
 * What codes are compared by. Codes that differ only in hyphens, blanks and letters that look alike (`AUTUMN-25` and
 * `Аutumn 25` with a Cyrillic A) are one code.
 */
export const codeKey = (code: string): string =>
  [...foldCode(code).replace(/[-_ ]/g, '')]
    .map((letter) => COMPARED_AS.get(letter) ?? letter)
    .join('');

/** What a normalised code may consist of: letters and digits of any script, with `-` and `_` between them. */
export const CODE = /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?$/u;

/** Whether a guess would match one of `quantity` codes of `length` more often than once in `GUESSES_PER_CODE`. */
export const guessable = (length: number, quantity: number): boolean =>
  Math.log(quantity) + Math.log(GUESSES_PER_CODE) > length * Math.log(ALPHABET.length);

/** Why a code cannot be used as it is, as a translation key; null if it can. */
export const codeFault = (code: string): string | null => {
  if (code.length < CHOSEN_LENGTH.min) return 'coupons.errors.tooShort';
  if (code.length > CHOSEN_LENGTH.max) return 'coupons.errors.tooLong';
  return CODE.test(code) ? null : 'coupons.errors.characters';
};

/** Headings of a column of codes, which are none themselves. */
const HEADING =
  /^((coupon|promo|promotion|discount|voucher)[ _-]?)?codes?$|^(优惠券?|促销|兑换)?券?码$/iu;
/** A separator and the cell behind it; separators between quotation marks belong to the cell. */
const CELL = /[\t,;，；、]((?:"[^"]*(?:"|$)|[^\t,;，；、"])*)/gu;

const cellsOf = (line: string): string[] =>
  [...`,${line}`.matchAll(CELL)].map(([, cell = '']) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .trim(),
  );

/**
 * Codes of a file or a paste, normalised; blanks within one become hyphens. They stand in lines, or separated by commas,
 * semicolons or tabs, and every cell is one. Only under a first line of several headings, one of which is that of
 * codes, the other columns are left out.
 */
export const splitCodes = (text: string): string[] => {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const [first = [], ...below] = lines.map(cellsOf);
  const column = first.findIndex((cell) => HEADING.test(cell));
  const isTable = column >= 0 && first.length > 1 && below.length > 0;
  const cells = isTable
    ? below.map((row) => row[column] ?? '')
    : [...first.slice(column === 0 ? 1 : 0), ...below.flat()];
  return cells.map((cell) => foldCode(cell).replaceAll(' ', '-')).filter((code) => code !== '');
};

/** Codes that occur more than once in a list, each as it is first written. */
export const repeatedCodes = (codes: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  const repeated = new Set<string>();
  for (const code of codes) {
    const key = codeKey(code);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, code);
    else repeated.add(first);
  }
  return [...repeated];
};
