/** What needs attention of products. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { productList } from './products/list.ts';

const products = {
  resource: 'products',
  access: ['products', 'edit'],
  spec: productList,
} as const;

export const CATALOG_ATTENTION: readonly AttentionSource[] = [
  {
    ...products,
    name: 'quality',
    tone: 'attention',
    place: 'qualityIssues',
    filter: () => ({ qualityErrors_gt: 0, status_neq: 'archived' }),
    sort: ['qualityScore', 'ASC'],
  },
  {
    ...products,
    name: 'drafts',
    tone: 'information',
    filter: () => ({ status: 'draft' }),
    sort: ['updatedAt', 'ASC'],
    since: 'updatedAt',
  },
];
