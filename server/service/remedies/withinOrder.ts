/** No more money is promised than can still go back of the order, with what its other open cases have promised. */
import type { RemedyInput } from '#contract/service/remedies';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { prepared } from '#db/prepared';
import { eq } from 'drizzle-orm';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { loadTenders } from '../refundQuotes/facts.ts';
import { capOf } from '../refundQuotes/tenders.ts';
import { loadPromisedMoney } from './promised.ts';
import { promisedMoney } from './rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select().from(orders).where(eq(orders.externalId, externalId)),
);

/** What is too much, as a message with the amount that is left; null where it is not, or no order is known. */
const errorOf = async (
  db: Db,
  { now }: Pick<CaseActing, 'now'>,
  { id, orderExternalId }: Pick<CaseRow, 'id' | 'orderExternalId'>,
  promised: number,
): Promise<string | null> => {
  if (promised === 0 || orderExternalId === null) return null;
  const [order] = await orderByNumber(db, { externalId: orderExternalId });
  if (!order) return null;
  const isPaid = order.paidAt !== null && order.status !== 'cancelled';
  const left = isPaid ? capOf(await loadTenders(db, order)) : 0;
  const others = left === 0 ? 0 : await loadPromisedMoney(db, orderExternalId, now, id);
  const amount = Math.max(0, left - others);
  if (promised <= amount) return null;
  return others === 0
    ? message('cases.errors.remedyAboveOrder', { amount })
    : message('cases.errors.promisedElsewhere', { amount, left, others });
};

/** 422 where it is proposed. */
export const refuseAboveOrder = async (
  db: Db,
  acting: Pick<CaseActing, 'now'>,
  row: CaseRow,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  const error = await errorOf(db, acting, row, promisedMoney(remedies));
  if (error !== null) throw invalid({ input: { remedies: error } });
};

/** 409 where it is agreed on, as some of it may have gone back meanwhile. */
export const refuseAgreedAboveOrder = async (
  db: Db,
  acting: Pick<CaseActing, 'now'>,
  row: CaseRow,
  remedies: readonly RemedyInput[],
): Promise<void> => refusePromised(db, acting, row, promisedMoney(remedies));

/** 409 where a case that pays money without goods is approved. */
export const refusePromised = async (
  db: Db,
  acting: Pick<CaseActing, 'now'>,
  row: Pick<CaseRow, 'id' | 'orderExternalId'>,
  amount: number,
): Promise<void> => {
  const error = await errorOf(db, acting, row, amount);
  if (error !== null) throw conflict(error);
};
