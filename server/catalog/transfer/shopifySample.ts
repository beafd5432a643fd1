/** The sample of a Shopify product export. */
import { sampleTable } from '../../platform/imports/kinds.ts';

export const SHOPIFY_SAMPLE = {
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
      ['linen-shirt', '', '', '', '', '', '', '', 'M', 'LS-M', '230', '199.00', '', '', '', '', ''],
    ],
  ),
};
