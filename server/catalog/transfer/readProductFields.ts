/** Reads cells that describe a whole product. Pure. */
import { OPTIONAL_TEXT_NAMES, type OptionalText } from '#contract/catalog/products';
import { columnOf } from './productColumns.ts';
import type { RowCells } from './rowCells.ts';
import { splitList, splitParts } from '../../platform/imports/cellLists.ts';

const STATUSES = ['draft', 'active', 'archived'] as const;

/** The status; undefined where the cell is empty or unknown. */
export const readStatus = (
  first: RowCells,
  fail: (column: string, reason: string, args?: Record<string, unknown>) => void,
) => {
  const status = first.get('status')?.toLowerCase();
  const known = STATUSES.find((one) => one === status);
  if (status && !known) fail('status', 'ra.validation.oneOf', { options: STATUSES.join(', ') });
  return known;
};

/** The optional texts for which the file has a column; an empty cell clears the stored text. */
export const optionalTexts = (cells: RowCells): Partial<Record<OptionalText, string | null>> =>
  Object.fromEntries(
    OPTIONAL_TEXT_NAMES.flatMap((name) => {
      const cell = cells.get(columnOf(name));
      return cell === undefined ? [] : [[name, cell || null]];
    }),
  );

const readList = (first: RowCells, column: string) =>
  splitList(first.get(column) ?? '').map((item) => item.trim());

const readImages = (cell: string) =>
  splitParts(cell).map(([url = '', alt = '']) => ({ url: url.trim(), alt: alt.trim() }));

/** Categories, tags and images; those without a column are left out. */
export const readLists = (first: RowCells) => {
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
