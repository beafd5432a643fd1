/** Saves the prizes of a draw by their positions. */
import type { PrizeInput } from '#contract/promotions/memberActivities';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberActivityPrizes } from '#db/schema/promotions/memberActivities';
import { changedPrizes } from '#rules/promotions/memberActivities';
import { message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import { deleteRow, updateRow } from '../../platform/records/records.ts';
import type { PrizeRow } from './record.ts';

/** Once somebody has entered, odds and values stay as they were published, and what was given stays given. */
export const checkPrizes = (before: readonly PrizeRow[], after: readonly PrizeInput[]) => {
  const changed = changedPrizes(before, after);
  if (changed === 'number') throw invalid({ prizes: 'memberActivities.errors.prizesFixed' });
  const [first] = changed;
  if (first)
    throw invalid({
      prizes: { [first.index]: { [first.field]: 'memberActivities.errors.fixed' } },
    });
  for (const [index, { givenCount }] of before.entries()) {
    const stock = after[index]?.stock ?? null;
    if (stock !== null && stock < givenCount)
      throw invalid({
        prizes: {
          [index]: { stock: message('memberActivities.errors.given', { given: givenCount }) },
        },
      });
  }
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
