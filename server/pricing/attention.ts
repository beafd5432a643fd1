/** What needs attention of prices. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { offers } from './competitors/list.ts';
import { priceBatchSpec } from './priceBatches/list.ts';

const batches = { resource: 'priceBatches', spec: priceBatchSpec, since: 'updatedAt' } as const;

/** Only the owner gives somebody else a grant. */
const GIVES_GRANTS = ['staff', 'edit'] as const;

export const PRICING_ATTENTION: readonly AttentionSource[] = [
  {
    ...batches,
    name: 'strandedPrices',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
    sort: ['updatedAt', 'ASC'],
  },
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
