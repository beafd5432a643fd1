/** Saves the prizes of a draw by their positions. */
import type { PrizeInput } from '#contract/promotions/memberActivities/draws';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberActivityPrizes } from '#db/schema/promotions/memberActivities';
import { changedPrizes } from '#rules/promotions/memberActivities';
import { invalid } from '../../platform/http/errors.ts';
import { deleteRow, updateRow } from '../../platform/records/records.ts';
import type { PrizeRow } from './record.ts';

/** Once somebody has entered, odds and values stay as they were published, and there are no fewer prizes. */
export const checkPrizes = (before: readonly PrizeRow[], after: readonly PrizeInput[]) => {
  const changed = changedPrizes(before, after);
  if (changed === 'number') throw invalid({ prizes: 'memberActivities.errors.prizesFixed' });
  const [first] = changed;
  if (first)
    throw invalid({
      prizes: { [first.index]: { [first.field]: 'memberActivities.errors.fixed' } },
    });
  // With fewer of a prize its odds would end earlier than published.
  const lowered = before.findIndex(({ stock }, index) => {
    const next = after[index]?.stock ?? null;
    return next !== null && (stock === null || next < stock);
  });
  if (lowered !== -1)
    throw invalid({ prizes: { [lowered]: { stock: 'memberActivities.errors.stockLowered' } } });
};

export const savePrizes = async (
  tx: Db,
  activityId: number,
  before: readonly PrizeRow[],
  prizes: readonly PrizeInput[],
) => {
  for (const [position, prize] of prizes.entries()) {
    const known = before[position];
    if (known) await updateRow(tx, memberActivityPrizes, known.id, prize);
    else await insertRows(tx, memberActivityPrizes, [{ ...prize, activityId, position }]);
  }
  for (const { id } of before.slice(prizes.length)) await deleteRow(tx, memberActivityPrizes, id);
};
