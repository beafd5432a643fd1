/** Releases the usage of returned goods. */
import type { ReturnInput } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { RedemptionRow } from './record.ts';
import { releaseUsages } from './releaseUsages.ts';
import { getRedemption, setStatus } from './status.ts';
import { unitsIn } from './unitsIn.ts';
import { returnedFlash, returnedSoFar, returnedMoney } from './returnedUnits.ts';
import { loadKeptCounters, releasedAmount, promotionsOf } from './releasedAmount.ts';

/** Releases the budget of returned goods in proportion, flash-sale stock at once, and with the last unit the uses and codes too. */
export const returnRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
  input: ReturnInput,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await getRedemption(tx, orderId);
  if (row.status === 'released' || row.status === 'returned') return row;
  if (row.status === 'reserved') throw conflict('redemptions.errors.notPaid');
  const returned = returnedSoFar(row, input);
  if (row.quote.lines.every(({ id, quantity }) => unitsIn(returned, id) >= quantity)) {
    const kept = await loadKeptCounters(tx, row.id);
    await releaseUsages(tx, [row.id], (usage) => releasedAmount(usage, kept));
    return setStatus(tx, writer, row, 'returned', { returned, closedAt: now });
  }
  const before = returnedMoney(row, row.returned);
  const campaigns = new Map(
    (await promotionsOf(tx, { redemptionId: row.id })).map(({ id, campaignId }) => [
      id,
      campaignId,
    ]),
  );
  const back = new Map<string, number>();
  for (const [promotionId, amount] of returnedMoney(row, returned)) {
    const share = amount - (before.get(promotionId) ?? 0);
    const campaignId = campaigns.get(promotionId) ?? null;
    for (const counter of [
      `promotion/${promotionId}/spent`,
      ...(campaignId === null ? [] : [`campaign/${campaignId}/spent`]),
    ])
      back.set(counter, (back.get(counter) ?? 0) + share);
  }
  const flashBack = returnedFlash(row, returned);
  await releaseUsages(tx, [row.id], ({ counter }) => back.get(counter) ?? flashBack(counter));
  return setStatus(tx, writer, row, 'committed', { returned });
};
