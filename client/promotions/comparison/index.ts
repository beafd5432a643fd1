import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ComparisonPage = lazyPage(() => import('./ComparisonPage.tsx'));

/** The effects of some promotions side by side; reached from the effect of one. */
export const promotionComparison: Feature = {
  name: 'promotionComparison',
  routes: [
    {
      path: '/promotionComparison',
      element: createElement(ComparisonPage),
      access: { resource: 'promotions', action: 'show' },
    },
  ],
};
