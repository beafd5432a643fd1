/** The form of codes, and the limit above which they are too easy to guess. */

/** Without characters that look alike: 0 O 1 I L. */
export const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const MAX_CODES = 1_000_000;
/** Number of characters of a generated code after its prefix. */
export const CODE_LENGTH = { min: 6, max: 24 } as const;
/** A guess may match a code with a probability of at most one in this number; more codes of a length are refused. */
export const GUESSES_PER_CODE = 100_000;

/** A code in its normalised form: trimmed, NFKC, upper case. */
export const foldCode = (code: string): string => code.trim().normalize('NFKC').toUpperCase();

/** What a normalised code may consist of: letters and digits of any script, with `-` and `_` between them. */
export const CODE = /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?$/u;

/** Whether a guess would match one of `quantity` codes of `length` more often than once in `GUESSES_PER_CODE`. */
export const guessable = (length: number, quantity: number): boolean =>
  Math.log(quantity) + Math.log(GUESSES_PER_CODE) > length * Math.log(ALPHABET.length);
