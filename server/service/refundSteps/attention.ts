/** What needs attention of refunds. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { refundList } from '../refunds/list.ts';

export const REFUND_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'refundPayments',
    tone: 'bad',
    resource: 'refunds',
    access: ['refundPayments', 'edit'],
    spec: refundList,
    filter: () => ({ needs: 'payment' }),
    sort: ['createdAt', 'ASC'],
    since: 'createdAt',
  },
  {
    name: 'refundApprovals',
    tone: 'attention',
    resource: 'refunds',
    access: ['refunds', 'approval'],
    spec: refundList,
    filter: () => ({ needs: 'approvalByMe' }),
    sort: ['createdAt', 'ASC'],
    since: 'createdAt',
  },
];
