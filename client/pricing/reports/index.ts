import Insights from '@mui/icons-material/InsightsOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const PricingPage = lazyPage(() => import('./PricingPage.tsx'));

/** Prices as a whole: margins, competitors, and what price changes were followed by. */
export const pricing: Feature = {
  name: 'pricing',
  routes: [
    {
      path: '/pricing',
      element: createElement(PricingPage),
      access: { resource: 'pricing', action: 'show' },
      menu: { icon: Insights, label: 'pricing.title' },
    },
  ],
};
