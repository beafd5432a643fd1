/** Rows of the console's own product file → a product as the store's systems would send it. Pure. */
import type { z } from 'zod';
import type { Attribute, AttributeValue } from '#contract/catalog/attributes';
import {
  OPTIONAL_TEXT_NAMES,
  type OptionalText,
  type StoreProductInput,
} from '#contract/catalog/products';
import { LANGUAGES, type Localized } from '#shared/localization';
import { unescapeFormula } from '../../platform/exports/csvWriter.ts';
import { readAmount, readCount, readRate, valueOrNull } from '#shared/numbers';
import { filled, languageColumns } from '../../platform/imports/localizedCells.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';
import { splitList, splitParts } from '../../platform/imports/cellLists.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { Group } from '../../platform/imports/groups.ts';
import { columnOf, OPTION_COUNT, readOptionValues, VARIANT_COLUMNS } from './productColumns.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

export type ProductDraft = z.input<typeof StoreProductInput>;

export interface ReadSetting {
  currency: string;
  decimals: number;
  attributes: readonly Pick<Attribute, 'code' | 'type'>[];
}

/** Texts per language as the file has them; undefined where it has no column for a language. */
export type TextCells = Record<string, string | undefined>;

export interface ReadProduct {
  draft: ProductDraft;
  /** Names and descriptions, which are sent by what is stored already. */
  names: TextCells;
  descriptions: TextCells;
  errors: RowError[];
}

/** Cells of one row by column name; undefined where the file has no such column. */
class Cells {
  constructor(
    readonly table: Table,
    readonly row: CsvRow,
  ) {}
  get(column: string): string | undefined {
    const at = this.table.columnIndex(column);
    return at < 0 ? undefined : unescapeFormula(this.row.cells[at] ?? '').trim();
  }
}

const textCells = (cells: Cells, name: string): TextCells =>
  Object.fromEntries(LANGUAGES.map((language) => [language, cells.get(`${name}_${language}`)]));

const optionsOf = (cells: Cells, rows: readonly Cells[]): ProductDraft['options'] => {
  const numbers = Array.from({ length: OPTION_COUNT }, (_, index) => index + 1);
  const named = numbers.filter((n) =>
    languageColumns(`option${n}_name`).some((column) => cells.get(column)),
  );
  return named.map((n) => {
    const names = filled(textCells(cells, `option${n}_name`) as Localized);
    const values = readOptionValues(cells.get(`option${n}_values`) ?? '');
    if (values.length > 0) return { names, values };
    const keys = [...new Set(rows.map((row) => row.get(`option${n}`) ?? ''))].filter(
      (key) => key !== '',
    );
    return { names, values: keys.map((key) => ({ key, names: { en: key } })) };
  });
};

const attributeValue = (
  type: Attribute['type'],
  cell: string,
): AttributeValue | null | undefined => {
  if (cell === '') return null;
  if (type === 'number')
    return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
  if (type === 'boolean') return parseYesNo(cell) ?? undefined;
  return cell;
};

const readAttributes = (
  cells: Cells,
  { attributes }: ReadSetting,
  fail: (column: string, key: string) => void,
) => {
  const values: Record<string, AttributeValue | null> = {};
  for (const { code, type } of attributes) {
    if (type === 'text') {
      const columns = LANGUAGES.map(
        (language) => [language, cells.get(`attribute:${code}:${language}`)] as const,
      );
      if (columns.some(([, cell]) => cell !== undefined))
        values[code] = filled(Object.fromEntries(columns) as Localized);
      continue;
    }
    const column = `attribute:${code}`;
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const value = attributeValue(type, cell);
    if (value === undefined) fail(column, type === 'number' ? 'decimal' : 'yesNo');
    else values[code] = value;
  }
  return values;
};

/** The optional texts that the file has a column for; an empty cell clears what is stored. */
const optionalTexts = (cells: Cells): Partial<Record<OptionalText, string | null>> =>
  Object.fromEntries(
    OPTIONAL_TEXT_NAMES.flatMap((name) => {
      const cell = cells.get(columnOf(name));
      return cell === undefined ? [] : [[name, cell || null]];
    }),
  );

const STATUSES = ['draft', 'active', 'archived'] as const;

/** Reads a group of rows; columns the file does not have leave their field out. */
export const readProduct = (
  table: Table,
  { key, rows }: Group,
  setting: ReadSetting,
): ReadProduct => {
  const errors: RowError[] = [];
  const all = rows.map((row) => new Cells(table, row));
  const first = all[0] as Cells;
  const fail =
    (cells: Cells) =>
    (column: string, reason: string, args = {}) =>
      void errors.push(rowError(cells.row.line, column, reason, args));
  const failFirst = fail(first);

  const status = first.get('status')?.toLowerCase();
  const known = STATUSES.find((one) => one === status);
  if (status && !known)
    failFirst('status', 'ra.validation.oneOf', { options: STATUSES.join(', ') });
  const category = first.get('category');
  const attributes = readAttributes(first, setting, failFirst);
  const list = (column: string) => {
    const cell = first.get(column);
    return cell === undefined ? undefined : splitList(cell).map((item) => item.trim());
  };
  const images = first.get('images');
  const hasOptions = table.header.some((name) => /^option\d_name_/i.test(name.trim()));
  const options = hasOptions ? optionsOf(first, all) : undefined;

  const variants = all.map((cells) => {
    const failHere = fail(cells);
    const amount = (column: string) => {
      const cell = cells.get(column);
      if (!cell) return null;
      const value = valueOrNull(readAmount(cell, setting));
      if (value === null) failHere(column, 'amount', { decimals: setting.decimals });
      return value;
    };
    const price = amount('price');
    if (!cells.get('price')) failHere('price', 'ra.validation.required');
    const margin = cells.get('min_margin_percent');
    const minMarginBps = margin ? valueOrNull(readRate(margin)) : null;
    if (margin && minMarginBps === null) failHere('min_margin_percent', 'amount', { decimals: 2 });
    const grams = cells.get('weight_grams');
    const weight = grams ? valueOrNull(readCount(grams)) : null;
    if (grams && weight === null) failHere('weight_grams', 'integer');
    return {
      sku: cells.get('sku') ?? null,
      barcode: cells.get('barcode') ?? null,
      optionValues: (options ?? []).map((_, index) => cells.get(`option${index + 1}`) ?? ''),
      basePrice: price ?? 0,
      originalPrice: amount('original_price'),
      cost: amount('cost'),
      // Guards that the file has no column for stay as they are.
      ...(table.has('min_price') && { minPrice: amount('min_price') }),
      ...(table.has('min_margin_percent') && { minMarginBps }),
      weightGrams: weight,
    };
  });
  const hasVariants = VARIANT_COLUMNS.some((column) => table.has(column));
  if (!hasVariants)
    errors.splice(0, errors.length, ...errors.filter(({ field }) => field !== 'price'));

  const draft: ProductDraft = {
    externalId: key,
    ...optionalTexts(first),
    ...(known && { status: known }),
    ...(category !== undefined && { categoryCode: category || null }),
    ...(table.has('categories') && { categoryCodes: list('categories') ?? [] }),
    ...(table.has('tags') && { tags: list('tags') ?? [] }),
    ...(images !== undefined && {
      images: splitParts(images).map(([url = '', alt = '']) => ({
        url: url.trim(),
        alt: alt.trim(),
      })),
    }),
    ...(options && { options }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(hasVariants && { variants }),
  };
  return {
    draft,
    names: textCells(first, 'name'),
    descriptions: textCells(first, 'description'),
    errors,
  };
};

/** Row (by its place in the group) and column of a field's error. */
export const cellOf = ([field = '', ...rest]: readonly string[]): {
  row: number;
  column: string;
} => {
  if (field === 'names' || field === 'descriptions')
    return { row: 0, column: `${field.slice(0, -1)}_${rest[0] ?? 'en'}` };
  if (field === 'attributes') return { row: 0, column: `attribute:${rest[0] ?? ''}` };
  if (field === 'options') return { row: 0, column: `option${Number(rest[0] ?? 0) + 1}_values` };
  if (field === 'variants') {
    const [at = '0', inner = 'sku', option = '0'] = rest;
    const column = inner === 'optionValues' ? `option${Number(option) + 1}` : columnOf(inner);
    return { row: Number(at) || 0, column };
  }
  return { row: 0, column: columnOf(field) };
};
