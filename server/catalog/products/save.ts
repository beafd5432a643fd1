/** Writes whole products, many at once: rows, variants, categories, tags, values, search, quality, joined order lines. */
import type { ProductInput } from '#contract/catalog/products';
import { getTableColumns } from 'drizzle-orm';
import { localize } from '#shared/localization';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { products } from '#db/schema/catalog/products';
import { indexForSearch } from '#db/search';
import { query } from '#db/statements';
import {
  difference,
  type ActivityEntry,
  recordActivities,
} from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Issue } from '../quality/rules.ts';
import { scoreProducts } from '../quality/score.ts';
import { writeBasePrices } from '../../pricing/prices/basePrices.ts';
import type { Pricing } from '../../pricing/prices/pricing.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { movedCodes, newSkus, sharingCodes } from './codes.ts';
import { changesQuality, comparable, INPUT_KEYS, inputOf, pick, searchEntry } from './compare.ts';
import { afterNewSkus } from './afterNewSkus.ts';
import { type Edited, loadProducts, type Product, type ProductRow } from './read.ts';
import { writeParts } from './writeParts.ts';
import { withGuards, writeVariants } from './writeVariants.ts';

export interface ProductWrite {
  /** What is stored, null for a new product. */
  before: Product | null;
  input: ProductInput;
  sourceUpdatedAt?: number | null;
}
/** Prices of the variants whose base price is another, where they have been read. */
interface Known {
  pricing?: Pricing | undefined;
}
export interface Saved extends Edited {
  id: number;
  changed: boolean;
  issues: Issue[];
}

type StoredKey = keyof ProductInput & keyof ProductRow & keyof typeof products;
/** Fields of the contract that are columns of the product's row. */
const STORED_KEYS = INPUT_KEYS.filter((key): key is StoredKey => key in getTableColumns(products));

const rowOf = (input: ProductInput, writer: Writer, sourceUpdatedAt: number | null) => ({
  ...pick(input, STORED_KEYS),
  name: localize(input.names, writer.settings.language),
  tags: [...new Set(input.tags)],
  variantCount: input.variants.length,
  sourceUpdatedAt,
  updatedAt: writer.now,
});

const checkCategories = async (tx: Db, writes: readonly ProductWrite[]) => {
  const ids = [
    ...new Set(
      writes.flatMap(({ input }) => [
        ...(input.primaryCategoryId ? [input.primaryCategoryId] : []),
        ...input.categoryIds,
      ]),
    ),
  ];
  const rows = await selectIn<{ id: number }>(
    tx,
    'select id from categories where id in (?)',
    ids,
    'integer',
  );
  const known = new Set(rows.map(({ id }) => id));
  for (const { input } of writes) {
    if (input.primaryCategoryId !== null && !known.has(input.primaryCategoryId))
      throw invalid({ primaryCategoryId: 'categories.errors.unknownCategory' });
    if (input.categoryIds.some((id) => !known.has(id)))
      throw invalid({ categoryIds: 'categories.errors.unknownCategory' });
  }
};

/** Columns of an edited product that differ. */
const columnsOf = (
  row: ReturnType<typeof rowOf>,
  changed: ReadonlySet<string>,
): Partial<ProductRow> => ({
  ...Object.fromEntries(Object.entries(row).filter(([key]) => changed.has(key))),
  ...(changed.has('names') && { name: row.name }),
  ...(changed.has('variants') && { variantCount: row.variantCount }),
  sourceUpdatedAt: row.sourceUpdatedAt,
  updatedAt: row.updatedAt,
});

/**
 * Saves products; answers each one's id, whether anything changed, and its open quality issues where they were looked
 * at again (always when it is new or its status changes). Attribute values must have been checked. Activation is the
 * caller's to refuse.
 */
export const saveProducts = async (
  tx: Db,
  writer: Writer,
  sent: readonly ProductWrite[],
  { pricing }: Known = {},
): Promise<Saved[]> => {
  const writes = sent.map((write) => ({ ...write, input: withGuards(write.before, write.input) }));
  const changes = writes.map(({ before, input }) =>
    before ? difference(comparable(inputOf(before)), comparable(input)) : null,
  );
  const names = changes.map((change) => new Set(Object.keys(change?.after ?? {})));
  await checkCategories(
    tx,
    writes.filter(
      ({ before }, index) =>
        !before || ['primaryCategoryId', 'categoryIds'].some((key) => names[index]?.has(key)),
    ),
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
  const identified = writes.map(({ before, input, sourceUpdatedAt }, index) => ({
    id: before?.id ?? ids[next++] ?? 0,
    before,
    input,
    sourceUpdatedAt: sourceUpdatedAt ?? before?.sourceUpdatedAt ?? null,
    touched: !before || changes[index] !== null,
    change: changes[index],
    changed: before ? (names[index] ?? null) : null,
  }));
  const touched = identified.filter((one) => one.touched);
  const columns = new Map<number, Partial<ProductRow>>();
  for (const { id, before, input, sourceUpdatedAt, changed } of touched) {
    if (!before || !changed) continue;
    const row = {
      ...columnsOf(rowOf(input, writer, sourceUpdatedAt), changed),
      version: before.version + 1,
    };
    await updateRow(tx, products, id, row);
    columns.set(id, row);
  }
  const { priced, kept } = await writeVariants(
    tx,
    touched.filter(({ changed }) => !changed || changed.has('variants')),
    writer.now,
  );
  await writeBasePrices(tx, writer, priced, pricing);
  await writeParts(tx, touched);
  await indexForSearch(
    tx,
    'products',
    touched.flatMap(({ id, before, input }) => {
      const entry = searchEntry(id, input);
      return before && searchEntry(id, inputOf(before)).text === entry.text ? [] : [entry];
    }),
  );
  const rated = touched.filter(
    ({ before, input, changed }) => !before || !changed || changesQuality(before, input, changed),
  );
  const sharing = await sharingCodes(tx, movedCodes(touched));
  const issues = await scoreProducts(tx, writer.now, [...rated.map(({ id }) => id), ...sharing]);
  const skus = newSkus(touched);
  for (const link of afterNewSkus.parts) await link(tx, writer, skus);
  await recordActivities(
    tx,
    touched.map(({ id, before, input, change }): ActivityEntry => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'products',
      recordId: id,
      recordName: localize(input.names, writer.settings.language),
      verb: before ? 'edit' : 'create',
      ...change,
    })),
  );
  return identified.map(({ id, touched: wasTouched, changed }) => ({
    id,
    changed: wasTouched,
    issues: issues.get(id) ?? [],
    fields: changed ?? new Set(),
    columns: columns.get(id) ?? {},
    variants: kept.get(id) ?? null,
    rated: issues.has(id),
  }));
};

/** Writes the search entries of these products again. */
export const reindexProducts = async (tx: Db, ids: readonly number[]) => {
  // Search knows no prices: any instant will do.
  const stored = await loadProducts(tx, ids, 0);
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
