import Storefront from '@mui/icons-material/StorefrontOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Who sells our variants elsewhere, for how much, and what moved. */
export const competitorOffers: Feature = {
  name: 'competitorOffers',
  options: {
    contracts: async () => {
      const { OfferInput, ObservationInput } = await import('#contract/pricing/competitors');
      return [OfferInput, ObservationInput];
    },
  },
  icon: Storefront,
  list: lazyPage(() => import('./OfferList.tsx')),
  edit: lazyPage(() => import('./OfferEdit.tsx')),
  create: lazyPage(() => import('./OfferCreate.tsx')),
  recordRepresentation: 'seller',
};
