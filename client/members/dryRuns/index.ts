import { createElement } from 'react';
import Replay from '@mui/icons-material/HistoryToggleOffOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const DryRunPage = lazyPage(() => import('./DryRunPage.tsx'));

/** What one order or event would give by a version of the programme. */
export const programmeDryRun: Feature = {
  name: 'programmeDryRun',
  icon: Replay,
  routes: [
    {
      path: '/programmeDryRun',
      element: createElement(DryRunPage),
      access: { resource: 'programmeVersions', action: 'show' },
    },
  ],
};
