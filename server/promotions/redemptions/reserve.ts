/**
 * Reserves everything that an order was quoted, or nothing. Orders that wait at the same time are reserved in one
 * batch.
 */
import type { RedemptionInput } from '#contract/promotions/quotes';
import type { Connection } from '#db';
import type { Work } from '../../platform/http/context.ts';
import { cachedPromotions } from '../quotes/promotionCache.ts';
import { Batcher } from '../quotes/batcher.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { type RedemptionRow, toRedemption } from './record.ts';
import { type Order, basketHash } from './order.ts';
import { reserveAll } from './reserveAll.ts';
import { settlePaid } from './settlePaid.ts';
import { refusalRecorder } from './recordRefusal.ts';

const batchers = new WeakMap<Connection, Batcher<Order, RedemptionRow>>();
const batcherOf = (connection: Connection) => {
  let known = batchers.get(connection);
  if (!known) {
    known = new Batcher(
      async (orders) => {
        const [{ writer }] = orders as [Order];
        // Loaded outside the transaction, so that a new version is cached for the next batch.
        await cachedPromotions(connection, connection.db, writer.settings, writer.now, writer.now);
        return connection.transaction(async (tx) =>
          settlePaid(tx, orders, await reserveAll(tx, connection, orders)),
        );
      },
      ({ input }) => input.orderId,
    );
    batchers.set(connection, known);
  }
  return known;
};

/** Reserves one order in a transaction of its own, which stores the response. */
const reserveAlone = async ({ connection, transaction }: Work, order: Order) => {
  const { settings, now } = order.writer;
  await cachedPromotions(connection, connection.db, settings, now, now);
  return transaction(async (tx) => {
    const [settled] = await settlePaid(tx, [order], await reserveAll(tx, connection, [order]));
    if (!settled || 'error' in settled) throw settled?.error;
    return toRedemption(settled.value);
  });
};

/** Reserves everything that the basket uses, or throws with the reason; a repeat returns the first result. */
export const reserveRedemption = async (context: Work, input: RedemptionInput) => {
  const writer = await writerOf(context);
  const order = { writer, input, requestHash: basketHash(input) };
  return refusalRecorder(
    context,
    order,
  )(
    context.storesAnswer
      ? reserveAlone(context, order)
      : batcherOf(context.connection).ask(order).then(toRedemption),
  );
};
