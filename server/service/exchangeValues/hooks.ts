/** What exchanges tell of the money of their orders. */
import type { DifferencePayment } from '#contract/orders/orders';
import type { Db } from '#db';
import { loadExchangedMoney } from './earned.ts';
import { differencePayments, exchangesOf } from './load.ts';

const showDifferencePayments = async (
  db: Db,
  orderExternalId: string,
): Promise<DifferencePayment[]> => {
  const exchanges = await exchangesOf(db, { orderExternalId });
  const payments = await differencePayments(db, orderExternalId);
  return payments.flatMap(({ number, ...payment }) =>
    exchanges
      .filter((one) => one.number === number)
      .map(({ caseId }) => ({ ...payment, caseId, caseNumber: number })),
  );
};

export const EXCHANGED_MONEY = {
  exchangedMoney: [loadExchangedMoney],
  differencePayments: [showDifferencePayments],
};
