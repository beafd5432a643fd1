/** Loads and rewrites the subtree of a category. */
import type { Db } from '#db';
import { rowsStatement, statement } from '#db/statements';
import { depthOfPath, pathUnder } from '#shared/treePaths';
import { invalidateAncestors } from './ancestorCache.ts';
import type { CategoryRow } from './categoryRow.ts';

// By hand: the builder has no recursive queries.
const subtree = statement<{ id: number; path: string }>(
  `with recursive below(id) as (select id from categories where id = ? union all
     select c.id from categories c join below on c.parent_id = below.id)
   select c.id, c.path from categories c join below on below.id = c.id`,
);

/** Ids of a category and all its descendants. */
export const subtreeIds = async (db: Db, id: number): Promise<number[]> =>
  (await subtree(db, id)).map((row) => row.id);

// By hand: one statement updates a whole subtree.
const setPaths = rowsStatement(
  { id: 'integer', path: 'text', depth: 'integer' },
  (input) =>
    `update categories set path = input.path, depth = input.depth from ${input} where categories.id = input.id`,
);

/** Rewrites the paths of a subtree after its root moved to another parent. */
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
