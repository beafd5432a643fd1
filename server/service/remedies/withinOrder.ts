/** No more money is promised than can still go back of the order. */
import type { RemedyInput } from '#contract/service/remedies';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { prepared } from '#db/prepared';
import { eq } from 'drizzle-orm';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadTenders } from '../refundQuotes/facts.ts';
import { capOf } from '../refundQuotes/tenders.ts';
import { promisedMoney } from './rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select().from(orders).where(eq(orders.externalId, externalId)),
);

/** What is too much, as a message with the amount that is left; null where it is not, or no order is known. */
const errorOf = async (
  db: Db,
  { orderExternalId }: CaseRow,
  remedies: readonly RemedyInput[],
): Promise<string | null> => {
  const promised = promisedMoney(remedies);
  if (promised === 0 || orderExternalId === null) return null;
  const [order] = await orderByNumber(db, { externalId: orderExternalId });
  if (!order) return null;
  const isPaid = order.paidAt !== null && order.status !== 'cancelled';
  const amount = isPaid ? capOf(await loadTenders(db, order)) : 0;
  return promised > amount ? message('cases.errors.remedyAboveOrder', { amount }) : null;
};

/** 422 where it is proposed. */
export const refuseAboveOrder = async (
  db: Db,
  row: CaseRow,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  const error = await errorOf(db, row, remedies);
  if (error !== null) throw invalid({ input: { remedies: error } });
};

/** 409 where it is agreed on, as some of it may have gone back meanwhile. */
export const refuseAgreedAboveOrder = async (
  db: Db,
  row: CaseRow,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  const error = await errorOf(db, row, remedies);
  if (error !== null) throw conflict(error);
};
