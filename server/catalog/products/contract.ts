/**
 * A product as forms save it, as bulk edits change it and as the store sends it. Over 200 lines, because all are made of the
 * same fields: a field that is added is added to each of them.
 */
import * as z from 'zod';
import {
  amount,
  describeField,
  id,
  keyText,
  localized,
  orDefault,
  rate,
  reference,
  requiredLocalized,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { isCountry, type Localized } from '#shared/localization';
import { AttributeValue } from '#contract/catalog/attributes';
import { MAX_EDITED, PRODUCT_STATUSES, type ProductStatus } from '#contract/catalog';

export { PRODUCT_STATUSES, type ProductStatus };

/** An option of a product (size, colour) and its values; variants refer to it by `key`. */
export const ProductOption = z.object({
  names: requiredLocalized(80),
  values: z
    .array(z.object({ key: requiredText(120), names: requiredLocalized(120) }))
    .min(1)
    .max(200),
});
export type ProductOption = z.infer<typeof ProductOption>;

/** A whole web address without a login, or a path of the shop that does not climb. */
const isImageAddress = (url: string): boolean => {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  if (!/^(https?:\/\/|\/)/i.test(url) || path.split(/[/\\]/).includes('..')) return false;
  if (!URL.canParse(url, 'https://shop.example')) return false;
  const { username, password } = new URL(url, 'https://shop.example');
  return username === '' && password === '';
};

export const ProductImage = z.object({
  url: requiredText(1000).refine(isImageAddress, 'products.errors.imageUrl'),
  /** What it shows: a text for every language, or one for each. */
  alt: orDefault(z.union([text(300), localized(300)]), ''),
});
export type ProductImage = z.infer<typeof ProductImage>;

const emptyToNull = (value: string | null | undefined) => value || null;
const noneToNull = <Value>(value: Value) => (value === '' ? null : (value ?? null));

/**
 * The optional texts and whole numbers of a product. Storage, comparison, the store's API and the product file derive
 * theirs from this list: adding one needs a column, an input, its labels and the Chinese heading of its column.
 */
const OPTIONAL_FIELDS = {
  brand: text(120),
  countryOfOrigin: text(2)
    .toUpperCase()
    .refine((code) => code === '' || isCountry(code), 'products.errors.country'),
};
export type OptionalField = keyof typeof OPTIONAL_FIELDS;
export const OPTIONAL_FIELD_NAMES = Object.keys(OPTIONAL_FIELDS) as readonly OptionalField[];
type FieldValue<Name extends OptionalField> = z.infer<(typeof OPTIONAL_FIELDS)[Name]>;
/** The optional fields of a product; null where it has none. */
export type OptionalFields = { [Name in OptionalField]: FieldValue<Name> | null };

/** Whether the field is a whole number instead of a text. */
export const isNumberField = (name: OptionalField): boolean =>
  (OPTIONAL_FIELDS[name] as z.ZodType) instanceof z.ZodNumber;

type Schemas = typeof OPTIONAL_FIELDS;
const mapFields = <Mapped>(schemaOf: (schema: Schemas[OptionalField]) => z.ZodType) =>
  Object.fromEntries(
    OPTIONAL_FIELD_NAMES.map((name) => [name, schemaOf(OPTIONAL_FIELDS[name])]),
  ) as Mapped;
/** As forms send them: left out or empty means none. */
const savedFields = mapFields<{
  [Name in OptionalField]: z.ZodPipe<
    z.ZodOptional<z.ZodNullable<Schemas[Name]>>,
    z.ZodTransform<FieldValue<Name> | null, FieldValue<Name> | null | undefined>
  >;
}>((schema) => schema.nullish().transform(noneToNull));
/** As the store sends them: left out means unchanged. */
const sentFields = mapFields<{
  [Name in OptionalField]: z.ZodOptional<z.ZodNullable<Schemas[Name]>>;
}>((schema) => schema.nullable().optional());

/** A hundred tonnes. */
export const MAX_GRAMS = 100_000_000;

export const VariantInput = z.object({
  id: id().optional(),
  sku: keyText(80).nullish().transform(emptyToNull),
  barcode: keyText(80).nullish().transform(emptyToNull),
  optionValues: z.array(z.string().max(120)).max(5).default([]),
  cost: amount()
    .nullish()
    .transform((cost) => cost ?? null),
  basePrice: amount(),
  /** When the base price shown in the form began. A price that has changed since then is not overwritten silently. */
  basePriceSince: whole('instant').nullable().optional(),
  /** The crossed-out price shown next to it, if any. */
  originalPrice: amount()
    .nullish()
    .transform((price) => price ?? null),
  /** Guards of its prices; null: those of the category; left out: unchanged. A negative margin allows a loss. */
  minPrice: amount().nullable().optional(),
  /** Minimum margin in basis points of the price. */
  minMarginBps: rate(-10_000, 9_900).nullable().optional(),
  weightGrams: whole('grams', 0, MAX_GRAMS)
    .nullish()
    .transform((grams) => grams ?? null),
});
export type VariantInput = z.infer<typeof VariantInput>;

export const ProductInput = z
  .object({
    externalId: keyText(120).nullish().transform(emptyToNull),
    names: requiredLocalized(300),
    descriptions: localized(20_000).default({}),
    ...savedFields,
    status: z.enum(PRODUCT_STATUSES).default('draft'),
    primaryCategoryId: reference('categories')
      .nullish()
      .transform((categoryId) => categoryId ?? null),
    categoryIds: z.array(reference('categories')).max(50).default([]),
    tags: z.array(requiredText(60)).max(100).default([]),
    options: z.array(ProductOption).max(5).default([]),
    images: z.array(ProductImage).max(100).default([]),
    /** Attribute values by attribute code. */
    attributes: describeField(z.record(text(80), AttributeValue.nullable()), {
      codes: 'attributes',
    }).default({}),
    variants: z.array(VariantInput).min(1).max(500),
  })
  .superRefine((product, context) => {
    const keys = new Set<string>();
    product.variants.forEach((variant, index) => {
      const path = ['variants', index, 'optionValues'];
      if (variant.optionValues.length !== product.options.length) {
        context.addIssue({ code: 'custom', path, message: 'products.errors.optionValues' });
        return;
      }
      variant.optionValues.forEach((value, position) => {
        if (!product.options[position]?.values.some((known) => known.key === value)) {
          context.addIssue({
            code: 'custom',
            path: [...path, position],
            message: 'products.errors.optionValues',
          });
        }
      });
      const key = optionKey(variant.optionValues);
      if (keys.has(key))
        context.addIssue({ code: 'custom', path, message: 'products.errors.sameOptions' });
      keys.add(key);
    });
  });
export type ProductInput = z.infer<typeof ProductInput>;

/** Identifies a variant within its product: its option values joined. */
export const optionKey = (values: readonly string[]) => values.join('\u001f');

export const ProductStatusChange = z.strictObject({ status: z.enum(PRODUCT_STATUSES) });

/** The same change for many products. With `preview` the result is returned but not saved. */
export const BulkEdit = z.strictObject({
  ids: z.array(reference('products')).min(1).max(MAX_EDITED),
  preview: z.boolean().default(false),
  change: z
    .strictObject({
      status: z.enum(PRODUCT_STATUSES).optional(),
      primaryCategoryId: reference('categories').nullable().optional(),
      brand: text(120).nullable().optional(),
      addTags: z.array(requiredText(60)).max(50).optional(),
      removeTags: z.array(requiredText(60)).max(50).optional(),
      attribute: z
        .strictObject({ code: requiredText(80), value: AttributeValue.nullable() })
        .optional(),
    })
    .refine((change) => Object.keys(change).length > 0, 'products.errors.nothingToChange'),
});
export type BulkEdit = z.infer<typeof BulkEdit>;
/** The result, or the previewed result, of a bulk edit for one product. */
export interface BulkEditRow {
  id: number;
  name: string;
  names: Localized;
  outcome: 'changed' | 'unchanged' | 'refused';
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  reason?: string;
}

/** Nothing that is sent is dropped: an unknown key is refused with its name, at every depth. */
const SentOption = z.strictObject({
  ...ProductOption.shape,
  values: z.array(z.strictObject(ProductOption.shape.values.element.shape)).min(1).max(200),
});
const SentVariant = z.strictObject(VariantInput.omit({ id: true }).shape);

/** A product as the store's own system sends it; fields that are left out keep their value. */
export const StoreProductInput = z.strictObject({
  externalId: keyText(120).min(1),
  names: requiredLocalized(300).optional(),
  descriptions: localized(20_000).optional(),
  ...sentFields,
  status: z.enum(PRODUCT_STATUSES).optional(),
  /** Code of the primary category; null removes it. */
  categoryCode: requiredText(80).nullable().optional(),
  categoryCodes: z.array(requiredText(80)).max(50).optional(),
  tags: z.array(requiredText(60)).max(100).optional(),
  options: z.array(SentOption).max(5).optional(),
  images: z.array(z.strictObject(ProductImage.shape)).max(100).optional(),
  attributes: z.record(text(80), AttributeValue.nullable()).optional(),
  variants: z.array(SentVariant).min(1).max(500).optional(),
  updatedAt: whole('instant', 0)
    .nullish()
    .transform((at) => at ?? null),
});
export type StoreProductInput = z.infer<typeof StoreProductInput>;
