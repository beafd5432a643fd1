/** The number of possible codes, and how hard they are to guess. Pure; used by server and client. */
import { ALPHABET, CODE_LENGTH, guessable } from '#contract/promotions/codes';

/** The number of possible codes of this length for each existing code. */
export const guessesPerCode = (length: number, quantity: number): number =>
  ALPHABET.length ** length / quantity;

/** The smallest length that is hard enough to guess; null when none is. */
export const minCodeLength = (quantity: number): number | null => {
  for (let length: number = CODE_LENGTH.min; length <= CODE_LENGTH.max; length += 1)
    if (!guessable(length, quantity)) return length;
  return null;
};
