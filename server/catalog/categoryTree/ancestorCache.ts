/** Caches the ancestors of categories across transactions, until the tree changes. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { excluded, nameOf, namesOf } from '#db/names';
import { many, prepared } from '#db/prepared';
import { categories, categoryTree } from '#db/schema/catalog/categories';
import { type Ancestors } from './rules.ts';
import { idsOfPath } from '#shared/treePaths';

const treeVersion = prepared({}, (q) =>
  q.select({ version: categoryTree.version }).from(categoryTree).where(eq(categoryTree.id, 1)),
);
const pathsOf = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q
    .select({ id: categories.id, path: categories.path })
    .from(categories)
    .where(inArray(categories.id, ids)),
);
// By hand: `prepared` has no inserts.
const setVersion = prepared(
  { version: categoryTree.version },
  (_, { version }) =>
    sql`insert into ${categoryTree} (${namesOf(categoryTree.id, categoryTree.version)}) values (1, ${version})
      on conflict (${nameOf(categoryTree.id)})
      do update set ${nameOf(categoryTree.version)} = ${excluded(categoryTree.version)}`,
);
const MAX_VERSION = 2_147_483_647;

/**
 * Must be called in every transaction that creates, deletes or moves categories. The version is a random number, not a
 * counter: after a rollback a counter would reach the same number again, and an outdated cache would be taken for the
 * current one.
 */
export const invalidateAncestors = (tx: Db) =>
  setVersion(tx, { version: Math.floor(Math.random() * MAX_VERSION) });

interface Copy {
  version: number | undefined;
  ancestors: Map<number, readonly number[]>;
}
const copies = new WeakMap<Db, Copy>();

export interface AncestorCache {
  ancestors: Ancestors;
  /** Loads the ancestors of these categories; call it before `ancestors`. */
  load: (categoryIds: Iterable<number | null>) => Promise<void>;
}

/** The ancestors of categories as this transaction sees them. */
export const loadAncestors = async (db: Db): Promise<AncestorCache> => {
  const [row] = await treeVersion(db);
  let copy = copies.get(db);
  if (!copy || copy.version !== row?.version)
    copies.set(db, (copy = { version: row?.version, ancestors: new Map() }));
  const { ancestors } = copy;
  return {
    ancestors: (categoryId) => ancestors.get(categoryId) ?? [],
    load: async (categoryIds) => {
      const missing = new Set<number>();
      for (const id of categoryIds) if (id !== null && !ancestors.has(id)) missing.add(id);
      if (missing.size === 0) return;
      const rows = await pathsOf(db, { ids: [...missing] });
      for (const { id, path } of rows) ancestors.set(id, idsOfPath(path));
    },
  };
};
