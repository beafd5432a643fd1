/** Default values of a new product. Pure. */
import {
  OPTIONAL_TEXT_NAMES,
  type OptionalText,
  type ProductInput,
} from '#contract/catalog/products';

const NO_TEXTS = Object.fromEntries(OPTIONAL_TEXT_NAMES.map((name) => [name, null])) as Record<
  OptionalText,
  null
>;

export const NEW_PRODUCT: Omit<ProductInput, 'externalId' | 'names' | 'variants'> = {
  descriptions: {},
  ...NO_TEXTS,
  status: 'draft',
  primaryCategoryId: null,
  categoryIds: [],
  tags: [],
  options: [],
  images: [],
  attributes: {},
};
