/** Loads the categories and best sellers for which the demo store's promotions are planned. */
import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products, variants } from '#db/schema/catalog/products';
import { orderLines } from '#db/schema/orders/orders';
import { prices } from '#db/schema/pricing/prices';
import { dayOf } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import { daysAround, type SeedContext, type SeedVariant } from './seedContext.ts';

const MAX_BEST_SELLERS = 40;

const allCategories = prepared({}, (q) =>
  q.select({ id: categories.id, code: categories.code, path: categories.path }).from(categories),
);
const variantsBySales = prepared({ opening: prices.startsAt }, (q, { opening }) => {
  const sold = q
    .select({
      variantId: orderLines.variantId,
      units: sql<number>`sum(${orderLines.quantity})`.as('units'),
    })
    .from(orderLines)
    .groupBy(orderLines.variantId)
    .as('sold');
  return q
    .select({
      id: variants.id,
      sku: sql<string>`${variants.sku}`,
      price: prices.amount,
      path: categories.path,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(categories, eq(categories.id, products.primaryCategoryId))
    .innerJoin(
      prices,
      and(
        eq(prices.variantId, variants.id),
        eq(prices.listId, BASE_LIST_ID),
        eq(prices.minQuantity, 1),
        lte(prices.startsAt, opening),
        gt(prices.endsAt, opening),
      ),
    )
    .leftJoin(sold, eq(sold.variantId, variants.id))
    .where(and(eq(products.status, 'active'), isNotNull(variants.sku)))
    .orderBy(sql`coalesce(${sold.units}, 0) desc`, asc(variants.id));
});

/** `named`: ids of variants by SKU, for terms that refer to single variants. */
export const loadSeedContext = async (db: Db, { now, settings }: Writer, opening: number) => {
  const rows = await allCategories(db);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const goods = await variantsBySales(db, { opening });
  const bestSellers = new Map<string, SeedVariant[]>();
  for (const { path, ...variant } of goods)
    for (const id of path.split('/').filter(Boolean)) {
      const list = bestSellers.get(id) ?? [];
      bestSellers.set(id, list);
      if (list.length < MAX_BEST_SELLERS) list.push(variant);
    }
  const context: SeedContext = {
    ...daysAround(now, dayOf(now, settings.timeZone), settings.timeZone),
    category: (code) => {
      const row = byCode.get(code);
      if (!row) throw new Error(`There is no category ${code}`);
      return row.id;
    },
    bestSellers: (code) => bestSellers.get(String(byCode.get(code)?.id)) ?? [],
  };
  const ancestors = (code: string) =>
    (byCode.get(code)?.path ?? '').split('/').filter(Boolean).map(Number);
  return { context, ancestors, named: new Map(goods.map(({ sku, id }) => [sku, id])) };
};
