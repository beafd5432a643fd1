import PriceChange from '@mui/icons-material/PriceChangeOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

const BatchCreate = lazy(() => import('./BatchCreate.tsx'));

export const priceBatches: Feature = {
  name: 'priceBatches',
  options: {
    values: {
      'filter.status': 'products.statuses',
      'filter.state': 'priceBatches.states',
    },
    contracts: async () => {
      const { BatchInput, PriceBatch } = await import('#contract/pricing/priceBatches');
      return [BatchInput, PriceBatch];
    },
  },
  icon: PriceChange,
  list: lazy(() => import('./BatchList.tsx')),
  show: lazy(() => import('./BatchShow.tsx')),
  edit: lazy(() => import('./BatchEdit.tsx')),
  create: BatchCreate,
  recordRepresentation: 'name',
  routes: [
    {
      path: '/priceBatches/create',
      element: createElement(BatchCreate),
      access: { resource: 'priceBatches', action: 'create' },
      menu: { icon: Tune, label: 'priceBatches.workbench', first: true },
    },
  ],
};
