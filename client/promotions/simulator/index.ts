import Science from '@mui/icons-material/ScienceOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

const SimulatorPage = lazy(() => import('./SimulatorPage.tsx'));

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
