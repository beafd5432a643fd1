import Matching from '@mui/icons-material/JoinInnerOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const ReasonTextsPage = lazyPage(() => import('./ReasonTextsPage.tsx'));

/** Which reason the texts of returns and of imported tickets mean. */
export const reasonTexts: Feature = {
  name: 'reasonTexts',
  routes: [
    {
      path: '/reasonTexts',
      element: createElement(ReasonTextsPage),
      access: { resource: 'returnReasons', action: 'edit' },
      menu: { icon: Matching, label: 'reasonTexts.title' },
    },
  ],
};
