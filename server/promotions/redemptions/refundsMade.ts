import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { MessagedGoods } from './returnedGoods.ts';

/** A refund that was made here, as far as no return message tells it. Goods without units are an amount alone. */
export interface RefundMade {
  externalId: string;
  returnedAt: number;
  /** Whether the money has moved; before that, what it refunds is only reserved. */
  isSettled: boolean;
  goods: readonly MessagedGoods[];
}

/** Refunds of an order, by the store's order id: what they refund cannot be refunded again. */
export const refundsMade = new Hook<(db: Db, orderId: string) => Promise<RefundMade[]>>(
  'refundsMade',
);

/** Whether units of an order were refunded at the merchant's fault: then its uses and codes return, whatever the terms. */
export const refundedAtFault = new Hook<(db: Db, orderId: string) => Promise<boolean>>(
  'refundedAtFault',
);

export const isRefundedAtFault = async (db: Db, orderId: string): Promise<boolean> => {
  for (const ask of refundedAtFault.parts) if (await ask(db, orderId)) return true;
  return false;
};
