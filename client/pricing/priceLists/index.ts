import LocalOffer from '@mui/icons-material/LocalOfferOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const priceLists: Feature = {
  name: 'priceLists',
  options: {
    values: { state: 'priceLists' },
    contracts: async () => {
      const { PriceListInput, PriceList } = await import('#contract/pricing/priceLists');
      return [PriceListInput, PriceList];
    },
  },
  icon: LocalOffer,
  list: lazyPage(() => import('./PriceListList.tsx')),
  show: lazyPage(() => import('./PriceListShow.tsx')),
  edit: lazyPage(() => import('./PriceListEdit.tsx')),
  create: lazyPage(() => import('./PriceListCreate.tsx')),
  recordRepresentation: 'name',
};
