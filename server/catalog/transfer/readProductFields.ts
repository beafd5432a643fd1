/** Reads cells that describe a whole product. Pure. */
import {
  isNumberField,
  OPTIONAL_FIELD_NAMES,
  type OptionalFields,
} from '#contract/catalog/products';
import { LANGUAGES } from '#shared/localization';
import { cellCount } from '../../platform/imports/cellNumbers.ts';
import { columnOf } from './productColumns.ts';
import type { NamedCells } from './rowCells.ts';
import { codeOf } from '#contract/platform/imports/codes';
import { splitList, splitParts } from '../../platform/imports/cellLists.ts';

type Fail = (column: string, reason: string, args?: Record<string, unknown>) => void;

const STATUSES = ['draft', 'active', 'archived'] as const;

/** The status; undefined where the cell is empty or unknown. */
export const readStatus = (first: NamedCells, fail: Fail) => {
  const status = first.get('status');
  const known = status ? codeOf(status, STATUSES) : null;
  if (status && !known) fail('status', 'imports.errors.oneOfCodes', { codes: STATUSES.join(', ') });
  return known ?? undefined;
};

/** The optional fields for which the file has a column; an empty cell clears the stored value. */
export const readOptionalFields = (cells: NamedCells, fail: Fail): Partial<OptionalFields> =>
  Object.fromEntries(
    OPTIONAL_FIELD_NAMES.flatMap((name): [string, string | number | null][] => {
      const column = columnOf(name);
      const cell = cells.get(column);
      if (cell === undefined) return [];
      if (cell === '' || !isNumberField(name)) return [[name, cell || null]];
      return [[name, cellCount(cell, (reason, args) => fail(column, reason, args))]];
    }),
  );

const readList = (first: NamedCells, column: string) =>
  splitList(first.get(column) ?? '').map((item) => item.trim());

/** `address|text`, or with a text for each language `address||English|中文`. */
const readImages = (cell: string) =>
  splitParts(cell).map(([url = '', alt = '', ...texts]) => ({
    url: url.trim(),
    alt: texts.some((text) => text.trim() !== '')
      ? Object.fromEntries(
          LANGUAGES.flatMap((language, index) => {
            const text = texts[index]?.trim();
            return text ? [[language, text]] : [];
          }),
        )
      : alt.trim(),
  }));

/** Categories, tags and images; those without a column are left out. */
export const readLists = (first: NamedCells) => {
  const { table } = first;
  const category = first.get('category');
  const images = first.get('images');
  return {
    ...(category !== undefined && { categoryCode: category || null }),
    ...(table.has('categories') && { categoryCodes: readList(first, 'categories') }),
    ...(table.has('tags') && { tags: readList(first, 'tags') }),
    ...(images !== undefined && { images: readImages(images) }),
  };
};
