/** Settles what orders earn when they, their returns or their members change. */
import type { Db } from '#db';
import { openProgramme } from '../../members/earning/programme.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { OrderChange } from '../orders/afterOrders.ts';
import { settleOrders } from './settleOrders.ts';

/** Orders that are not paid, or were before the programme began, take no statement. */
export const earnByOrders = async (tx: Db, writer: Writer, orders: readonly OrderChange[]) => {
  const paid = orders.filter(({ statuses }) => statuses.has('paid'));
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
