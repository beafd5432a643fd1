/** How hard codes are to guess, and how they will look. Pure. */
import { ALPHABET, foldCode, guessable } from '#contract/promotions/coupons';

export const LENGTHS = { min: 6, max: 24 } as const;

/** How many codes of so many characters there could be, for each one that exists. */
export const guessesPerCode = (length: number, quantity: number): number =>
  ALPHABET.length ** length / quantity;

/** The least length that is not refused as guessable; null when none is long enough. */
export const leastLength = (quantity: number): number | null => {
  for (let length: number = LENGTHS.min; length <= LENGTHS.max; length += 1)
    if (!guessable(length, quantity)) return length;
  return null;
};

/** A code as it could look: the same every time, so that it does not flicker while people type. */
export const sampleCode = (prefix: string, length: number): string => {
  let state = 20_240_617;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return ALPHABET[state % ALPHABET.length] ?? 'A';
  };
  return (
    foldCode(prefix) +
    Array.from({ length: Math.max(0, Math.min(length, LENGTHS.max)) }, next).join('')
  );
};
