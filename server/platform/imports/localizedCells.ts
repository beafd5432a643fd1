/** Texts in several languages, with one column for each. Pure. */
import { LANGUAGES, type Localized } from '#shared/localization';

/** Columns of a localized text: `name_en`, `name_zh`. */
export const languageColumns = (name: string) => LANGUAGES.map((language) => `${name}_${language}`);

/** The texts that are not empty, in the order of the languages. */
export const filled = (texts: Localized): Localized =>
  Object.fromEntries(LANGUAGES.filter((l) => texts[l]).map((l) => [l, texts[l]]));

/**
 * The texts to save so that exactly the filled cells are stored. An empty cell clears a stored text and is left out
 * where there is none. A language without a column (undefined) keeps its text.
 */
export const textsToSend = (
  cells: Readonly<Record<string, string | undefined>>,
  stored: Localized | null,
): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const cell = cells[language];
      return cell === undefined || (cell === '' && !stored?.[language]) ? [] : [[language, cell]];
    }),
  );

/** The texts after an import, where they are stored as a whole: those of languages without a column are kept. */
export const mergedTexts = (
  cells: Readonly<Record<string, string | undefined>>,
  stored: Localized | null,
): Localized => filled({ ...stored, ...textsToSend(cells, stored) });
