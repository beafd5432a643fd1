import PriceChange from '@mui/icons-material/PriceChangeOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import { createElement } from 'react';
import { batchName } from '#rules/pricing/batchNames';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const BatchCreate = lazyPage(() => import('./BatchCreate.tsx'));

export const priceBatches: Feature = {
  name: 'priceBatches',
  options: {
    values: {
      phase: 'priceBatches.phases',
      'filter.status': 'products.statuses',
      'filter.state': 'priceBatches.states',
    },
    nameOf: ({ name, revertsId }, language) =>
      batchName(
        { name: String(name), revertsId: typeof revertsId === 'number' ? revertsId : null },
        language,
      ),
    contracts: async () => {
      const { BatchInput, PriceBatch } = await import('#contract/pricing/priceBatches');
      return [BatchInput, PriceBatch];
    },
  },
  icon: PriceChange,
  list: lazyPage(() => import('./BatchList.tsx')),
  show: lazyPage(() => import('./BatchShow.tsx')),
  edit: lazyPage(() => import('./BatchEdit.tsx')),
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
