/** How codes are written, and how many are too easy to guess. */

/** Without the signs that look like others: 0 O 1 I L. */
export const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const MAX_CODES = 1_000_000;
/** Characters of a generated code after its prefix. */
export const CODE_LENGTH = { min: 6, max: 24 } as const;
/** A guess may hit one code in so many: fewer possible codes for each that exists are refused. */
export const GUESSES_PER_CODE = 100_000;

/** A code as everybody writes it: trimmed, in one form, upper case. */
export const foldCode = (code: string): string => code.trim().normalize('NFKC').toUpperCase();

/** What people may type as a code once folded: letters and figures of any script, and `-` `_` between them. */
export const CODE = /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?$/u;

/** Would a guess hit one of `quantity` codes of `length` more often than once in `GUESSES_PER_CODE`? */
export const guessable = (length: number, quantity: number): boolean =>
  Math.log(quantity) + Math.log(GUESSES_PER_CODE) > length * Math.log(ALPHABET.length);
