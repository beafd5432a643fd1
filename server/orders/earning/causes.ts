/** The orders and returns that caused entries of the ledgers of members. */
import { inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { type CauseSource, UNNAMED } from '../../members/points/causes.ts';

const ordersOf = prepared({ keys: many(orders.externalId) }, (q, { keys }) =>
  q
    .select({ id: orders.id, name: orders.externalId })
    .from(orders)
    .where(inArray(orders.externalId, keys)),
);
const returnsOf = prepared({ keys: many(returns.externalId) }, (q, { keys }) =>
  q
    .select({ id: returns.id, name: returns.externalId })
    .from(returns)
    .where(inArray(returns.externalId, keys)),
);

export const ORDER_CAUSES: readonly CauseSource[] = [
  {
    source: 'order',
    load: async (db, keys) =>
      new Map(
        (await ordersOf(db, { keys: [...keys] })).map(({ id, name }) => [
          name,
          { ...UNNAMED, record: { resource: 'orders', id }, name },
        ]),
      ),
  },
  {
    source: 'return',
    load: async (db, keys) =>
      new Map(
        (await returnsOf(db, { keys: [...keys] })).map(({ id, name }) => [
          name,
          { ...UNNAMED, record: { resource: 'returns', id }, name },
        ]),
      ),
  },
];
