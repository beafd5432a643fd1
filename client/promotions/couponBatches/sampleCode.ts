import { ALPHABET, CODE_LENGTH, foldCode } from '#contract/promotions/codes';

/** A code as it could look: the same every time, so that it does not flicker while people type. */
export const sampleCode = ({
  prefix,
  suffix,
  length,
}: {
  prefix: string;
  suffix: string;
  length: number;
}): string => {
  let state = 20_240_617;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return ALPHABET[state % ALPHABET.length] ?? 'A';
  };
  return (
    foldCode(prefix) +
    Array.from({ length: Math.max(0, Math.min(length, CODE_LENGTH.max)) }, next).join('') +
    foldCode(suffix)
  );
};
