/** A small file of every kind, to see what is asked for and to start from. */
import type { ImportKind } from '#contract/platform/imports';
import { BYTE_ORDER_MARK, csvLine } from '../exports/csvWriter.ts';
import { CATEGORY_COLUMNS } from '../../catalog/transfer/categoryColumns.ts';

const table = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  [header, ...rows].map(csvLine).join('');

const PRODUCTS = table(
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
    ['linen-shirt', '', '', '', '', '', '', '', '', '', '', 'LS-M', 'M', '199.00', '80.00', '230'],
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
);

const CATEGORIES = table(CATEGORY_COLUMNS, [
  ['clothing', '', '0', 'Clothing', '服装', 'no', ''],
  ['shirts', 'clothing', '0', 'Shirts', '衬衫', 'no', ''],
  ['home', '', '1', 'Home', '家居', 'no', ''],
]);

const PRICES = table(
  ['sku', 'price', 'starts_at', 'ends_at'],
  [
    ['LS-S', '189.00', '', ''],
    ['MUG-1', '45.00', '', ''],
  ],
);

const COMPETITOR_PRICES = table(
  ['sku', 'seller', 'price', 'shipping', 'in_stock', 'own', 'url', 'observed_at', 'currency'],
  [
    [
      'LS-S',
      'Linen House',
      '185.00',
      '10.00',
      'yes',
      'no',
      'https://example.com/linen',
      '2026-03-01 08:00',
      '',
    ],
    ['LS-S', 'Our outlet', '179.00', '', 'yes', 'yes', '', '2026-03-01 08:00', ''],
  ],
);

const SHOPIFY = table(
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
    ['linen-shirt', '', '', '', '', '', '', '', 'M', 'LS-M', '230', '199.00', '', '', '', '', ''],
  ],
);

const TAXONOMY =
  '# Google_Product_Taxonomy_Version: 2019-07-10\n1 - Animals & Pet Supplies\n2 - Animals & Pet Supplies > Pet Supplies\n';

const INVOICES = table(
  [
    'InvoiceNo',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
    'Country',
  ],
  [
    [
      '536365',
      '85123A',
      'White hanging heart',
      '6',
      '2010-12-01 08:26:00',
      '2.55',
      '17850',
      'United Kingdom',
    ],
    [
      'C536379',
      '85123A',
      'White hanging heart',
      '-1',
      '2010-12-01 09:41:00',
      '2.55',
      '17850',
      'United Kingdom',
    ],
  ],
);

export const SAMPLES: Record<ImportKind, { name: string; text: string }> = {
  products: { name: 'products.csv', text: BYTE_ORDER_MARK + PRODUCTS },
  categories: { name: 'categories.csv', text: BYTE_ORDER_MARK + CATEGORIES },
  prices: { name: 'prices.csv', text: BYTE_ORDER_MARK + PRICES },
  'competitor-prices': { name: 'competitor-prices.csv', text: BYTE_ORDER_MARK + COMPETITOR_PRICES },
  'shopify-products': { name: 'shopify-products.csv', text: SHOPIFY },
  'google-taxonomy': { name: 'google-taxonomy.txt', text: TAXONOMY },
  'online-retail': { name: 'online-retail.csv', text: INVOICES },
};
