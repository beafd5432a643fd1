/** Replaces the redemption of an order that changed before it was shipped. */
import { and, eq, inArray } from 'drizzle-orm';
import type { AmendmentInput } from '#contract/promotions/quotes';
import type { Redemption } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { orRefuse } from '../../members/points/spendPoints.ts';
import { earnByPayment } from '../../orders/earning/earnByOrders.ts';
import type { Work } from '../../platform/http/context.ts';
import { conflict, notFound } from '../../platform/http/errors.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { loadPastPromotions } from '../quotes/past/promotions.ts';
import { loadPastShopper } from '../quotes/past/shopper.ts';
import { loadHeldPromotions } from './heldPromotions.ts';
import { basketHash, type Order } from './order.ts';
import { releaseHeld, restoreRest, spendHeld } from './pointsOfOrder.ts';
import { findRedemption, type RedemptionRow, toRedemption } from './record.ts';
import { refusalRecorder } from './recordRefusal.ts';
import { releaseUsages } from './releaseUsages.ts';
import { reserveAll } from './reserveAll.ts';
import { returnOnRecord } from './return.ts';
import { getRedemption, setStatus } from './status.ts';
import { checkUnredeemedOrder } from './unredeemed/check.ts';

const onItsWay = prepared({ orderId: orders.externalId }, (q, { orderId }) =>
  q
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.externalId, orderId),
        inArray(orders.status, ['shipped', 'delivered', 'cancelled']),
      ),
    ),
);

const checkAmendable = async (tx: Db, { orderId, status, returned }: RedemptionRow) => {
  if (status === 'released') throw conflict('redemptions.errors.released');
  if (status === 'returned') throw conflict('redemptions.errors.closed');
  if (Object.keys(returned).length > 0) throw conflict('redemptions.errors.partlyReturned');
  if ((await onItsWay(tx, { orderId })).length > 0) throw conflict('redemptions.errors.onItsWay');
};

/** Releases all that the order holds and reserves its new basket; a paid order stays paid. */
const replace = async (tx: Db, context: Work, before: RedemptionRow, order: Order) => {
  const { writer } = order;
  await releaseUsages(tx, [before.id]);
  await (before.committedAt === null
    ? releaseHeld(tx, writer, before)
    : restoreRest(tx, writer, before));
  await setStatus(tx, writer, before, 'released', { closedAt: writer.now });
  const [settled] = await reserveAll(tx, context.connection, [order]);
  if (!settled || 'error' in settled) throw settled?.error;
  const { points: paying } = settled.value.quote;
  const isShort = paying?.limitedBy === 'balance' && paying.used < paying.wanted;
  if (isShort && paying.used < before.points)
    throw conflict('redemptions.errors.fewerPoints', { quote: settled.value.quote });
  const { committedAt } = before;
  if (committedAt === null) return settled.value;
  orRefuse(await spendHeld(tx, writer, settled.value), settled.value.points);
  const committed = await setStatus(tx, writer, settled.value, 'committed', { committedAt });
  return returnOnRecord(tx, writer, committed);
};

/**
 * What held at the instant of the order. What the order got, its codes and the budgets of campaigns are as `db` has them
 * now, so it is loaded again where the redemption is no longer the one that was found.
 */
const loadPlaced = async (
  db: Db,
  { settings }: Writer,
  { id: replacedId, orderId, createdAt: at }: RedemptionRow,
  member: string | null | undefined,
) => ({
  at,
  replacedId,
  past: await loadPastPromotions(
    db,
    settings,
    at,
    await loadHeldPromotions(db, { orderId, createdAt: at }),
  ),
  shopper: await loadPastShopper(db, member, { orderId, at }),
});

/**
 * Replaces what an order redeemed by what its new basket would have got at the instant of the order: the terms that were
 * in force then, whatever was revised, paused, ended or revoked since, also for units that are added. What it got already
 * keeps its terms and its code. Limits are those of these terms, counted as they are now, and what the order itself used
 * is free for it. It happens as a whole, or the earlier redemption stays. A repeat returns the first result. Throws 404
 * for an order without a redemption and 409 for one that was cancelled, returned in part or shipped, and where a code or
 * the quote does not hold.
 */
export const amendRedemption = async (
  context: Work,
  orderId: string,
  body: AmendmentInput,
): Promise<Redemption> => {
  const writer = await writerOf(context);
  const found = await findRedemption(context.db, orderId);
  if (!found) throw notFound();
  const input = { ...body, orderId };
  const placed = await loadPlaced(context.db, writer, found, body.member);
  const order: Order = { writer, input, requestHash: basketHash(input), placed };
  return refusalRecorder(
    context,
    order,
  )(
    context.transaction(async (tx) => {
      const before = await getRedemption(tx, orderId);
      if (before.requestHash === order.requestHash && before.status !== 'released')
        return toRedemption(before);
      await checkAmendable(tx, before);
      const amended = await replace(tx, context, before, {
        ...order,
        placed: before.id === found.id ? placed : await loadPlaced(tx, writer, before, body.member),
      });
      await checkUnredeemedOrder(tx, writer, orderId);
      if (before.points > 0 || amended.points > 0) await earnByPayment(tx, writer, orderId);
      return toRedemption(amended);
    }),
  );
};
