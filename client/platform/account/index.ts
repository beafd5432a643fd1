import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const AccountPage = lazyPage(() => import('./AccountPage.tsx'));

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
