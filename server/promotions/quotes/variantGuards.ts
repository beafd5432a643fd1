/** Loads the guards that variants inherit from their categories and the store. */
import { and, inArray, isNotNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import type { CategoryGuards } from '../../pricing/guards/rules.ts';
import type { Settings } from '#contract/platform/settings';
import type { VariantRow } from './variantRows.ts';
import { categoriesOn } from './parseColumns.ts';

const categoryGuards = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q
    .select({
      id: categories.id,
      minPrice: categories.minPrice,
      minMarginBps: categories.minMarginBps,
    })
    .from(categories)
    .where(
      and(
        or(isNotNull(categories.minPrice), isNotNull(categories.minMarginBps)),
        inArray(categories.id, ids),
      ),
    ),
);

/** The guards that products inherit: those of the nearest category that has any, else the store's. */
export const loadGuards = async (
  db: Db,
  rows: readonly VariantRow[],
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
): Promise<(row: VariantRow) => CategoryGuards> => {
  const ids = new Set(rows.flatMap(({ primary_path }) => categoriesOn(primary_path ?? '')));
  const guarded = await categoryGuards(db, { ids: [...ids] });
  const store: CategoryGuards = { minPrice: null, minMarginBps };
  if (guarded.length === 0) return () => store;
  const own = new Map(guarded.map((row) => [row.id, row]));
  return ({ primary_path }) => {
    const guards = { ...store };
    // From the root down, so that nearer categories override their ancestors.
    for (const id of categoriesOn(primary_path ?? '')) {
      guards.minPrice = own.get(id)?.minPrice ?? guards.minPrice;
      guards.minMarginBps = own.get(id)?.minMarginBps ?? guards.minMarginBps;
    }
    return guards;
  };
};
