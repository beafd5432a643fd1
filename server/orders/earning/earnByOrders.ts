/** Settles what orders earn when they, their returns or their members change. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { openProgramme } from '../../members/earning/programme.ts';
import { evaluateMembers } from '../../members/evaluation/evaluateMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { OrderChange } from '../orders/afterOrders.ts';
import { settleOrders } from './settleOrders.ts';

/** Orders that are not paid, or were before the programme began, take no statement. */
export const earnByOrders = async (tx: Db, writer: Writer, changes: readonly OrderChange[]) => {
  const paid = changes.filter(({ statuses }) => statuses.has('paid'));
  if (paid.length === 0) return;
  const programme = await openProgramme(tx);
  if (!programme) return;
  const { startsAt } = programme;
  const ids = paid.flatMap(({ id, statuses, wasPaid }) =>
    wasPaid || (statuses.get('paid') ?? 0) >= startsAt ? id : [],
  );
  if (ids.length > 0) await settleOrders(tx, writer, ids, programme);
};

export const earnByReturns = (tx: Db, writer: Writer, orderIds: readonly number[]) =>
  settleOrders(tx, writer, orderIds);

const orderOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ id: orders.id, memberId: orders.memberId })
    .from(orders)
    .where(eq(orders.externalId, externalId)),
);
const earnAgain = async (
  tx: Db,
  writer: Writer,
  externalId: string,
  occasion: 'gain' | 'refund',
): Promise<void> => {
  const [order] = await orderOf(tx, { externalId });
  if (!order) return;
  await settleOrders(tx, writer, [order.id]);
  await evaluateMembers(tx, writer, order.memberId === null ? [] : [order.memberId], occasion);
};

/** What paid for an order was told after the order itself, by its store's id. */
export const earnByPayment = (tx: Db, writer: Writer, externalId: string) =>
  earnAgain(tx, writer, externalId, 'refund');

/** Goods of an order were exchanged: a difference was paid (`gain`) or went back. */
export const earnByExchange = earnAgain;
