import { createElement, lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

const AccountPage = lazy(() => import('./AccountPage.tsx'));

export const account: Feature = {
  name: 'account',
  routes: [
    {
      path: '/account',
      element: createElement(AccountPage),
      access: { resource: 'account', action: 'show' },
    },
  ],
};
