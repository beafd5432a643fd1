/** Releases the usage of returned goods. */
import type { ReturnInput } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { RedemptionRow } from './record.ts';
import { releaseUsages } from './releaseUsages.ts';
import { loadMessagedReturns } from './messagedReturns.ts';
import { isAllBack } from './orderedGoods.ts';
import { loadOrderedLines } from './loadOrderedLines.ts';
import { unitsBack, unitsReleased } from './returnedGoods.ts';
import { getRedemption, setStatus } from './status.ts';
import { type Units, unitsIn } from './unitsIn.ts';
import { returnedFlash, returnedMoney, statedUnits, unitsAfter } from './returnedUnits.ts';
import { loadReleasedAmounts, promotionsOf, spentCounters } from './releasedAmount.ts';
import { restoreRest, restoreReturned } from './pointsOfOrder.ts';

/** Of every line as many units. */
const isSame = (one: Units, other: Units) =>
  [...Object.keys(one), ...Object.keys(other)].every(
    (id) => unitsIn(one, id) === unitsIn(other, id),
  );

const isAllStated = ({ quote }: RedemptionRow, stated: Units) =>
  quote.lines.every(({ id, quantity }) => unitsIn(stated, id) >= quantity);

/** What the store states after everything came back changes only what it stated: all usage is released already. */
const stateMore = async (
  tx: Db,
  writer: Writer,
  row: RedemptionRow,
  input: ReturnInput,
): Promise<RedemptionRow> => {
  const before = statedUnits(row);
  if (isAllStated(row, before)) return row;
  const stated = unitsAfter(row.quote, before, input);
  const isMore = Object.keys(stated).some((id) => unitsIn(stated, id) > unitsIn(before, id));
  return isMore ? setStatus(tx, writer, row, 'returned', { stated }) : row;
};

/**
 * Releases the budget of returned goods in proportion, flash-sale stock at once, and with the last unit the uses and codes
 * too. Points that paid for them are given back in proportion.
 */
const releaseReturned = async (
  tx: Db,
  writer: Writer,
  row: RedemptionRow,
  stated: Units,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const { lines, gifts } = row.quote;
  const messages = await loadMessagedReturns(tx, row.orderId);
  const back = unitsBack(lines, messages, stated, gifts);
  const returned = unitsReleased(lines, row.returned, back);
  if (isAllBack(lines, await loadOrderedLines(tx, row.orderId), gifts, returned)) {
    await releaseUsages(
      tx,
      [row.id],
      await loadReleasedAmounts(tx, row.id, 'returned', row.orderId),
    );
    await restoreRest(tx, writer, row);
    return setStatus(tx, writer, row, 'returned', { returned, stated, closedAt: now });
  }
  if (isSame(returned, row.returned) && isSame(stated, statedUnits(row))) return row;
  const moneyBefore = returnedMoney(row, row.returned);
  const campaigns = new Map(
    (await promotionsOf(tx, { redemptionId: row.id })).map(({ id, campaignId }) => [
      id,
      campaignId,
    ]),
  );
  const money = new Map<string, number>();
  for (const [promotionId, amount] of returnedMoney(row, returned)) {
    const share = amount - (moneyBefore.get(promotionId) ?? 0);
    for (const counter of spentCounters(promotionId, campaigns.get(promotionId) ?? null))
      money.set(counter, (money.get(counter) ?? 0) + share);
  }
  const flashBack = returnedFlash(row, returned);
  await releaseUsages(tx, [row.id], (usage) => money.get(usage.counter) ?? flashBack(usage));
  await restoreReturned(tx, writer, row, returned);
  return setStatus(tx, writer, row, 'committed', { returned, stated });
};

/** The store states the totals that came back. Throws 404 without a redemption, 409 for one that was not paid. */
export const returnRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
  input: ReturnInput,
): Promise<RedemptionRow> => {
  const row = await getRedemption(tx, orderId);
  if (row.status === 'released') return row;
  if (row.status === 'reserved') throw conflict('redemptions.errors.notPaid');
  if (row.status === 'returned') return stateMore(tx, writer, row, input);
  return releaseReturned(tx, writer, row, unitsAfter(row.quote, statedUnits(row), input));
};

/** The order was paid: return messages may have arrived before that was told. */
export const returnOnRecord = async (
  tx: Db,
  writer: Writer,
  row: RedemptionRow,
): Promise<RedemptionRow> =>
  (await loadMessagedReturns(tx, row.orderId)).length > 0
    ? releaseReturned(tx, writer, row, statedUnits(row))
    : row;

/** Return messages of the order arrived or were decided on; they may be refused or corrected later. */
export const returnByMessages = async (tx: Db, writer: Writer, orderId: string): Promise<void> => {
  const row = await getRedemption(tx, orderId);
  if (row.status === 'committed') await releaseReturned(tx, writer, row, statedUnits(row));
};
