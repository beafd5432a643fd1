import AutoDelete from '@mui/icons-material/AutoDeleteOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const RetentionPage = lazyPage(() => import('./RetentionPage.tsx'));

/** For how long words and files of tickets are kept. */
export const serviceRetention: Feature = {
  name: 'serviceRetention',
  options: {
    contracts: async () => {
      const { RetentionInput, ServiceRetention } = await import('#contract/service/retention');
      return [RetentionInput, ServiceRetention];
    },
  },
  routes: [
    {
      path: '/serviceRetention',
      element: createElement(RetentionPage),
      access: { resource: 'serviceRetention', action: 'edit' },
      menu: { icon: AutoDelete, label: 'serviceRetention.title' },
    },
  ],
};
