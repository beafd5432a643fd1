/** Payments that are about an order without naming it: later domains know what they name. */
import type { DifferencePayment } from '#contract/orders/orders';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** What was captured for differences of exchanges of an order, by the order's number. */
export const differencePayments = new Hook<
  (db: Db, orderExternalId: string) => Promise<readonly DifferencePayment[]>
>('differencePayments');

export const loadDifferencePayments = async (
  db: Db,
  orderExternalId: string,
): Promise<DifferencePayment[]> => {
  const found: DifferencePayment[] = [];
  for (const load of differencePayments.parts) found.push(...(await load(db, orderExternalId)));
  return found;
};
