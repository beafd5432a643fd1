/** Imports Shopify's product export. */
import { currencyDecimals } from '#shared/localization';
import { cleanKey } from '#shared/searchText';
import { isDuplicate, scanProducts } from './scanProducts.ts';
import { shopifyCell, SHOPIFY_VARIANT_FIELDS } from './shopifyCell.ts';
import { readShopifyCode } from './shopifyVariant.ts';
import { isShopifyColumn, readShopify, SHOPIFY_COLUMNS } from './shopifyRows.ts';
import { SHOPIFY_SAMPLE } from './shopifySample.ts';
import { TypeCategories } from './shopifyTypes.ts';
import { productChunks } from './writeProducts.ts';
import { groupsOf } from '../../platform/imports/groups.ts';
import type { ImportKindSpec } from '../../platform/imports/kinds.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';

const importShopifyProducts: Importer = async (run) => {
  const table = await Table.open(run.file, SHOPIFY_COLUMNS);
  run.job.notes.header = table.header;
  run.notice('ignoredColumns', table.columnsBesides(isShopifyColumn));
  const scanned = await scanProducts(run, table, {
    columns: { key: 'Handle', barcode: 'Variant Barcode' },
    clean: readShopifyCode,
  });
  const categories = new TypeCategories(run);
  await categories.load();
  const chunks = await productChunks(run, {
    cellOf: shopifyCell,
    keeps: SHOPIFY_VARIANT_FIELDS.filter(([, column]) => !table.has(column)).map(
      ([field]) => field,
    ),
    keepsPrices: false,
    before: categories.ensure,
  });
  const { currency, language } = run.writer.settings;
  const setting = { currency, decimals: currencyDecimals(currency), language };
  const grouping = { clean: cleanKey, keys: scanned.keys };
  for await (const groups of groupsOf(run, table, 'Handle', grouping)) {
    for (const group of groups) {
      const { errors, type, ...product } = readShopify(table, group, setting);
      const { draft } = product;
      if (errors.length > 0) {
        run.refuse(group.rows, errors);
        continue;
      }
      const duplicate = isDuplicate(scanned, draft);
      const coded = type === '' ? draft : { ...draft, categoryCode: categories.codeOf(type) };
      if (chunks.add({ group, ...product, draft: coded, duplicate })) await chunks.flush();
    }
    await run.job.pause();
  }
  await chunks.flush();
};

export const shopifyProductsImport: ImportKindSpec = {
  kind: 'shopify-products',
  run: importShopifyProducts,
  sample: SHOPIFY_SAMPLE,
};
