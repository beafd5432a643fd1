/** Reviews the returns of an order again when a refund of it refunds nothing any more. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { settleReturns } from './afterReturns.ts';
import { refreshReturned } from './refreshReturned.ts';
import { reviewReturns } from './reviewReturns.ts';
import { tellReviewed } from './tellReturns.ts';

/** What return messages told of a refund that was taken back is a return of its own. */
export const recountMet = async (tx: Db, writer: Writer, orderId: number): Promise<void> => {
  const { timeZone, weekStart } = writer.settings;
  const orderIds = [orderId];
  const before = await loadBundles(tx, { orderIds });
  const reviewed = await reviewReturns(tx, orderIds, timeZone);
  const after = await loadBundles(tx, { orderIds });
  await applySales(tx, { before, after, now: writer.now, weekStart });
  await refreshReturned(tx, orderIds);
  await settleReturns(tx, writer, orderIds);
  await tellReviewed(tx, writer, reviewed);
};
