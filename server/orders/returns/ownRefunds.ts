/** Refunds that were made in the console, which return messages of the store may be about. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** What a refund refunds of a line of its order. */
export interface OwnRefundLine {
  /** As the value of a return names it. */
  lineId: string;
  sku: string | null;
  units: number;
}
/** A refund of an order; one that was rejected or withdrawn refunds nothing. */
export interface OwnRefund {
  id: number;
  orderId: number;
  shipping: number;
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

/** The number of the return that tells the figures of a refund; the store cannot use it. */
const PREFIX = 'console-refund-';
export const returnIdOf = (refundId: number): string => `${PREFIX}${refundId}`;
export const isOwnReturn = (externalId: string): boolean => externalId.startsWith(PREFIX);
