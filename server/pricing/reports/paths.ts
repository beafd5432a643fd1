/** Loads categories with their ancestors. */
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { idsOfPath } from '#shared/treePaths';

const paths = prepared({}, (q) =>
  q.select({ id: categories.id, path: categories.path }).from(categories),
);

/** The ids from the root to the category, for each category. */
export const readPaths = async (db: Db): Promise<Map<number, number[]>> =>
  new Map((await paths(db)).map(({ id, path }) => [id, idsOfPath(path)]));
