/** A product as its input, and what counts as a change of it. Pure. */
import type { ProductInput } from '#contract/catalog/products';
import { isEmptyValue } from '../attributes/rules.ts';
import type { Product } from './read.ts';

/** What counts as a change of a product. */
export const comparable = (input: ProductInput) => ({
  ...input,
  attributes: Object.fromEntries(
    Object.entries(input.attributes)
      .filter(([, value]) => !isEmptyValue(value))
      .sort(),
  ),
  categoryIds: [...new Set(input.categoryIds)]
    .filter((id) => id !== input.primaryCategoryId)
    .sort((a, b) => a - b),
  tags: [...new Set(input.tags)],
  variants: input.variants.map(
    // One order of keys, whoever wrote the variant.
    ({
      sku,
      barcode,
      optionValues,
      cost,
      basePrice,
      originalPrice,
      minPrice = null,
      minMarginBps = null,
      weightGrams,
    }) => ({
      sku,
      barcode,
      optionValues,
      cost,
      basePrice,
      originalPrice,
      minPrice,
      minMarginBps,
      weightGrams,
    }),
  ),
});

/** A stored product in the shape of its input. */
export const inputOf = (product: Product): ProductInput => ({
  externalId: product.externalId,
  names: product.names,
  descriptions: product.descriptions,
  brand: product.brand,
  status: product.status,
  primaryCategoryId: product.primaryCategoryId,
  categoryIds: product.categoryIds,
  tags: product.tags,
  options: product.options,
  images: product.images,
  attributes: product.attributes,
  variants: product.variants.map(
    ({ productId: _, position: __, optionKey: ___, ...variant }) => variant,
  ),
});

/** What a product is found by. */
export const searchEntry = (id: number, input: ProductInput) => ({
  id,
  text: [
    ...Object.values(input.names),
    input.brand,
    input.externalId,
    ...input.tags,
    ...input.variants.flatMap(({ sku, barcode }) => [sku, barcode]),
  ]
    .filter(Boolean)
    .join(' '),
});

/** Of an edit: does anything the quality rules look at differ? */
export const changesQuality = (
  before: Product,
  input: ProductInput,
  changed: ReadonlySet<string>,
): boolean => {
  if (
    ['names', 'descriptions', 'images', 'primaryCategoryId', 'attributes', 'status'].some((key) =>
      changed.has(key),
    )
  )
    return true;
  const looked = (variants: ProductInput['variants']) =>
    variants.map(({ sku, barcode, cost, basePrice }) => [
      sku,
      barcode,
      cost === null,
      basePrice === 0,
    ]);
  return JSON.stringify(looked(input.variants)) !== JSON.stringify(looked(before.variants));
};
