/** The order of results of one kind. Pure. */
import { foldText } from '#shared/searchText';

const DIGITS = /^\d+$/;

/**
 * How exactly a code is what is asked, 0 the most: it is the text, or its last digits are that number (M000196 for 0196); it
 * ends with the asked digits; it begins with the text; it contains it; it does neither.
 */
const rankOf = (code: string, asked: string): number => {
  const own = foldText(code);
  if (own === asked) return 0;
  if (DIGITS.test(asked)) {
    const digits = /\d+$/.exec(own)?.[0];
    if (digits !== undefined && BigInt(digits) === BigInt(asked)) return 1;
    if (own.endsWith(asked)) return 2;
  }
  const place = own.indexOf(asked);
  return place < 0 ? 5 : Math.min(place, 1) + 3;
};

/** Results by the best of their codes, those of one rank in the order in which they were found. */
export const ranked = <Found extends object>(
  found: readonly Found[],
  codes: ((one: Found) => readonly string[]) | undefined,
  q: string,
): readonly Found[] => {
  // As the server compares them.
  const asked = foldText(q);
  if (!codes || asked === '') return found;
  const rank = (one: Found) => Math.min(...codes(one).map((code) => rankOf(code, asked)));
  return found.toSorted((a, b) => rank(a) - rank(b));
};
