/** Imports Shopify's product export. */
import { currencyDecimals } from '#shared/localization';
import { isDuplicate, scanProducts } from './scanProducts.ts';
import { shopifyCell } from './shopifyCell.ts';
import { withoutApostrophe } from './shopifyVariant.ts';
import { readShopify, SHOPIFY_COLUMNS } from './shopifyRows.ts';
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
  const scanned = await scanProducts(run, table, {
    columns: { key: 'Handle', sku: 'Variant SKU', barcode: 'Variant Barcode' },
    clean: withoutApostrophe,
  });
  const categories = new TypeCategories(run);
  const chunks = await productChunks(run, {
    cellOf: shopifyCell,
    keeps: table.has('Cost per item') ? [] : ['cost'],
    before: categories.ensure,
  });
  const { currency, language } = run.writer.settings;
  const setting = { currency, decimals: currencyDecimals(currency), language };
  const grouping = { clean: (handle: string) => handle, keys: scanned.keys };
  for await (const groups of groupsOf(run, table, 'Handle', grouping)) {
    for (const group of groups) {
      const { draft, names, descriptions, errors, type } = readShopify(table, group, setting);
      if (errors.length > 0) {
        run.refuse(group.rows, errors);
        continue;
      }
      const duplicate = isDuplicate(scanned, draft);
      const coded = type === '' ? draft : { ...draft, categoryCode: categories.codeOf(type) };
      if (chunks.add({ group, draft: coded, names, descriptions, duplicate })) await chunks.flush();
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
