import Inventory from '@mui/icons-material/Inventory2Outlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const stock: Feature = {
  name: 'stock',
  options: {
    contracts: async () => {
      const { StockInput, StockLevel } = await import('#contract/catalog/stock');
      return [StockInput, StockLevel];
    },
  },
  icon: Inventory,
  list: lazyPage(() => import('./StockList.tsx')),
  recordRepresentation: 'sku',
};
