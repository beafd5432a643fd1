/** Converts a stored product to its input, and compares inputs. Pure. */
import { ProductInput } from '#contract/catalog/products';
import { isEmptyValue } from '../attributes/rules.ts';
import type { Product } from './product.ts';

/** The fields of a product that are compared. */
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
    // In a fixed order of keys, because JSON texts are compared.
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

export const INPUT_KEYS = Object.keys(ProductInput.shape) as readonly (keyof ProductInput)[];

/** These properties of an object, in this order. */
export const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]) => {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) picked[key] = from[key];
  return picked as Pick<T, K>;
};

/** A stored product in the form of its input. */
export const inputOf = (product: Product): ProductInput => ({
  ...pick(product, INPUT_KEYS),
  variants: product.variants.map(
    ({ productId: _, position: __, optionKey: ___, ...variant }) => variant,
  ),
});

/** The search entry of a product. */
export const searchEntry = (id: number, input: ProductInput) => ({
  id,
  texts: [
    ...Object.values(input.names),
    input.brand,
    input.externalId,
    ...input.tags,
    ...input.variants.flatMap(({ sku, barcode }) => [sku, barcode]),
  ].filter((text): text is string => Boolean(text)),
});

/** Whether an edit changes any field that the quality rules check. */
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
