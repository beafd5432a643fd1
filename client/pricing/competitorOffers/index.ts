import Storefront from '@mui/icons-material/StorefrontOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

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
  list: lazy(() => import('./OfferList.tsx')),
  edit: lazy(() => import('./OfferEdit.tsx')),
  create: lazy(() => import('./OfferCreate.tsx')),
  recordRepresentation: 'seller',
};
