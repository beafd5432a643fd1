/** Loads the guards of a category's prices: its own, else those of its nearest ancestor, else the store's. */
import { isNotNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import type { Settings } from '#contract/platform/settings';
import { type CategoryGuards, inheritedGuards } from './rules.ts';

/** Guards for the products of a category; `null` means products without a category. */
export interface GuardsOf {
  (categoryId: number | null): CategoryGuards;
  /** False where no category has its own guards, so that the category of a product need not be loaded. */
  differ: boolean;
}

const guarded = prepared({}, (q) =>
  q
    .select({
      id: categories.id,
      minPrice: categories.minPrice,
      minMarginBps: categories.minMarginBps,
    })
    .from(categories)
    .where(or(isNotNull(categories.minPrice), isNotNull(categories.minMarginBps))),
);
const paths = prepared({}, (q) =>
  q.select({ id: categories.id, path: categories.path }).from(categories),
);

export const loadGuards = async (
  db: Db,
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
): Promise<GuardsOf> => {
  const own = new Map((await guarded(db)).map((row) => [row.id, row]));
  const root: CategoryGuards = { minPrice: null, minMarginBps };
  if (own.size === 0) return Object.assign(() => root, { differ: false });
  const known = new Map<number, CategoryGuards>();
  for (const { id, path } of await paths(db)) {
    const ancestors = path.split('/').map((ancestor) => own.get(Number(ancestor)));
    known.set(id, inheritedGuards(root, ancestors));
  }
  return Object.assign(
    (categoryId: number | null) => (categoryId === null ? root : (known.get(categoryId) ?? root)),
    {
      differ: true,
    },
  );
};

/** Written by hand: a recursive query from a category up to the root. */
const guardedPath = prepared({ id: categories.id }, (_, { id }) => {
  const columns = sql`${categories.parentId}, ${categories.minPrice}, ${categories.minMarginBps}, ${categories.depth}`;
  return sql<CategoryGuards>`with recursive up(parent_id, min_price, min_margin_bps, depth) as (
     select ${columns} from ${categories} where ${categories.id} = ${id}
     union all select ${columns} from ${categories} join up on ${categories.id} = up.parent_id)
   select min_price as "minPrice", min_margin_bps as "minMarginBps" from up
   where min_price is not null or min_margin_bps is not null order by depth`;
});

/** The guards for the products of one category, without loading the whole tree. */
export const loadCategoryGuards = async (
  db: Db,
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
  categoryId: number | null,
): Promise<CategoryGuards> => {
  const path = categoryId === null ? [] : await guardedPath(db, { id: categoryId });
  return inheritedGuards({ minPrice: null, minMarginBps }, path);
};
