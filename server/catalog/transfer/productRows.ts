/** Converts rows of the console's own product file to a product as the store's systems would send it. Pure. */
import type { Attribute } from '#contract/catalog/attributes';
import { OPTION_NUMBERS, VARIANT_COLUMNS } from './productColumns.ts';
import type { ProductDraft, ReadProduct } from './productDraft.ts';
import { readAttributes } from './readAttributes.ts';
import { readOptions } from './readOptions.ts';
import { readLists, readOptionalFields, readStatus } from './readProductFields.ts';
import { readVariant } from './readVariant.ts';
import { RowCells, textCells } from './rowCells.ts';
import type { Group } from '../../platform/imports/groups.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

export interface ReadSetting {
  currency: string;
  decimals: number;
  attributes: readonly Pick<Attribute, 'code' | 'type'>[];
}

/** Reads a group of rows; fields without a column are left out. */
export const readProduct = (
  table: Table,
  { key, rows, errors: unread }: Group,
  setting: ReadSetting,
): ReadProduct => {
  const errors: RowError[] = [...unread];
  const all = rows.map((row) => new RowCells(table, row));
  const first = all[0] as RowCells;
  const fail =
    (cells: RowCells) =>
    (column: string, reason: string, args = {}) =>
      void errors.push(rowError(cells.row.line, column, reason, args));

  const status = readStatus(first, fail(first));
  const attributes = readAttributes(first, setting.attributes, fail(first));
  const hasOptions = table.header.some((name) => /^option\d_name_/i.test(name.trim()));
  const columnCount = OPTION_NUMBERS.filter((n) => table.has(`option${n}`)).length;
  const options = hasOptions ? readOptions(first, all) : undefined;
  const variants = all.map((cells) =>
    readVariant(cells, options?.length ?? columnCount, setting, fail(cells)),
  );
  const hasVariants = VARIANT_COLUMNS.some((column) => table.has(column));

  const draft: ProductDraft = {
    externalId: key,
    ...readOptionalFields(first, fail(first)),
    ...(status && { status }),
    ...readLists(first),
    ...(options && { options }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(hasVariants && { variants }),
  };
  return {
    draft,
    names: textCells(first, 'name'),
    descriptions: textCells(first, 'description'),
    variantRows: rows,
    unpriced: new Set(),
    errors: hasVariants ? errors : errors.filter(({ field }) => field !== 'price'),
  };
};
