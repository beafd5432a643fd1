/** The console's own product file. */
import { type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { BYTE_ORDER_MARK, unescapeFormula } from '../../platform/exports/csvWriter.ts';
import type { Attribute } from '#contract/catalog/attributes';
import { message } from '#shared/fields';
import { currencyDecimals } from '#shared/localization';
import { query } from '#db/statements';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import { groupsOf } from '../../platform/imports/groups.ts';
import {
  ATTRIBUTE_PREFIX,
  attributeColumns,
  PRODUCT_COLUMNS,
  VARIANT_COLUMNS,
} from './productColumns.ts';
import { cellOf, readProduct } from './productRows.ts';
import type { Importer, ImportRun } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { productChunks, Repeats, type VariantField } from './writeProducts.ts';

const SCANNED = 0.2;

const VARIANT_FIELD_COLUMNS: [VariantField, string][] = [
  ['sku', 'sku'],
  ['barcode', 'barcode'],
  ['originalPrice', 'original_price'],
  ['cost', 'cost'],
  ['weightGrams', 'weight_grams'],
];

/** SKUs and barcodes that the file gives to more than one variant. */
export const scanCodes = async (
  run: ImportRun,
  table: Table,
  columns: { sku: string; barcode: string },
) => {
  const skus = new Repeats();
  const barcodes = new Repeats();
  let rows = 0;
  run.stage(0, SCANNED);
  const cell = (cells: readonly string[], column: string) => {
    const at = table.columnIndex(column);
    return at < 0 ? '' : unescapeFormula(cells[at] ?? '').trim();
  };
  for await (const batch of table.rows(run.onRead)) {
    for (const { cells } of batch) {
      rows++;
      skus.add(cell(cells, columns.sku));
      barcodes.add(cell(cells, columns.barcode));
    }
    await run.job.pause();
  }
  if (rows === 0) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, 1);
  return { skus, barcodes };
};

const importProducts: Importer = async (run) => {
  const table = await Table.open(run.file, ['external_id']);
  run.job.notes.header = table.header;
  const attributes = await query<Pick<Attribute, 'code' | 'type'>>(
    run.job.application.connection.db,
    'select code, type from attributes order by code',
  );
  const known = new Set<string>([
    ...PRODUCT_COLUMNS,
    ...VARIANT_COLUMNS,
    ...attributes.flatMap(attributeColumns),
  ]);
  table.refuseUnknown((name) => known.has(name));
  const unpriced = VARIANT_COLUMNS.some((column) => table.has(column)) && !table.has('price');
  if (unpriced)
    throw new JobFailure(message('imports.errors.missingColumns', { columns: 'price' }));

  const { skus, barcodes } = await scanCodes(run, table, { sku: 'sku', barcode: 'barcode' });
  const chunks = await productChunks(run, {
    keeps: VARIANT_FIELD_COLUMNS.filter(([, column]) => !table.has(column)).map(([field]) => field),
    cellOf: (path) => {
      const place = cellOf(path);
      // Text attributes have a column per language.
      const column =
        table.has(place.column) || !place.column.startsWith(ATTRIBUTE_PREFIX)
          ? place.column
          : `${place.column}:en`;
      return { ...place, column };
    },
  });
  const { currency } = run.writer.settings;
  const setting = { currency, decimals: currencyDecimals(currency), attributes };
  for await (const groups of groupsOf(run, table, 'external_id', unescapeFormula)) {
    for (const group of groups) {
      const { draft, names, descriptions, errors } = readProduct(table, group, setting);
      if (errors.length > 0) {
        run.refuse(group.rows, errors);
        continue;
      }
      const duplicate = (draft.variants ?? []).some(
        ({ sku, barcode }) => skus.has(sku ?? '') || barcodes.has(barcode ?? ''),
      );
      if (chunks.add({ group, draft, names, descriptions, duplicate })) await chunks.flush();
    }
    await run.job.pause();
  }
  await chunks.flush();
};

export const productsImport: ImportKindSpec = {
  kind: 'products',
  run: importProducts,
  sample: {
    name: 'products.csv',
    text:
      BYTE_ORDER_MARK +
      sampleTable(
        [
          'external_id',
          'status',
          'name_en',
          'name_zh',
          'description_en',
          'brand',
          'tags',
          'images',
          'option1_name_en',
          'option1_name_zh',
          'option1_values',
          'sku',
          'option1',
          'price',
          'cost',
          'weight_grams',
        ],
        [
          [
            'linen-shirt',
            'draft',
            'Linen shirt',
            '亚麻衬衫',
            'A light shirt for warm days',
            'Harbour',
            'summer;linen',
            'https://example.com/shirt.jpg|Linen shirt',
            'Size',
            '尺码',
            'S|Small|小号;M|Medium|中号',
            'LS-S',
            'S',
            '199.00',
            '80.00',
            '220',
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
            '',
            '',
            '',
            'LS-M',
            'M',
            '199.00',
            '80.00',
            '230',
          ],
          [
            'tea-mug',
            'draft',
            'Tea mug',
            '马克杯',
            'Stoneware, 350 ml',
            'Harbour',
            'kitchen',
            '',
            '',
            '',
            '',
            'MUG-1',
            '',
            '49.00',
            '15.00',
            '380',
          ],
        ],
      ),
  },
};
