/** Writes whole products, many at once: rows, variants, categories, tags, values, search, quality, joined order lines. */
import type { Attribute } from '#contract/attributes';
import { optionKey, type ProductInput } from '#contract/products';
import { localize } from '#contract/localization';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { attributes as attributeTable } from '#db/schema/attributes';
import { attributeValues, productCategories, products, productTags, variants } from '#db/schema/products';
import { indexForSearch } from '#db/search';
import { query } from '#db/statements';
import { difference, type Happening, recordActivities } from '../activities/record.ts';
import { encodeValue, isEmptyValue, valueError } from '../attributes/rules.ts';
import { invalid } from '../http/errors.ts';
import { decodeRows } from '../http/list.ts';
import { updateRow } from '../http/records.ts';
import type { Issue } from '../quality/rules.ts';
import { scoreProducts } from '../quality/score.ts';
import type { Writer } from '../store/writer.ts';
import { joinOrderLines } from './joinOrderLines.ts';
import { loadProducts, type Product, type ProductRow } from './read.ts';

export interface ProductWrite {
  /** What is stored, null for a new product. */
  before: Product | null;
  input: ProductInput;
  sourceUpdatedAt?: number | null;
}
export interface Saved {
  id: number;
  changed: boolean;
  issues: Issue[];
}

/** Attributes by code, for every code these products mention. */
export const loadAttributes = async (db: Db, inputs: readonly Pick<ProductInput, 'attributes'>[]) => {
  const codes = [...new Set(inputs.flatMap(({ attributes }) => Object.keys(attributes)))];
  const rows = decodeRows(
    attributeTable,
    await selectIn(db, 'select id, code, type, options from attributes where code in (?)', codes, 'text'),
  ) as unknown as Attribute[];
  return new Map(rows.map((row) => [row.code, row]));
};

/** Why a product's attribute values cannot be saved; null when they can. */
export const attributeErrors = (known: ReadonlyMap<string, Attribute>, values: ProductInput['attributes']) => {
  const errors: Record<string, string> = {};
  for (const [code, value] of Object.entries(values)) {
    const attribute = known.get(code);
    if (!attribute) errors[code] = 'attributes.errors.unknown';
    else if (!isEmptyValue(value) && value !== null) {
      const error = valueError(attribute, value);
      if (error) errors[code] = error;
    }
  }
  return Object.keys(errors).length > 0 ? errors : null;
};

/** What counts as a change of a product. */
export const comparable = (input: ProductInput) => ({
  ...input,
  attributes: Object.fromEntries(
    Object.entries(input.attributes)
      .filter(([, value]) => !isEmptyValue(value))
      .sort(),
  ),
  categoryIds: [...new Set(input.categoryIds)].filter((id) => id !== input.primaryCategoryId).sort((a, b) => a - b),
  tags: [...new Set(input.tags)],
  variants: input.variants.map(({ id: _, ...variant }) => variant),
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
  variants: product.variants.map(({ id, sku, barcode, optionValues, cost, basePrice, originalPrice, weightGrams }) => ({
    id,
    sku,
    barcode,
    optionValues,
    cost,
    basePrice,
    originalPrice,
    weightGrams,
  })),
});

const rowOf = (input: ProductInput, writer: Writer, sourceUpdatedAt: number | null) => {
  const prices = input.variants.map(({ basePrice }) => basePrice);
  return {
    externalId: input.externalId,
    names: input.names,
    name: localize(input.names, writer.settings.language),
    descriptions: input.descriptions,
    brand: input.brand,
    status: input.status,
    primaryCategoryId: input.primaryCategoryId,
    options: input.options,
    images: input.images,
    tags: [...new Set(input.tags)],
    variantCount: input.variants.length,
    minPrice: Math.min(...prices),
    maxPrice: Math.max(...prices),
    sourceUpdatedAt,
    updatedAt: writer.now,
  };
};

const searchEntry = (id: number, input: ProductInput) => ({
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

/** Variants keep their row while their id, their SKU or their options are still there. */
const matchVariants = (before: Product, input: ProductInput) => {
  const left = new Map(before.variants.map((variant) => [variant.id, variant]));
  const take = (found: Product['variants'][number] | undefined) => {
    if (found) left.delete(found.id);
    return found;
  };
  const matched = input.variants.map((variant) => (variant.id === undefined ? undefined : take(left.get(variant.id))));
  for (const [at, variant] of input.variants.entries()) {
    const key = optionKey(variant.optionValues);
    matched[at] ??= take([...left.values()].find((one) => one.optionKey === key));
  }
  for (const [at, variant] of input.variants.entries()) {
    matched[at] ??= take([...left.values()].find((one) => variant.sku !== null && one.sku === variant.sku));
  }
  return { matched, removed: [...left.keys()] };
};

const writeVariants = async (tx: Db, writes: readonly { id: number; write: ProductWrite }[]) => {
  const fresh: (typeof variants.$inferInsert)[] = [];
  for (const { id, write } of writes) {
    const { matched, removed } = write.before ? matchVariants(write.before, write.input) : { matched: [], removed: [] };
    await selectIn(tx, 'delete from variants where id in (?)', removed, 'integer');
    const kept = matched.flatMap((variant) => variant ?? []);
    if (kept.length > 1) {
      // Option keys may be swapped between rows: park them where they cannot meet.
      await selectIn(
        tx,
        `update variants set option_key = 'moving ' || id where id in (?)`,
        kept.map((variant) => variant.id),
        'integer',
      );
    }
    for (const [position, { id: _, ...variant }] of write.input.variants.entries()) {
      const row = { ...variant, productId: id, position, optionKey: optionKey(variant.optionValues) };
      const known = matched[position];
      if (known) await updateRow(tx, variants, known.id, row);
      else fresh.push(row);
    }
  }
  await insertRows(tx, variants, fresh);
};

const writeParts = async (
  tx: Db,
  writes: readonly { id: number; write: ProductWrite }[],
  known: ReadonlyMap<string, Attribute>,
) => {
  const edited = writes.filter(({ write }) => write.before).map(({ id }) => id);
  for (const table of ['product_categories', 'product_tags', 'attribute_values']) {
    await selectIn(tx, `delete from ${table} where product_id in (?)`, edited, 'integer');
  }
  const categories: (typeof productCategories.$inferInsert)[] = [];
  const tags: (typeof productTags.$inferInsert)[] = [];
  const values: (typeof attributeValues.$inferInsert)[] = [];
  for (const { id, write } of writes) {
    const { input } = write;
    for (const categoryId of new Set(input.categoryIds)) {
      if (categoryId !== input.primaryCategoryId) categories.push({ productId: id, categoryId });
    }
    for (const tag of new Set(input.tags)) tags.push({ productId: id, tag });
    for (const [code, value] of Object.entries(input.attributes)) {
      const attribute = known.get(code);
      if (!attribute || value === null || isEmptyValue(value)) continue;
      values.push({ productId: id, attributeId: attribute.id, value: encodeValue(attribute.type, value) });
    }
  }
  await insertRows(tx, productCategories, categories);
  await insertRows(tx, productTags, tags);
  await insertRows(tx, attributeValues, values);
};

const checkCategories = async (tx: Db, writes: readonly ProductWrite[]) => {
  const ids = [
    ...new Set(
      writes.flatMap(({ input }) => [
        ...(input.primaryCategoryId ? [input.primaryCategoryId] : []),
        ...input.categoryIds,
      ]),
    ),
  ];
  const rows = await selectIn<{ id: number }>(tx, 'select id from categories where id in (?)', ids, 'integer');
  const known = new Set(rows.map(({ id }) => id));
  for (const { input } of writes) {
    if (input.primaryCategoryId !== null && !known.has(input.primaryCategoryId))
      throw invalid({ primaryCategoryId: 'categories.errors.unknownCategory' });
    if (input.categoryIds.some((id) => !known.has(id)))
      throw invalid({ categoryIds: 'categories.errors.unknownCategory' });
  }
};

/** Products elsewhere that share an SKU or a barcode with these: their duplicates come and go with them. */
const sharingCodes = async (
  tx: Db,
  coded: readonly Pick<Product['variants'][number], 'sku' | 'barcode'>[],
): Promise<number[]> => {
  const ids = new Set<number>();
  for (const column of ['sku', 'barcode'] as const) {
    const codes = [...new Set(coded.flatMap((variant) => variant[column] ?? []))];
    const rows = await selectIn<{ product_id: number }>(
      tx,
      `select distinct product_id from variants where ${column} in (?)`,
      codes,
      'text',
    );
    for (const { product_id } of rows) ids.add(product_id);
  }
  return [...ids];
};

/**
 * Saves products; answers each one's id, whether anything changed, and its open quality issues. Attribute values must
 * have been checked. Activation is the caller's to refuse.
 */
export const saveProducts = async (tx: Db, writer: Writer, writes: readonly ProductWrite[]): Promise<Saved[]> => {
  await checkCategories(tx, writes);
  const known = await loadAttributes(
    tx,
    writes.map(({ input }) => input),
  );
  const changes = writes.map(({ before, input }) =>
    before ? difference(comparable(inputOf(before)), comparable(input)) : null,
  );
  const fresh = writes.filter(({ before }) => !before);
  const ids = await insertRows(
    tx,
    products,
    fresh.map(({ input, sourceUpdatedAt = null }) => ({
      ...rowOf(input, writer, sourceUpdatedAt),
      createdAt: writer.now,
    })),
    { returning: true },
  );
  let next = 0;
  const identified = writes.map((write, at) => ({
    id: write.before?.id ?? ids[next++] ?? 0,
    write,
    changed: !write.before || changes[at] !== null,
    change: changes[at],
  }));
  const touched = identified.filter(({ changed }) => changed);
  for (const { id, write } of touched) {
    if (!write.before) continue;
    const row: Partial<ProductRow> = rowOf(write.input, writer, write.sourceUpdatedAt ?? write.before.sourceUpdatedAt);
    await updateRow(tx, products, id, { ...row, version: write.before.version + 1 });
  }
  await writeVariants(tx, touched);
  await writeParts(tx, touched, known);
  await indexForSearch(
    tx,
    'products',
    touched.map(({ id, write }) => searchEntry(id, write.input)),
  );
  const touchedWrites = touched.map(({ write }) => write);
  const coded = touchedWrites.flatMap(({ before, input }) => [...(before?.variants ?? []), ...input.variants]);
  const issues = await scoreProducts(tx, writer.now, [
    ...touched.map(({ id }) => id),
    ...(await sharingCodes(tx, coded)),
  ]);
  await joinOrderLines(
    tx,
    writer,
    touchedWrites.flatMap(({ input }) => input.variants.flatMap(({ sku }) => sku ?? [])),
  );

  await recordActivities(
    tx,
    touched.map(({ id, write, change }): Happening => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'products',
      recordId: id,
      recordName: localize(write.input.names, writer.settings.language),
      verb: write.before ? 'edit' : 'create',
      ...change,
    })),
  );
  return identified.map(({ id, changed }) => ({ id, changed, issues: issues.get(id) ?? [] }));
};

/** Writes the search entries of these products again. */
export const reindexProducts = async (tx: Db, ids: readonly number[]) => {
  const stored = await loadProducts(tx, ids);
  await indexForSearch(
    tx,
    'products',
    [...stored].map(([id, product]) => searchEntry(id, inputOf(product))),
  );
};

/** Removes products' rows and their search entries; variants and values follow, duplicates elsewhere are none any more. */
export const removeProducts = async (tx: Db, now: number, removed: readonly Product[]) => {
  const ids = removed.map(({ id }) => id);
  const sharing = await sharingCodes(
    tx,
    removed.flatMap(({ variants: own }) => own),
  );
  await selectIn(tx, 'delete from products where id in (?)', ids, 'integer');
  await indexForSearch(
    tx,
    'products',
    ids.map((id) => ({ id, text: '' })),
  );
  for (const id of ids) await query(tx, 'delete from quality_issues where product_id = ?', [id]);
  await scoreProducts(tx, now, sharing);
};
