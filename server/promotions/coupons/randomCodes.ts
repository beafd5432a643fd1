/** Generates codes that cannot be guessed. */
import { randomBytes } from 'node:crypto';
import { ALPHABET } from '#contract/promotions/codes';

/**
 * Random characters of an alphabet, all equally likely: bytes above the largest multiple of its length are discarded.
 */
export const randomCharacters = (
  size: number,
  alphabet: string,
  bytes: (length: number) => Uint8Array = randomBytes,
): string => {
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < size)
    for (const byte of bytes(size - text.length + 16)) {
      if (byte < fair) text += alphabet[byte % alphabet.length];
      if (text.length === size) break;
    }
  return text;
};

/** Unique codes with `length` characters between prefix and suffix. */
export const randomCodes = (
  quantity: number,
  { prefix, suffix, length }: { prefix: string; suffix: string; length: number },
): string[] => {
  const codes = new Set<string>();
  while (codes.size < quantity) {
    const text = randomCharacters((quantity - codes.size) * length, ALPHABET);
    for (let index = 0; index < text.length; index += length)
      codes.add(prefix + text.slice(index, index + length) + suffix);
  }
  return [...codes];
};
