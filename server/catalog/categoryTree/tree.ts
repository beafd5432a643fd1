/** Reading and rewriting the stored tree inside a transaction. */
import type { CategoryAttribute, Requirement } from '#contract/catalog/categories';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { query, rowsStatement, statement } from '#db/statements';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { invalidateAncestors } from './ancestorCache.ts';
import { effectiveBindings } from './rules.ts';
import { depthOfPath, idsOfPath, pathUnder } from '#shared/treePaths';

export type CategoryRow = typeof categories.$inferSelect;

const childrenOfRoot = statement<{ id: number }>(
  'select id from categories where parent_id is null order by position, id',
);
const childrenOf = statement<{ id: number }>(
  'select id from categories where parent_id = ? order by position, id',
);

/** Ids of a category's children (of the top level for null), in order. */
export const childIds = async (db: Db, parentId: number | null): Promise<number[]> =>
  (parentId === null ? await childrenOfRoot(db) : await childrenOf(db, parentId)).map(
    ({ id }) => id,
  );

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

const subtree = statement<{ id: number; path: string }>(
  `with recursive below(id) as (select id from categories where id = ? union all
     select c.id from categories c join below on c.parent_id = below.id)
   select c.id, c.path from categories c join below on below.id = c.id`,
);
/** Ids of a category and everything below it. */
export const subtreeIds = async (db: Db, id: number): Promise<number[]> =>
  (await subtree(db, id)).map((row) => row.id);

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

/** Bindings by category, of all categories on these paths. */
export const loadBindings = async (
  db: Db,
  paths: readonly string[],
): Promise<Map<number, CategoryAttribute[]>> => {
  const ids = [...new Set(paths.flatMap(idsOfPath))];
  const rows = await selectIn<{
    category_id: number;
    attribute_id: number;
    requirement: Requirement;
  }>(
    db,
    'select category_id, attribute_id, requirement from category_attributes where category_id in (?) order by id',
    ids,
    'integer',
  );
  const bindings = new Map<number, CategoryAttribute[]>();
  for (const { category_id, attribute_id, requirement } of rows) {
    const list = bindings.get(category_id);
    const binding = { attributeId: attribute_id, requirement };
    if (list) list.push(binding);
    else bindings.set(category_id, [binding]);
  }
  return bindings;
};

/** What holds in the category with this path. */
export const effectiveFor = (bindings: ReadonlyMap<number, CategoryAttribute[]>, path: string) =>
  effectiveBindings(idsOfPath(path).map((id) => bindings.get(id) ?? []));

export const countContents = async (db: Db, id: number) => {
  const [row] = await query<{ children: number; products: number }>(
    db,
    `select (select count(*) from categories where parent_id = ?) as children,
            (select count(*) from products where primary_category_id = ?) +
            (select count(*) from product_categories where category_id = ?) as products`,
    [id, id, id],
  );
  return row ?? { children: 0, products: 0 };
};
