/** Loads and rewrites the subtree of a category. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { categories } from '#db/schema/catalog/categories';
import { depthOfPath, pathUnder } from '#shared/treePaths';
import { invalidateAncestors } from './ancestorCache.ts';
import type { CategoryRow } from './categoryRow.ts';

// By hand: the builder has no recursive queries.
const subtree = prepared(
  { id: categories.id },
  (_, { id }) => sql<
    Pick<CategoryRow, 'id' | 'path'>
  >`with recursive below(id) as (select ${categories.id} from ${categories} where ${categories.id} = ${id} union all
     select ${categories.id} from ${categories} join below on ${categories.parentId} = below.id)
   select ${categories.id}, ${categories.path} from ${categories} join below on below.id = ${categories.id}`,
);

/** Ids of a category and all its descendants. */
export const subtreeIds = async (db: Db, id: number): Promise<number[]> =>
  (await subtree(db, { id })).map((row) => row.id);

const setPaths = preparedRows(
  { id: categories.id, path: categories.path, depth: categories.depth },
  {},
  (q, { rows, input }) =>
    q
      .update(categories)
      .set({ path: input.path, depth: input.depth })
      .from(rows)
      .where(eq(categories.id, input.id)),
);

/** Rewrites the paths of a subtree after its root moved to another parent. */
export const rewritePaths = async (tx: Db, root: CategoryRow, parentPath: string | null) => {
  const path = pathUnder(parentPath, root.id);
  const rows = await subtree(tx, { id: root.id });
  await setPaths(
    tx,
    rows.map((row) => {
      const moved = path + row.path.slice(root.path.length);
      return { id: row.id, path: moved, depth: depthOfPath(moved) };
    }),
  );
  await invalidateAncestors(tx);
};
