import Insights from '@mui/icons-material/InsightsOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ServiceInsightPage = lazyPage(() => import('./ServiceInsightPage.tsx'));

/** How well customers are served, what waits, and what comes back. */
export const serviceInsight: Feature = {
  name: 'serviceInsight',
  routes: [
    {
      path: '/serviceInsight',
      element: createElement(ServiceInsightPage),
      access: { resource: 'serviceInsight', action: 'show' },
      menu: { icon: Insights, label: 'serviceInsight.menu' },
    },
  ],
};
