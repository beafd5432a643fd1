/** Locates the cell of a Shopify export to which a field's error belongs. Pure. */

const COLUMNS_OF_VARIANTS: Record<string, string> = {
  sku: 'Variant SKU',
  barcode: 'Variant Barcode',
  basePrice: 'Variant Price',
  originalPrice: 'Variant Compare At Price',
  cost: 'Cost per item',
  weightGrams: 'Variant Grams',
};

const SHOPIFY_FIELDS: Record<string, string> = {
  externalId: 'Handle',
  names: 'Title',
  descriptions: 'Body (HTML)',
  brand: 'Vendor',
  tags: 'Tags',
  images: 'Image Src',
  categoryCode: 'Type',
  status: 'Status',
};

/** Row (index within the group) and column of a field's error. */
export const shopifyCell = ([field = '', ...rest]: readonly string[]): {
  row: number;
  column: string;
} => {
  if (field === 'options') return { row: 0, column: `Option${Number(rest[0] ?? 0) + 1} Value` };
  if (field !== 'variants') return { row: 0, column: SHOPIFY_FIELDS[field] ?? field };
  const [row = '0', inner = 'sku', option = '0'] = rest;
  return {
    row: Number(row) || 0,
    column:
      inner === 'optionValues'
        ? `Option${Number(option) + 1} Value`
        : (COLUMNS_OF_VARIANTS[inner] ?? inner),
  };
};
