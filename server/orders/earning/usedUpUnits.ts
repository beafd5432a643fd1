/** The units that refunds without goods use up: their returns have money only, but earnings are taken back by units. */
import type { Db } from '#db';
import { isOwnReturn, loadOwnRefunds, returnIdOf } from '../returns/ownRefunds.ts';

interface Goods {
  quantity: number;
  /** As the return named the line of the order. */
  lineId: string | null;
}
interface Told<G extends Goods> {
  orderId: number | null;
  externalId: string;
  goods: readonly G[];
}

const keyOf = (externalId: string, lineId: string) => JSON.stringify([externalId, lineId]);

/** The returns, those of refunds made here with all units that these use up. */
export const withUsedUpUnits = async <G extends Goods, T extends Told<G>>(
  db: Db,
  returns: readonly (T & Told<G>)[],
): Promise<(T & Told<G>)[]> => {
  const withoutUnits = returns.filter(
    ({ externalId, goods }) =>
      isOwnReturn(externalId) && goods.some(({ quantity }) => quantity === 0),
  );
  if (withoutUnits.length === 0) return [...returns];
  const orderIds = new Set(withoutUnits.flatMap(({ orderId }) => orderId ?? []));
  const used = new Map(
    (await loadOwnRefunds(db, [...orderIds])).flatMap(({ id, lines }) =>
      lines.map(({ lineId, units }) => [keyOf(returnIdOf(id), lineId), units] as const),
    ),
  );
  return returns.map((one) => ({
    ...one,
    goods: one.goods.map((goods) => ({
      ...goods,
      quantity: goods.quantity || (used.get(keyOf(one.externalId, goods.lineId ?? '')) ?? 0),
    })),
  }));
};
