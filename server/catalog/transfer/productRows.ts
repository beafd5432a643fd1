/** Converts rows of the console's own product file to a product as the store's systems would send it. Pure. */
import type { Attribute } from '#contract/catalog/attributes';
import { attributeColumns, PRODUCT_COLUMNS, VARIANT_COLUMNS } from './productColumns.ts';
import type { ProductDraft, ReadProduct } from './productDraft.ts';
import { readAttributes, readAttributeTexts } from './readAttributes.ts';
import { readOptions } from './readOptions.ts';
import { findCategories } from './findCategories.ts';
import { readLists, readOptionalFields, readStatus } from './readProductFields.ts';
import { readVariant } from './readVariant.ts';
import { RowCells, textCells } from './rowCells.ts';
import { WholeCells } from './wholeCells.ts';
import type { FindCategory } from '../categoryTree/findByText.ts';
import type { Group } from '../../platform/imports/groups.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

export interface ReadSetting {
  currency: string;
  decimals: number;
  attributes: readonly Pick<Attribute, 'code' | 'type'>[];
  findCategory: FindCategory;
}

const KEY = 'external_id';

/** Columns that describe a whole product. */
const wholeColumns = ({ attributes }: ReadSetting) => [
  ...PRODUCT_COLUMNS.filter((column) => column !== KEY),
  ...attributes.flatMap(attributeColumns),
];

/** Reads a group of rows; fields without a column are left out. */
export const readProduct = (
  table: Table,
  { key, rows, errors: unread }: Group,
  setting: ReadSetting,
): ReadProduct => {
  const [first, ...others] = rows;
  const all: [RowCells, ...RowCells[]] = [
    new RowCells(table, first),
    ...others.map((row) => new RowCells(table, row)),
  ];
  const whole = new WholeCells(all);
  const errors: RowError[] = [...unread, ...whole.contradictions(wholeColumns(setting))];
  const rowOf = (column: string) => whole.rowOf(column).row;
  const failIn =
    (lineOf: (column: string) => number) =>
    (column: string, reason: string, args = {}) =>
      void errors.push(rowError(lineOf(column), column, reason, args));
  const fail = failIn((column) => rowOf(column).line);

  const status = readStatus(whole, fail);
  const attributes = readAttributes(whole, setting.attributes, fail);
  const hasVariants = VARIANT_COLUMNS.some((column) => table.has(column));
  const variants = hasVariants
    ? all.map((cells) =>
        readVariant(
          cells,
          setting,
          failIn(() => cells.row.line),
        ),
      )
    : undefined;
  const draft: ProductDraft = {
    externalId: key,
    ...readOptionalFields(whole, fail),
    ...(status && { status }),
    ...findCategories(readLists(whole), setting.findCategory, fail),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(variants && { variants }),
  };
  return {
    draft,
    names: textCells(whole, 'name'),
    descriptions: textCells(whole, 'description'),
    attributeTexts: readAttributeTexts(whole, setting.attributes),
    optionCells: readOptions(whole, all),
    variantRows: rows,
    unpriced: new Set(all.flatMap((cells, index) => (cells.get('price') ? [] : index))),
    rowOf,
    errors,
  };
};
