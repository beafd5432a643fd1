/** What needs attention of orders and returns. */
import { SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import { HOUR_MS } from '#shared/days';
import type { AttentionSource } from '../platform/attention/source.ts';
import { earnApprovalList } from './earnApprovals/list.ts';
import { orderList } from './orders/list.ts';
import { returnList } from './returns/list.ts';

export const ORDER_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'unshipped',
    tone: 'bad',
    resource: 'orders',
    // Those who talk with the customers; the parcels themselves leave the warehouse.
    access: ['returns', 'decide'],
    spec: orderList,
    filter: ({ now }) => ({ toShip: true, paidAt_lt: now() - SHIP_WITHIN_HOURS * HOUR_MS }),
    sort: ['paidAt', 'ASC'],
    since: 'paidAt',
  },
  {
    name: 'returns',
    tone: 'attention',
    resource: 'returns',
    access: ['returns', 'decide'],
    spec: returnList,
    filter: () => ({ review: 'waiting' }),
    sort: ['returnedAt', 'ASC'],
    since: 'returnedAt',
  },
  {
    name: 'earnApprovals',
    tone: 'attention',
    resource: 'earnApprovals',
    access: ['earnApprovals', 'decide'],
    spec: earnApprovalList,
    filter: () => ({ state: 'waiting' }),
    sort: ['recordedAt', 'ASC'],
    since: 'recordedAt',
  },
  {
    name: 'discounts',
    tone: 'attention',
    resource: 'orders',
    access: ['orders', 'decideDiscount'],
    spec: orderList,
    filter: () => ({ hasUndecidedDiscount: true }),
    sort: ['placedAt', 'ASC'],
    since: 'placedAt',
  },
];
