/** The guards of a category's prices: its own, else its nearest ancestor's, else the store's. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Guards } from './margins.ts';
import type { Settings } from '../../platform/settings/read.ts';

export interface CategoryGuards {
  minPrice: number | null;
  /** Basis points of the price. */
  minMarginBps: number | null;
}
/** Guards that a category hands down; null for products without one. */
export interface GuardsOf {
  (categoryId: number | null): CategoryGuards;
  /** False where every category says what the settings say, so that nobody has to ask for a product's. */
  differ: boolean;
}

const guarded = statement<{ id: number; min_price: number | null; min_margin_bps: number | null }>(
  'select id, min_price, min_margin_bps from categories where min_price is not null or min_margin_bps is not null',
);
const paths = statement<{ id: number; path: string }>('select id, path from categories');

export const loadGuards = async (
  db: Db,
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
): Promise<GuardsOf> => {
  const own = new Map((await guarded(db)).map((row) => [row.id, row]));
  const root: CategoryGuards = { minPrice: null, minMarginBps };
  if (own.size === 0) return Object.assign(() => root, { differ: false });
  const known = new Map<number, CategoryGuards>();
  for (const { id, path } of await paths(db)) {
    const guards = { ...root };
    // From the root down: what is nearer is said later.
    for (const ancestor of path.split('/')) {
      const row = own.get(Number(ancestor));
      if (row?.min_price != null) guards.minPrice = row.min_price;
      if (row?.min_margin_bps != null) guards.minMarginBps = row.min_margin_bps;
    }
    known.set(id, guards);
  }
  return Object.assign(
    (categoryId: number | null) => (categoryId === null ? root : (known.get(categoryId) ?? root)),
    {
      differ: true,
    },
  );
};

const guardedPath = statement<{ min_price: number | null; min_margin_bps: number | null }>(
  `with recursive up(parent_id, min_price, min_margin_bps, depth) as (
     select parent_id, min_price, min_margin_bps, depth from categories where id = ?
     union all select c.parent_id, c.min_price, c.min_margin_bps, c.depth from categories c join up on c.id = up.parent_id)
   select min_price, min_margin_bps from up
   where min_price is not null or min_margin_bps is not null order by depth`,
);

/** What one category hands down, without reading the whole tree. */
export const guardsOfCategory = async (
  db: Db,
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
  categoryId: number | null,
): Promise<CategoryGuards> => {
  const guards: CategoryGuards = { minPrice: null, minMarginBps };
  for (const { min_price, min_margin_bps } of categoryId === null
    ? []
    : await guardedPath(db, categoryId)) {
    guards.minPrice = min_price ?? guards.minPrice;
    guards.minMarginBps = min_margin_bps ?? guards.minMarginBps;
  }
  return guards;
};

/** A variant's guards, with what it leaves open from its category. */
export const guardsOfVariant = (
  { cost, minPrice, minMarginBps }: Guards,
  category: CategoryGuards,
): Guards => ({
  cost,
  minPrice: minPrice ?? category.minPrice,
  minMarginBps: minMarginBps ?? category.minMarginBps,
});
