import QueryStats from '@mui/icons-material/QueryStatsOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ResultsPage = lazyPage(() => import('./ResultsPage.tsx'));

/** How satisfied customers are, what changed, and what to do about it. */
export const surveyResults: Feature = {
  name: 'surveyResults',
  routes: [
    {
      path: '/surveyResults',
      element: createElement(ResultsPage),
      access: { resource: 'surveyResults', action: 'show' },
      menu: { icon: QueryStats, label: 'surveyResults.menu' },
    },
  ],
};
