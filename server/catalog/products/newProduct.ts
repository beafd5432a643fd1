/** Default values of a new product. Pure. */
import {
  OPTIONAL_FIELD_NAMES,
  type OptionalFields,
  type ProductInput,
} from '#contract/catalog/products';

// `fromEntries` does not keep the names of the fields.
const NO_FIELDS = Object.fromEntries(
  OPTIONAL_FIELD_NAMES.map((name) => [name, null]),
) as unknown as OptionalFields;

export const NEW_PRODUCT: Omit<ProductInput, 'externalId' | 'names' | 'variants'> = {
  descriptions: {},
  ...NO_FIELDS,
  status: 'draft',
  primaryCategoryId: null,
  categoryIds: [],
  tags: [],
  options: [],
  images: [],
  attributes: {},
};
