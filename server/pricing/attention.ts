/** What needs attention of prices. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { offers } from './competitors/list.ts';
import { priceBatchSpec } from './priceBatches/list.ts';

const batches = { resource: 'priceBatches', spec: priceBatchSpec, since: 'updatedAt' } as const;

export const PRICING_ATTENTION: readonly AttentionSource[] = [
  {
    ...batches,
    name: 'priceApprovals',
    tone: 'attention',
    access: ['priceBatches', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
    sort: ['updatedAt', 'ASC'],
  },
  {
    ...batches,
    name: 'returnedPrices',
    tone: 'attention',
    access: ['priceBatches', 'edit'],
    filter: () => ({ needs: 'returnedToMe' }),
    sort: ['updatedAt', 'ASC'],
  },
  {
    ...batches,
    name: 'approvedPrices',
    tone: 'information',
    access: ['priceBatches', 'edit'],
    filter: () => ({ needs: 'approvedOfMine' }),
    sort: ['updatedAt', 'DESC'],
  },
  {
    name: 'movedOffers',
    tone: 'attention',
    resource: 'competitorOffers',
    access: ['competitorOffers', 'edit'],
    spec: offers,
    filter: () => ({ moved: true }),
    sort: ['movedAt', 'ASC'],
    since: 'movedAt',
  },
];
