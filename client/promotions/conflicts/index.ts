import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ConflictsPage = lazyPage(() => import('./ConflictsPage.tsx'));

/** Promotions that may apply to the same basket; reached from the calendar. */
export const promotionConflicts: Feature = {
  name: 'promotionConflicts',
  routes: [
    {
      path: '/promotionConflicts',
      element: createElement(ConflictsPage),
      access: { resource: 'promotions', action: 'list' },
    },
  ],
};
