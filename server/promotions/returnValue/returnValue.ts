/** Values a return before the goods come back. Only reads. */
import type { ReturnValue, ReturnValueInput } from '#contract/promotions/returnValue';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Units } from '../redemptions/unitsIn.ts';
import { findRedemption, type RedemptionRow } from '../redemptions/record.ts';
import { statedUnits } from '../redemptions/returnedUnits.ts';
import { getRedemption } from '../redemptions/status.ts';
import { chosenUnits } from './chosenUnits.ts';
import { loadEarlierReturns } from './earlierReturns.ts';
import { loadRedeemed, loadUnredeemed, type Valued } from './loadSold.ts';
import { computeReturnValue } from './rules.ts';

/** Which earlier returns count: all, or only those whose goods were refunded. */
type Which = 'returned' | 'refunded';

const valueOf = async (
  db: Db,
  orderId: string,
  { sold, give, alone }: Valued,
  known: Units,
  input: ReturnValueInput,
  which?: Which,
) => {
  const earlier = await loadEarlierReturns(db, orderId, sold, known, which);
  const now = chosenUnits(input, sold, earlier.totals.at(-1) ?? {});
  return computeReturnValue(sold, earlier, now, give, input.addRefundedLess, alone);
};

const ofRedemption = async (
  db: Db,
  row: RedemptionRow,
  settings: Settings,
  input: ReturnValueInput,
  which?: Which,
): Promise<ReturnValue> => {
  const { orderId, quote } = row;
  const known = statedUnits(row);
  const value = await valueOf(
    db,
    orderId,
    await loadRedeemed(db, row, settings),
    known,
    input,
    which,
  );
  return { orderId, currency: quote.currency, isRedeemed: true, ...value };
};

/** By the store's order id. Throws 404 for an order without a redemption, 409 for one that was cancelled or not paid. */
export const valueOfStoreReturn = async (
  db: Db,
  settings: Settings,
  orderId: string,
  input: ReturnValueInput,
): Promise<ReturnValue> => {
  const row = await getRedemption(db, orderId);
  if (row.status === 'released') throw conflict('returnValue.errors.cancelled');
  if (row.status === 'reserved') throw conflict('returnValue.errors.notPaid');
  return ofRedemption(db, row, settings, input);
};

/** By the id of the order; one that was not redeemed loses no discount. Throws as for the store. */
export const valueOfReturn = async (
  db: Db,
  settings: Settings,
  id: number,
  input: ReturnValueInput,
  which?: Which,
): Promise<ReturnValue> => {
  const { externalId, status, paidAt } = await getRow(db, orders, id);
  if (status === 'cancelled') throw conflict('returnValue.errors.cancelled');
  if (paidAt === null) throw conflict('returnValue.errors.notPaid');
  const row = await findRedemption(db, externalId);
  if (row?.status === 'committed' || row?.status === 'returned')
    return ofRedemption(db, row, settings, input, which);
  const value = await valueOf(db, externalId, await loadUnredeemed(db, id), {}, input, which);
  return { orderId: externalId, currency: settings.currency, isRedeemed: false, ...value };
};
