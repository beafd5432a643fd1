/** Merges the sent fields of a product into the stored product. */
import {
  OPTIONAL_FIELD_NAMES,
  type OptionalFields,
  type ProductInput,
  type StoreProductInput,
} from '#contract/catalog/products';
import type { FieldErrors } from '#shared/fields';
import { inputOf, pick } from './compare.ts';
import { NEW_PRODUCT } from './newProduct.ts';
import type { Product } from './product.ts';

/** The optional fields that were sent, empty texts as null. */
const sentFields = (sent: StoreProductInput): Partial<OptionalFields> =>
  Object.fromEntries(
    OPTIONAL_FIELD_NAMES.flatMap((name) =>
      sent[name] === undefined ? [] : [[name, sent[name] === '' ? null : sent[name]]],
    ),
  );

type CategoryIds = ReadonlyMap<string, number>;

const errorsOf = (
  sent: StoreProductInput,
  before: Product | null,
  categories: CategoryIds,
): FieldErrors => {
  const errors: FieldErrors = {};
  if (!before && !sent.names) errors.names = 'ra.validation.required';
  if (!before && !sent.variants) errors.variants = 'ra.validation.required';
  if (sent.categoryCode && !categories.has(sent.categoryCode))
    errors.categoryCode = 'categories.errors.unknownCategory';
  if (sent.categoryCodes?.some((code) => !categories.has(code)))
    errors.categoryCodes = 'categories.errors.unknownCategory';
  return errors;
};

const primaryCategoryOf = (
  { categoryCode }: StoreProductInput,
  base: Pick<ProductInput, 'primaryCategoryId'>,
  categories: CategoryIds,
) => {
  if (categoryCode === undefined) return base.primaryCategoryId;
  return categoryCode === null ? null : (categories.get(categoryCode) ?? null);
};

/** The merged product, or its errors. Localized texts are merged by language, attribute values by code. */
export const mergeSent = (
  sent: StoreProductInput,
  before: Product | null,
  categories: CategoryIds,
): ProductInput | FieldErrors => {
  const errors = errorsOf(sent, before, categories);
  if (Object.keys(errors).length > 0) return errors;
  const base = before
    ? inputOf(before)
    : { ...NEW_PRODUCT, externalId: sent.externalId, names: {}, variants: [] };
  return {
    ...base,
    externalId: sent.externalId,
    names: { ...base.names, ...sent.names },
    descriptions: { ...base.descriptions, ...sent.descriptions },
    ...pick({ ...base, ...sentFields(sent) }, OPTIONAL_FIELD_NAMES),
    status: sent.status ?? base.status,
    primaryCategoryId: primaryCategoryOf(sent, base, categories),
    categoryIds:
      sent.categoryCodes?.flatMap((code) => categories.get(code) ?? []) ?? base.categoryIds,
    tags: sent.tags ?? base.tags,
    options: sent.options ?? base.options,
    images: sent.images ?? base.images,
    attributes: { ...base.attributes, ...sent.attributes },
    variants: sent.variants ?? base.variants,
  };
};

export const isErrors = (value: ProductInput | FieldErrors): value is FieldErrors =>
  !('variants' in value && Array.isArray(value.variants));
