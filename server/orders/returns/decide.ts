/** A person's decision on a return beyond what was ordered. Each decision can be changed to the other. */
import type { ReturnDecision } from '#contract/orders/returns';
import type { Db } from '#db';
import { returns } from '#db/schema/orders/returns';
import { recordEdit } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { settleReturns } from './afterReturns.ts';
import { refreshReturned } from './refreshReturned.ts';
import { reviewReturns } from './reviewReturns.ts';
import { tellDecided } from './tellReturns.ts';

/** An accepted return counts like any other, a refused one stays in no figure; 409 for a return that fits its order. */
export const decideReturn = async (
  tx: Db,
  writer: Writer,
  id: number,
  review: 'accepted' | 'refused',
  { reason, version }: ReturnDecision,
): Promise<void> => {
  const row = await getRow(tx, returns, id);
  checkVersion(row, version);
  const isSettled = row.review === 'fits' || row.review === 'refunded';
  if (isSettled || row.review === review || row.orderId === null)
    throw conflict('returns.errors.nothingToDecide');
  const { weekStart, timeZone } = writer.settings;
  const orderIds = [row.orderId];
  const before = await loadBundles(tx, { orderIds });
  await updateRow(tx, returns, id, { review, updatedAt: writer.now, version: row.version + 1 });
  await reviewReturns(tx, orderIds, timeZone);
  const after = await loadBundles(tx, { orderIds });
  await applySales(tx, { before, after, now: writer.now, weekStart });
  await refreshReturned(tx, orderIds);
  await settleReturns(tx, writer, orderIds);
  await recordEdit(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'returns',
    recordId: id,
    recordName: row.externalId,
    verb: review === 'accepted' ? 'approve' : 'reject',
    before: { review: row.review },
    after: { review },
    reason,
  });
  await tellDecided(tx, writer, id);
};
