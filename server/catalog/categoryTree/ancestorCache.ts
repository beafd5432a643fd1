/** Caches the ancestors of categories from one transaction to the next, until a category moves. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import { type Ancestors } from './rules.ts';
import { idsOfPath } from '#shared/treePaths';

const versionOf = statement<{ version: number }>('select version from category_tree where id = 1');
const setVersion = statement(
  `insert into category_tree (id, version) values (1, ?) on conflict (id) do update set version = excluded.version`,
);
const MAX_VERSION = 2_147_483_647;

/**
 * Call in the transaction in which categories come, go, or come to lie elsewhere. By chance and not by counting: what is
 * taken back leaves no copy that could be taken for a later one.
 */
export const invalidateAncestors = (tx: Db) =>
  setVersion(tx, Math.floor(Math.random() * MAX_VERSION));

interface Copy {
  version: number | undefined;
  ancestors: Map<number, readonly number[]>;
}
const copies = new WeakMap<Db, Copy>();

export interface AncestorCache {
  ancestors: Ancestors;
  /** Loads the ancestors of these categories; `ancestors` answers them only afterwards. */
  load: (categoryIds: Iterable<number | null>) => Promise<void>;
}

/** The ancestors as this transaction sees them. */
export const loadAncestors = async (db: Db): Promise<AncestorCache> => {
  const [row] = await versionOf(db);
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
      const select = 'select id, path from categories where id in (?)';
      const rows = await selectIn<{ id: number; path: string }>(
        db,
        select,
        [...missing],
        'integer',
      );
      for (const { id, path } of rows) ancestors.set(id, idsOfPath(path));
    },
  };
};
