/** Writes the further categories, tags, attribute values and stored pictures of products. */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { inArray } from 'drizzle-orm';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import {
  attributeValues,
  productCategories,
  productFiles,
  productTags,
} from '#db/schema/catalog/products';
import { encodeValue, isEmptyValue } from '../attributes/rules.ts';
import { loadAttributes } from './attributes.ts';
import { fileIdsOf, loadFiles } from './pictures.ts';

export interface PartsWrite {
  /** The product's id. */
  id: number;
  input: ProductInput;
  /** Names of the changed fields; null for a new product. */
  changed: ReadonlySet<string> | null;
}

type PartsTable =
  typeof productCategories | typeof productTags | typeof attributeValues | typeof productFiles;
const prepareClear = (table: PartsTable) =>
  prepared({ ids: many(table.productId) }, (q, { ids }) =>
    q.delete(table).where(inArray(table.productId, ids)),
  );
const clearCategories = prepareClear(productCategories);
const clearTags = prepareClear(productTags);
const clearValues = prepareClear(attributeValues);
const clearFiles = prepareClear(productFiles);

/** Deletes the stored rows of products for which one of these fields changed, and returns these products. */
const cleared = async (
  tx: Db,
  clear: ReturnType<typeof prepareClear>,
  writes: readonly PartsWrite[],
  fields: readonly string[],
) => {
  const chosen = writes.filter(
    ({ changed }) => !changed || fields.some((field) => changed.has(field)),
  );
  const edited = chosen.filter(({ changed }) => changed).map(({ id }) => id);
  await clear(tx, { ids: edited });
  return chosen;
};

export const writeParts = async (tx: Db, writes: readonly PartsWrite[]): Promise<void> => {
  const categorised = await cleared(tx, clearCategories, writes, [
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
  const tagged = await cleared(tx, clearTags, writes, ['tags']);
  await insertRows(
    tx,
    productTags,
    tagged.flatMap(({ id, input }) =>
      [...new Set(input.tags)].map((tag) => ({ productId: id, tag })),
    ),
  );
  const described = await cleared(tx, clearValues, writes, ['attributes']);
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
  const pictured = await cleared(tx, clearFiles, writes, ['images']);
  const files = await loadFiles(
    tx,
    pictured.map(({ input }) => input),
  );
  await insertRows(
    tx,
    productFiles,
    pictured.flatMap(({ id, input }) =>
      fileIdsOf(input, files).map((fileId) => ({ productId: id, fileId })),
    ),
  );
};
