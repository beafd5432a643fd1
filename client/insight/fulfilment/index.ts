import Speed from '@mui/icons-material/SpeedOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const FulfilmentPage = lazyPage(() => import('./FulfilmentPage.tsx'));

/** How fast orders leave and arrive, and what was out of stock. */
export const fulfilment: Feature = {
  name: 'fulfilment',
  routes: [
    {
      path: '/fulfilment',
      element: createElement(FulfilmentPage),
      access: { resource: 'fulfilment', action: 'show' },
      menu: { icon: Speed, label: 'fulfilment.menu' },
    },
  ],
};
