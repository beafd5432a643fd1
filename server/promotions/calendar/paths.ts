/** Loads the ancestors and descendants of categories. */
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';

const allPaths = prepared({}, (q) =>
  q.select({ id: categories.id, path: categories.path }).from(categories),
);

export const loadPaths = async (db: Db) => {
  const paths = new Map(
    (await allPaths(db)).map(({ id, path }) => [id, path.split('/').filter(Boolean).map(Number)]),
  );
  return {
    /** A category with all its ancestors. */
    pathOf: (id: number): readonly number[] => paths.get(id) ?? [id],
    /** These categories with all their descendants. */
    under: (ids: ReadonlySet<number>): number[] =>
      [...paths].flatMap(([id, path]) => (path.some((above) => ids.has(above)) ? [id] : [])),
  };
};
