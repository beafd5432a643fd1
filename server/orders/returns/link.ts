/** Links returns to orders, whichever of the two came first. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { returns } from '#db/schema/orders/returns';
import { updateRow } from '../../platform/records/records.ts';
import { loadBundles } from '../sales/bundles.ts';
import type { Bundle } from '../sales/bundle.ts';
import { refreshReturned } from './refreshReturned.ts';
import { linkLines } from './linkLines.ts';
import { linkNamedLines } from './loadOrderLines.ts';
import { reviewReturns } from './reviewReturns.ts';

/** The data that a return copies from its order. */
interface OrderOfReturn {
  id: number;
  externalId: string;
  channel: string;
  memberId?: number | null | undefined;
}

const waitingReturns = prepared(
  { orderExternalIds: many(returns.orderExternalId) },
  (q, { orderExternalIds }) =>
    q
      .select({
        id: returns.id,
        orderExternalId: returns.orderExternalId,
      })
      .from(returns)
      .where(and(isNull(returns.orderId), inArray(returns.orderExternalId, orderExternalIds))),
);

/** Links returns that arrived before their orders; returns what they contributed to the figures until now, and whose review changed. */
export const linkReturns = async (
  tx: Db,
  written: readonly OrderOfReturn[],
  { timeZone, erasedIds }: { timeZone: string; erasedIds: ReadonlySet<number> },
): Promise<{ before: Bundle[]; reviewed: number[] }> => {
  const waiting = await waitingReturns(tx, {
    orderExternalIds: written.map(({ externalId }) => externalId),
  });
  if (waiting.length === 0) return { before: [], reviewed: [] };
  const before = await loadBundles(tx, { returnIds: waiting.map(({ id }) => id) });
  const byExternalId = new Map(written.map((order) => [order.externalId, order]));
  const linked: { id: number; orderId: number }[] = [];
  for (const { id, orderExternalId } of waiting) {
    const order = byExternalId.get(orderExternalId ?? '');
    if (!order) continue;
    const { channel, memberId = null } = order;
    const isOfErased = erasedIds.has(memberId ?? 0);
    await updateRow(tx, returns, id, {
      orderId: order.id,
      channel,
      memberId,
      // Its words are of a member who was erased.
      ...(isOfErased && { reason: null }),
    });
    linked.push({ id, orderId: order.id });
  }
  await linkNamedLines(
    tx,
    linked.map(({ orderId }) => orderId),
  );
  for (const { id, orderId } of linked) await linkLines(tx, orderId, id);
  const orderIds = written.map(({ id }) => id);
  const reviewed = await reviewReturns(tx, orderIds, timeZone);
  await refreshReturned(tx, orderIds);
  return { before, reviewed };
};
