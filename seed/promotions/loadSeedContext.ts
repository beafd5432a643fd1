/** Loads the categories and best sellers for which the demo store's promotions are planned. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { dayOf } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import { daysAround, type SeedContext, type SeedVariant } from './seedContext.ts';

const MAX_BEST_SELLERS = 40;

/** `named`: ids of variants by SKU, for terms that refer to single variants. */
export const loadSeedContext = async (db: Db, { now, settings }: Writer, opening: number) => {
  const rows = await query<{ id: number; code: string; path: string }>(
    db,
    'select id, code, path from categories',
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const goods = await query<SeedVariant & { path: string }>(
    db,
    `select v.id, v.sku, r.amount as price, c.path from variants v join products p on p.id = v.product_id
       join categories c on c.id = p.primary_category_id
       join prices r on r.variant_id = v.id and r.list_id = 1 and r.min_quantity = 1 and r.starts_at <= ? and r.ends_at > ?
       left join (select variant_id, sum(quantity) as units from order_lines group by variant_id) sold
         on sold.variant_id = v.id
     where p.status = 'active' and v.sku is not null order by coalesce(sold.units, 0) desc, v.id`,
    [opening, opening],
  );
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
