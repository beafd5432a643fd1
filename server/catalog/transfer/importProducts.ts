/** Imports the console's own product file. */
import type { Attribute } from '#contract/catalog/attributes';
import { currencyDecimals, LANGUAGES } from '#shared/localization';
import { cleanKey } from '#shared/searchText';
import { listAttributes } from '../attributes/lookups.ts';
import { categoryFinder } from '../categoryTree/findByText.ts';
import { loadTree } from './loadTree.ts';
import { cellOf } from './productCell.ts';
import { ATTRIBUTE_PREFIX, attributeNames, productHeader } from './productColumns.ts';
import type { VariantField } from './productItem.ts';
import { readProduct } from './productRows.ts';
import { PRODUCTS_SAMPLE } from './productsSample.ts';
import { isDuplicate, scanProducts } from './scanProducts.ts';
import { productChunks } from './writeProducts.ts';
import { unescapeFormula } from '#shared/formulas';
import { languageColumns } from '../../platform/imports/localizedCells.ts';
import { groupsOf } from '../../platform/imports/groups.ts';
import { columnsOf, type ImportKindSpec } from '../../platform/imports/kinds.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';

const VARIANT_FIELD_COLUMNS: [VariantField, string][] = [
  ['sku', 'sku'],
  ['barcode', 'barcode'],
  ['originalPrice', 'original_price'],
  ['cost', 'cost'],
  ['weightGrams', 'weight_grams'],
];

type DescribedAttribute = Pick<Attribute, 'code' | 'type'>;

/** A code as it is compared: without what spreadsheets add and nobody sees. */
const cleanCode = (cell: string) => cleanKey(unescapeFormula(cell));

/** Refuses a file with unknown columns. */
const checkColumns = (table: Table, attributes: readonly DescribedAttribute[]) => {
  const known = new Set(productHeader(attributes));
  table.refuseUnknown((name) => known.has(name));
};

/** The cell of an error; where the file has texts in other languages only, in one of those. */
const cellIn = (table: Table) => (path: readonly string[]) => {
  const cell = cellOf(path);
  const languages = cell.column.startsWith(ATTRIBUTE_PREFIX)
    ? LANGUAGES.map((language) => `${cell.column}:${language}`)
    : languageColumns(cell.column.replace(/_en$/, ''));
  const column = [cell.column, ...languages].find((name) => table.has(name));
  return { ...cell, column: column ?? cell.column };
};

const REQUIRED = ['external_id'];

const importProducts: Importer = async (run) => {
  const table = await Table.open(run.file, REQUIRED);
  run.job.notes.header = table.header;
  const attributes = await listAttributes(run.job.application.connection.db);
  checkColumns(table, attributes);
  const scanned = await scanProducts(run, table, {
    columns: { key: 'external_id', barcode: 'barcode' },
    clean: cleanCode,
  });
  const chunks = await productChunks(run, {
    keeps: VARIANT_FIELD_COLUMNS.filter(([, column]) => !table.has(column)).map(([field]) => field),
    keepsPrices: true,
    cellOf: cellIn(table),
  });
  const { currency } = run.writer.settings;
  const setting = {
    currency,
    decimals: currencyDecimals(currency),
    attributes,
    findCategory: categoryFinder(await loadTree(run.job.application.connection.db)),
  };
  const grouping = { clean: cleanCode, keys: scanned.keys };
  for await (const groups of groupsOf(run, table, 'external_id', grouping)) {
    for (const group of groups) {
      const { errors, ...product } = readProduct(table, group, setting);
      if (errors.length > 0) {
        run.refuse(group.rows, errors);
        continue;
      }
      const duplicate = isDuplicate(scanned, product.draft);
      if (chunks.add({ group, ...product, duplicate })) await chunks.flush();
    }
    await run.job.pause();
  }
  await chunks.flush();
};

export const productsImport: ImportKindSpec = {
  kind: 'products',
  run: importProducts,
  columns: async (db) => {
    const attributes = await listAttributes(db);
    return {
      ...columnsOf(productHeader(attributes), REQUIRED),
      names: attributeNames(attributes),
    };
  },
  sample: PRODUCTS_SAMPLE,
};
