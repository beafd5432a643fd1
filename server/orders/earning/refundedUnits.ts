/**
 * What returns of refunds made here do not say: the units that refunds without goods use up, since earnings are taken back
 * by units; and what units were worth more or less because they had been exchanged.
 */
import type { Db } from '#db';
import { loadOwnRefunds } from '../returns/ownRefunds.ts';
import { isOwnReturn, returnIdOf } from '../returns/ownReturnIds.ts';

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

/** The returns, those of refunds made here with all that these say of their units. */
export const withRefundedUnits = async <G extends Goods, T extends Told<G>>(
  db: Db,
  returns: readonly (T & Told<G>)[],
) => {
  const own = returns.filter(({ externalId }) => isOwnReturn(externalId));
  const orderIds = new Set(own.flatMap(({ orderId }) => orderId ?? []));
  const refunded = new Map(
    (await loadOwnRefunds(db, [...orderIds])).flatMap(({ id, lines }) =>
      lines.map((line) => [keyOf(returnIdOf(id), line.lineId), line] as const),
    ),
  );
  return returns.map((one) => ({
    ...one,
    goods: one.goods.map((goods) => {
      const line = refunded.get(keyOf(one.externalId, goods.lineId ?? ''));
      return {
        ...goods,
        quantity: goods.quantity || (line?.units ?? 0),
        besides: line?.difference ?? 0,
      };
    }),
  }));
};
