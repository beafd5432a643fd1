import type { OrderStatus } from '#contract/orders/orders';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** An order after a message was written. */
export interface OrderChange {
  id: number;
  externalId: string;
  memberId: number | null;
  /** The member of the message before; null for a new order. */
  memberBefore: number | null;
  status: OrderStatus;
  /** Whether an earlier message said that the order was paid. */
  wasPaid: boolean;
  /** Every status reached and its instant, UTC ms. */
  statuses: ReadonlyMap<OrderStatus, number>;
}

type AfterOrders = (tx: Db, writer: Writer, orders: readonly OrderChange[]) => Promise<void>;

/** Runs in the transaction that writes orders, after their figures. */
export const afterOrders = new Hook<AfterOrders>('afterOrders');

/** Runs after that in every domain: what an order spent is settled or given back before what it earned is. */
export const afterSettledOrders = new Hook<AfterOrders>('afterSettledOrders');
