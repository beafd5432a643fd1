/** Siblings of the category tree and their order. */
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { categories } from '#db/schema/catalog/categories';

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

/** Ids of a category's children in order; null for the top level. */
export const childIds = async (db: Db, parentId: number | null): Promise<number[]> =>
  (parentId === null ? await topCategories(db) : await childrenOf(db, { parentId })).map(
    ({ id }) => id,
  );

const setPositions = preparedRows(
  { id: categories.id, position: categories.position },
  {},
  (q, { rows, input }) =>
    q
      .update(categories)
      .set({ position: input.position })
      .from(rows)
      .where(and(eq(categories.id, input.id), ne(categories.position, input.position))),
);

/** Gives these siblings the positions 0…n-1 in this order. */
export const orderSiblings = (tx: Db, ids: readonly number[]) =>
  setPositions(
    tx,
    ids.map((id, position) => ({ id, position })),
  );
