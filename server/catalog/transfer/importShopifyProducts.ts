/** Shopify's product export. */
import { type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { createHash } from 'node:crypto';
import { currencyDecimals, type Language } from '#shared/localization';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { codeFrom } from '../categoryTree/rules.ts';
import { upsertCategories } from '../categories/upsert.ts';
import { groupsOf } from '../../platform/imports/groups.ts';
import type { Importer, ImportRun } from '../../platform/imports/run.ts';
import { readShopify, SHOPIFY_COLUMNS, shopifyPlace } from './shopifyRows.ts';
import { Table } from '../../platform/imports/table.ts';
import { productChunks, type ProductItem } from './writeProducts.ts';
import { scanCodes } from './importProducts.ts';

/** The code of the category that stands for a type; one that no Latin letter is in gets a code from its fingerprint. */
export const typeCode = (type: string): string =>
  codeFrom(type) || `type-${createHash('md5').update(type).digest('hex').slice(0, 10)}`;

/** Makes the categories that a chunk's types name and the store does not have; tells each code once per run. */
class TypeCategories {
  readonly #types = new Map<string, string>();
  readonly #told = new Set<string>();
  readonly #language: Language;
  constructor(readonly run: ImportRun) {
    this.#language = run.writer.settings.language;
  }

  codeOf(type: string): string {
    const code = typeCode(type);
    this.#types.set(code, type);
    return code;
  }

  readonly ensure = async (tx: Db, items: readonly ProductItem[]) => {
    const codes = [...new Set(items.flatMap(({ draft }) => draft.categoryCode ?? []))];
    const rows = await selectIn<{ code: string }>(
      tx,
      'select code from categories where code in (?)',
      codes,
      'text',
    );
    const known = new Set(rows.map(({ code }) => code));
    const missing = codes.filter((code) => !known.has(code));
    await upsertCategories(
      tx,
      this.run.writer,
      missing.map((code) => ({
        code,
        names: { [this.#language]: (this.#types.get(code) ?? code).slice(0, 120) },
      })),
    );
    this.#found(known);
    this.#made(missing);
  };

  /** The first word about a code holds: later chunks of the real run find what an earlier one made. */
  #tell(code: string, outcome: 'created' | 'unchanged') {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.run.count('categories', outcome);
  }
  #found(codes: Iterable<string>) {
    for (const code of codes) this.#tell(code, 'unchanged');
  }
  #made(codes: Iterable<string>) {
    for (const code of codes) this.#tell(code, 'created');
  }
}

const importShopifyProducts: Importer = async (run) => {
  const table = await Table.open(run.file, SHOPIFY_COLUMNS);
  run.job.notes.header = table.header;
  const { skus, barcodes } = await scanCodes(run, table, {
    sku: 'Variant SKU',
    barcode: 'Variant Barcode',
  });
  const categories = new TypeCategories(run);
  const chunks = await productChunks(run, {
    cellOf: shopifyPlace,
    keeps: table.has('Cost per item') ? [] : ['cost'],
    before: categories.ensure,
  });
  const { currency, language } = run.writer.settings;
  const setting = { currency, decimals: currencyDecimals(currency), language };
  for await (const groups of groupsOf(run, table, 'Handle', (handle) => handle)) {
    for (const group of groups) {
      const { draft, names, descriptions, errors, type } = readShopify(table, group, setting);
      if (errors.length > 0) {
        run.refuse(group.rows, errors);
        continue;
      }
      const duplicate = (draft.variants ?? []).some(
        ({ sku, barcode }) => skus.has(sku ?? '') || barcodes.has(barcode ?? ''),
      );
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
  sample: {
    name: 'shopify-products.csv',
    text: sampleTable(
      [
        'Handle',
        'Title',
        'Body (HTML)',
        'Vendor',
        'Type',
        'Tags',
        'Published',
        'Option1 Name',
        'Option1 Value',
        'Variant SKU',
        'Variant Grams',
        'Variant Price',
        'Variant Compare At Price',
        'Variant Barcode',
        'Image Src',
        'Image Position',
        'Image Alt Text',
      ],
      [
        [
          'linen-shirt',
          'Linen shirt',
          '<p>A light shirt</p>',
          'Harbour',
          'Shirts',
          'summer, linen',
          'true',
          'Size',
          'S',
          'LS-S',
          '220',
          '199.00',
          '',
          '',
          'https://example.com/shirt.jpg',
          '1',
          'Linen shirt',
        ],
        [
          'linen-shirt',
          '',
          '',
          '',
          '',
          '',
          '',
          '',
          'M',
          'LS-M',
          '230',
          '199.00',
          '',
          '',
          '',
          '',
          '',
        ],
      ],
    ),
  },
};
