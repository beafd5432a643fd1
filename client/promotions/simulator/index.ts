import Science from '@mui/icons-material/ScienceOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const SimulatorPage = lazyPage(() => import('./SimulatorPage.tsx'));

/** What a basket would cost, and why: the checkout's own engine, asked by staff. */
export const simulator: Feature = {
  name: 'simulator',
  routes: [
    {
      path: '/simulator',
      element: createElement(SimulatorPage),
      access: { resource: 'promotions', action: 'list' },
      menu: { icon: Science, label: 'simulator.menu' },
    },
  ],
};
