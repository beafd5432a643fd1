/** Reads images, status and tags of a product in a Shopify export. Pure. */
import type { ReadCell, ShopifyRow } from './shopifyOptions.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';

export const IMAGE_COLUMNS = ['Image Src', 'Variant Image'] as const;

/** Each image once, in the order of their positions; images of variants that are not among them come last. */
export const readShopifyImages = (rows: readonly ShopifyRow[], cell: ReadCell) => {
  const listed = rows
    .filter((row) => cell(row, 'Image Src') !== '')
    .map((row, index) => ({
      url: cell(row, 'Image Src'),
      alt: cell(row, 'Image Alt Text'),
      position: Number(cell(row, 'Image Position')) || index + 1,
    }))
    .sort((a, b) => a.position - b.position);
  const ofVariants = rows.map((row) => ({ url: cell(row, 'Variant Image'), alt: '' }));
  const images = [...listed, ...ofVariants.filter(({ url }) => url !== '')];
  const urls = new Set<string>();
  const unique = images.filter(({ url }) => !urls.has(url) && urls.add(url));
  return unique.map(({ url, alt }) => ({ url, alt }));
};

export const SHOPIFY_STATUSES = ['active', 'draft', 'archived'] as const;

/** The status; undefined where the file does not say it, null where it is not a known one. */
export const readShopifyStatus = (whole: (column: string) => string) => {
  const status = whole('Status').toLowerCase();
  if (status !== '') return SHOPIFY_STATUSES.find((one) => one === status) ?? null;
  const published = parseYesNo(whole('Published'));
  return published === null ? undefined : published ? 'active' : 'draft';
};

export const readShopifyTags = (whole: (column: string) => string) => {
  const tags = whole('Tags')
    .split(',')
    .map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
};
