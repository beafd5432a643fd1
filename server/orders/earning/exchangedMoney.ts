/** What exchanges changed of what customers paid for their orders: later domains know it. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { ExchangedMoney } from './exchanged.ts';

/** By the store's order ids, of those of these orders of which goods were exchanged for dearer or cheaper ones. */
export const exchangedMoney = new Hook<
  (tx: Db, orderIds: readonly string[]) => Promise<ReadonlyMap<string, readonly ExchangedMoney[]>>
>('exchangedMoney');

export const loadExchangedMoney = async (
  tx: Db,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ExchangedMoney[]>> => {
  const exchanged = new Map<string, readonly ExchangedMoney[]>();
  for (const load of exchangedMoney.parts)
    for (const [orderId, own] of await load(tx, orderIds))
      exchanged.set(orderId, [...(exchanged.get(orderId) ?? []), ...own]);
  return exchanged;
};
