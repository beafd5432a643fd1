/** What the chosen values of options are called, as "Red", "S" of a variant. Pure. */
import { LANGUAGES, localize, type Localized } from '#shared/localization';

/** An option with the names of its values; a list of coded choices has no values. */
export interface NamedOption {
  values?: readonly { key: string; names: Localized }[] | undefined;
}

/**
 * The names of chosen values, in the order of the options; the key of one that has none. Asked are first the
 * options in the same place, those now before those of before, then the others, because their order may have changed.
 */
export const optionNames = (
  chosen: readonly string[],
  toText: (names: Localized) => string,
  ...known: readonly (readonly NamedOption[])[]
): string[] =>
  chosen.map((key, position) => {
    const asked = [...known.map((options) => options[position]), ...known.flat()];
    for (const option of asked) {
      const found = option?.values?.find((value) => value.key === key);
      if (found) return toText(found.names) || key;
    }
    return key;
  });

/** "Red / S" in each language. */
export const localizedOptions = (
  chosen: readonly string[],
  ...known: readonly (readonly NamedOption[])[]
): Localized =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      optionNames(chosen, (names) => localize(names, language), ...known)
        .filter(Boolean)
        .join(' / '),
    ]),
  );
