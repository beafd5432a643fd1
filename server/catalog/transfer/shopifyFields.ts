/** Reads images, status and tags of a product in a Shopify export. Pure. */
import type { ReadCell, ShopifyRow } from './shopifyOptions.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';

/** Each image once, in the order of their positions. */
export const readShopifyImages = (rows: readonly ShopifyRow[], cell: ReadCell) => {
  const images = rows
    .filter((row) => cell(row, 'Image Src') !== '')
    .map((row, index) => ({
      url: cell(row, 'Image Src'),
      alt: cell(row, 'Image Alt Text'),
      position: Number(cell(row, 'Image Position')) || index + 1,
    }))
    .sort((a, b) => a.position - b.position);
  const urls = new Set<string>();
  const unique = images.filter(({ url }) => !urls.has(url) && urls.add(url));
  return unique.map(({ url, alt }) => ({ url, alt }));
};

export const readShopifyStatus = (first: ShopifyRow, cell: ReadCell) => {
  const status = cell(first, 'Status').toLowerCase();
  if (status === 'active' || status === 'archived') return status;
  return status === '' && parseYesNo(cell(first, 'Published')) ? 'active' : 'draft';
};

export const readShopifyTags = (first: ShopifyRow, cell: ReadCell) => {
  const tags = cell(first, 'Tags')
    .split(',')
    .map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
};
