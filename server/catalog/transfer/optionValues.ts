/** Reads and writes the values of a product's option in one cell: `S|S|小号;M`. Pure. */
import type { ProductOption } from '#contract/catalog/products';
import { LANGUAGES } from '#shared/localization';
import { filled } from '../../platform/imports/localizedCells.ts';
import { joinParts, splitParts } from '../../platform/imports/cellLists.ts';

/** `S|S|小号;M`: the value's key, followed by its names in each language unless the only name is the key in English. */
export const writeOptionValues = (values: ProductOption['values']): string =>
  joinParts(
    values.map(({ key, names }) => {
      const filledNames = filled(names);
      return filledNames.en === key && Object.keys(filledNames).length === 1
        ? [key]
        : [key, ...LANGUAGES.map((language) => filledNames[language] ?? '')];
    }),
  );

export const readOptionValues = (cell: string): ProductOption['values'] =>
  splitParts(cell).map(([key = '', ...texts]) => ({
    key: key.trim(),
    names:
      texts.length === 0
        ? { en: key.trim() }
        : filled(
            Object.fromEntries(
              LANGUAGES.map((language, index) => [language, (texts[index] ?? '').trim()]),
            ),
          ),
  }));
