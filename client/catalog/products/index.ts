import Inventory from '@mui/icons-material/Inventory2Outlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const products: Feature = {
  name: 'products',
  options: {
    values: {
      status: 'products.statuses',
    },
    opens: 'edit',
    contracts: async () => {
      const { ProductInput } = await import('#contract/catalog/products');
      return [ProductInput];
    },
  },
  icon: Inventory,
  list: lazy(() => import('./ProductList.tsx')),
  show: lazy(() => import('./ProductShow.tsx')),
  edit: lazy(() => import('./ProductEdit.tsx')),
  create: lazy(() => import('./ProductCreate.tsx')),
  recordRepresentation: 'name',
};
