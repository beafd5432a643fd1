import Inventory from '@mui/icons-material/Inventory2Outlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const products: Feature = {
  name: 'products',
  options: {
    values: {
      status: 'products.statuses',
    },
    comparison: {
      // They follow the price, the product and the order of the options.
      silent: ['basePriceSince', 'productId', 'position', 'optionKey'],
      // A variant that is not saved yet.
      identities: ['optionValues'],
    },
    opens: 'edit',
    contracts: async () => {
      const { ProductInput } = await import('#contract/catalog/products');
      return [ProductInput];
    },
  },
  icon: Inventory,
  list: lazyPage(() => import('./ProductList.tsx')),
  show: lazyPage(() => import('./ProductShow.tsx')),
  edit: lazyPage(() => import('./ProductEdit.tsx')),
  create: lazyPage(() => import('./ProductCreate.tsx')),
  recordRepresentation: 'name',
};
