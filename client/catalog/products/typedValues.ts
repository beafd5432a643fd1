/** Values that are typed at once, with commas of either language between them. Pure. */

/** A comma between digits belongs to the value, as in 1,5 L. */
const COMMA = /[，、]|(?<!\d),|,(?!\d)/;

/** Each value once, in the order in which they were typed. */
export const typedValues = (typed: readonly string[]): string[] => [
  ...new Set(
    typed
      .flatMap((text) => text.split(COMMA))
      .map((value) => value.trim())
      .filter(Boolean),
  ),
];
