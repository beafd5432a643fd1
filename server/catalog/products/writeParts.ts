/** Writes what hangs on products beside their variants: further categories, tags, attribute values. */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { attributeValues, productCategories, productTags } from '#db/schema/catalog/products';
import { encodeValue, isEmptyValue } from '../attributes/rules.ts';
import { loadAttributes } from './attributes.ts';

export interface PartsWrite {
  /** The product's id. */
  id: number;
  input: ProductInput;
  /** Names of the fields that differ; null for a new product. */
  changed: ReadonlySet<string> | null;
}

/** The products of which one of these fields differs, their stored rows of that table gone. */
const cleared = async (
  tx: Db,
  table: string,
  writes: readonly PartsWrite[],
  fields: readonly string[],
) => {
  const chosen = writes.filter(
    ({ changed }) => !changed || fields.some((field) => changed.has(field)),
  );
  const edited = chosen.filter(({ changed }) => changed).map(({ id }) => id);
  await selectIn(tx, `delete from ${table} where product_id in (?)`, edited, 'integer');
  return chosen;
};

export const writeParts = async (tx: Db, writes: readonly PartsWrite[]): Promise<void> => {
  const categorised = await cleared(tx, 'product_categories', writes, [
    'categoryIds',
    'primaryCategoryId',
  ]);
  await insertRows(
    tx,
    productCategories,
    categorised.flatMap(({ id, input }) =>
      [...new Set(input.categoryIds)]
        .filter((categoryId) => categoryId !== input.primaryCategoryId)
        .map((categoryId) => ({ productId: id, categoryId })),
    ),
  );
  const tagged = await cleared(tx, 'product_tags', writes, ['tags']);
  await insertRows(
    tx,
    productTags,
    tagged.flatMap(({ id, input }) =>
      [...new Set(input.tags)].map((tag) => ({ productId: id, tag })),
    ),
  );
  const described = await cleared(tx, 'attribute_values', writes, ['attributes']);
  const known = await loadAttributes(
    tx,
    described.map(({ input }) => input),
  );
  await insertRows(
    tx,
    attributeValues,
    described.flatMap(({ id, input }) =>
      Object.entries(input.attributes).flatMap(([code, value]) => {
        const attribute = known.get(code);
        if (!attribute || value === null || isEmptyValue(value)) return [];
        return [
          { productId: id, attributeId: attribute.id, value: encodeValue(attribute.type, value) },
        ];
      }),
    ),
  );
};
