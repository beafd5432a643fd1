/** How many codes there could be, and how hard they are to guess. Pure; used by server and client. */
import { ALPHABET, CODE_LENGTH, guessable } from '#contract/promotions/codes';

/** How many codes of so many characters there could be, for each one that exists. */
export const guessesPerCode = (length: number, quantity: number): number =>
  ALPHABET.length ** length / quantity;

/** The least length that is not refused as guessable; null when none is long enough. */
export const leastLength = (quantity: number): number | null => {
  for (let length: number = CODE_LENGTH.min; length <= CODE_LENGTH.max; length += 1)
    if (!guessable(length, quantity)) return length;
  return null;
};
