import LocalOffer from '@mui/icons-material/LocalOfferOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const priceLists: Feature = {
  name: 'priceLists',
  options: {
    contracts: async () => {
      const { PriceListInput, PriceList } = await import('#contract/pricing/priceLists');
      return [PriceListInput, PriceList];
    },
  },
  icon: LocalOffer,
  list: lazy(() => import('./PriceListList.tsx')),
  show: lazy(() => import('./PriceListShow.tsx')),
  edit: lazy(() => import('./PriceListEdit.tsx')),
  create: lazy(() => import('./PriceListCreate.tsx')),
  recordRepresentation: 'name',
};
