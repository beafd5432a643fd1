/** Reads the stored category tree and rewrites its order and paths inside a transaction. */
import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories, categoryAttributes } from '#db/schema/catalog/categories';
import { productCategories, products } from '#db/schema/catalog/products';
import { rowsStatement, statement } from '#db/statements';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { invalidateAncestors } from './ancestorCache.ts';
import { effectiveBindings } from './rules.ts';
import { depthOfPath, idsOfPath, pathUnder } from '#shared/treePaths';

export type CategoryRow = typeof categories.$inferSelect;

const topCategories = prepared({}, (q) =>
  q
    .select({ id: categories.id })
    .from(categories)
    .where(isNull(categories.parentId))
    .orderBy(asc(categories.position), asc(categories.id)),
);
const childrenOf = prepared({ parentId: categories.parentId }, (q, { parentId }) =>
  q
    .select({ id: categories.id })
    .from(categories)
    .where(eq(categories.parentId, parentId))
    .orderBy(asc(categories.position), asc(categories.id)),
);

/** Ids of a category's children (of the top level for null), in order. */
export const childIds = async (db: Db, parentId: number | null): Promise<number[]> =>
  (parentId === null ? await topCategories(db) : await childrenOf(db, { parentId })).map(
    ({ id }) => id,
  );

// By hand: one statement moves any number of siblings.
const setPositions = rowsStatement(
  { id: 'integer', position: 'integer' },
  (input) =>
    `update categories set position = input.position from ${input} where categories.id = input.id and categories.position <> input.position`,
);
/** Gives these siblings the positions 0…n-1 in this order. */
export const orderSiblings = (tx: Db, ids: readonly number[]) =>
  setPositions(
    tx,
    ids.map((id, index) => [id, index]),
  );

/** The parent's row, null for the top level; a parent that does not exist is the field's error. */
export const parentRow = async (
  tx: Db,
  parentId: number | null,
  field = 'parentId',
): Promise<CategoryRow | null> => {
  if (parentId === null) return null;
  const row = await findRow(tx, categories, parentId);
  if (!row) throw invalid({ [field]: 'categories.errors.unknownCategory' });
  return row;
};

// By hand: the builder has no recursive queries.
const subtree = statement<{ id: number; path: string }>(
  `with recursive below(id) as (select id from categories where id = ? union all
     select c.id from categories c join below on c.parent_id = below.id)
   select c.id, c.path from categories c join below on below.id = c.id`,
);
/** Ids of a category and everything below it. */
export const subtreeIds = async (db: Db, id: number): Promise<number[]> =>
  (await subtree(db, id)).map((row) => row.id);

// By hand: one statement rewrites a whole subtree.
const setPaths = rowsStatement(
  { id: 'integer', path: 'text', depth: 'integer' },
  (input) =>
    `update categories set path = input.path, depth = input.depth from ${input} where categories.id = input.id`,
);
/** Rewrites the paths of a subtree after its root went under another parent. */
export const rewritePaths = async (tx: Db, root: CategoryRow, parentPath: string | null) => {
  const path = pathUnder(parentPath, root.id);
  const rows = await subtree(tx, root.id);
  await setPaths(
    tx,
    rows.map((row) => {
      const moved = path + row.path.slice(root.path.length);
      return [row.id, moved, depthOfPath(moved)];
    }),
  );
  await invalidateAncestors(tx);
};

const bindingsOf = prepared({ ids: many(categoryAttributes.categoryId) }, (q, { ids }) =>
  q
    .select({
      categoryId: categoryAttributes.categoryId,
      attributeId: categoryAttributes.attributeId,
      requirement: categoryAttributes.requirement,
    })
    .from(categoryAttributes)
    .where(inArray(categoryAttributes.categoryId, ids))
    .orderBy(asc(categoryAttributes.id)),
);
/** Bindings by category, of all categories on these paths. */
export const loadBindings = async (
  db: Db,
  paths: readonly string[],
): Promise<Map<number, CategoryAttribute[]>> => {
  const rows = await bindingsOf(db, { ids: [...new Set(paths.flatMap(idsOfPath))] });
  const bindings = new Map<number, CategoryAttribute[]>();
  for (const { categoryId, ...binding } of rows) {
    const list = bindings.get(categoryId);
    if (list) list.push(binding);
    else bindings.set(categoryId, [binding]);
  }
  return bindings;
};

/** The attributes required in the category with this path: its own bindings and those it inherits. */
export const effectiveFor = (bindings: ReadonlyMap<number, CategoryAttribute[]>, path: string) =>
  effectiveBindings(idsOfPath(path).map((id) => bindings.get(id) ?? []));

// By hand: the builder has no select without a table.
const contentsOf = prepared(
  { id: categories.id },
  (_, { id }) => sql<{ children: number; products: number }>`select
    (select count(*) from ${categories} where ${categories.parentId} = ${id}) as children,
    (select count(*) from ${products} where ${products.primaryCategoryId} = ${id}) +
    (select count(*) from ${productCategories} where ${productCategories.categoryId} = ${id}) as products`,
);
/** How many children and products a category has, its subtree not counted. */
export const countContents = async (db: Db, id: number) =>
  (await contentsOf(db, { id }))[0] ?? { children: 0, products: 0 };
