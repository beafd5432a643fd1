/** How many records of each kind a store has. */
import { count } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products, variants } from '#db/schema/catalog/products';
import { members } from '#db/schema/members/members';
import { events } from '#db/schema/orders/events';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';

const TABLES = { categories, products, variants, members, orders, returns, events };
export type Counts = Record<keyof typeof TABLES, number>;

const STATEMENTS = Object.entries(TABLES).map(
  ([name, table]) => [name, prepared({}, (q) => q.select({ n: count() }).from(table))] as const,
);

export const countStore = async (db: Db): Promise<Counts> =>
  Object.fromEntries(
    await Promise.all(
      STATEMENTS.map(async ([name, countRows]) => [name, (await countRows(db))[0]?.n ?? 0]),
    ),
  ) as Counts;
