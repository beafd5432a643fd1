import Insights from '@mui/icons-material/InsightsOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ProgrammeInsightPage = lazyPage(() => import('./ProgrammeInsightPage.tsx'));

/** What the members' programme gave, what it owes, and what members do. */
export const programmeInsight: Feature = {
  name: 'programmeInsight',
  routes: [
    {
      path: '/programmeInsight',
      element: createElement(ProgrammeInsightPage),
      access: { resource: 'programmeInsight', action: 'show' },
      menu: { icon: Insights, label: 'programmeInsight.menu' },
    },
  ],
};
