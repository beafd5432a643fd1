import Grid from '@mui/icons-material/GridOnOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const RfmPage = lazyPage(() => import('./RfmPage.tsx'));

/** How recently, how often and for how much members bought. */
export const rfm: Feature = {
  name: 'rfm',
  routes: [
    {
      path: '/rfm',
      element: createElement(RfmPage),
      access: { resource: 'rfm', action: 'show' },
      menu: { icon: Grid, label: 'rfm.menu' },
    },
  ],
};
