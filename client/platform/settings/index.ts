import Store from '@mui/icons-material/StorefrontOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const SettingsPage = lazyPage(() => import('./SettingsPage.tsx'));

export const settings: Feature = {
  name: 'settings',
  options: {
    contracts: async () => {
      const { SettingsInput } = await import('#contract/platform/settings');
      return [SettingsInput];
    },
  },
  routes: [
    {
      path: '/settings',
      element: createElement(SettingsPage),
      access: { resource: 'settings', action: 'show' },
      menu: { icon: Store, label: 'settings.title' },
    },
  ],
};
