/** Refunds that were made in the console, which return messages of the store may be about. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** What a refund refunds of a line of its order. */
export interface OwnRefundLine {
  /** As the value of a return names it. */
  lineId: string;
  sku: string | null;
  units: number;
  /** How much more was refunded than was paid for them with the order, because they had been exchanged. */
  difference: number;
}
/** A refund of an order; one that was rejected or withdrawn refunds nothing. */
export interface OwnRefund {
  id: number;
  orderId: number;
  shipping: number;
  /** The points that it paid less for, and of whom. */
  memberId: number | null;
  pointsDeducted: number;
  lines: readonly OwnRefundLine[];
}

/** All refunds of orders, also those that refund nothing any more. */
export const ownRefunds = new Hook<(db: Db, orderIds: readonly number[]) => Promise<OwnRefund[]>>(
  'ownRefunds',
);

export const loadOwnRefunds = async (
  db: Db,
  orderIds: readonly number[],
): Promise<readonly OwnRefund[]> => {
  const refunds: OwnRefund[] = [];
  if (orderIds.length === 0) return refunds;
  for (const load of ownRefunds.parts) refunds.push(...(await load(db, orderIds)));
  return refunds.sort((one, other) => one.id - other.id);
};
