/** Nothing is written any more about the customer of a refund who was erased. */
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { ERASED_MEMBER } from '../../members/erased/refuse.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { RefundRow } from './record.ts';

type OfOrder = Pick<RefundRow, 'orderId' | 'memberId'>;

export const isBuyerErased = async (db: Db, { orderId, memberId }: OfOrder): Promise<boolean> => {
  const order = await getRow(db, orders, orderId);
  const ids = [memberId, order.memberId].flatMap((id) => id ?? []);
  return (await loadErasedIds(db, ids)).size > 0;
};

/** 409 for words about somebody who was erased; 422 where they are missing of somebody who was not. */
export const checkWords = async (
  tx: Db,
  refund: OfOrder,
  reason: string | null,
  isAsked: boolean,
): Promise<void> => {
  const isErased = await isBuyerErased(tx, refund);
  if (isErased && reason !== null) throw conflict(ERASED_MEMBER);
  if (!isErased && isAsked && reason === null) throw invalid({ reason: 'ra.validation.required' });
};
