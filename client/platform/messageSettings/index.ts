import Outbox from '@mui/icons-material/OutboxOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const SettingsPage = lazyPage(() => import('./SettingsPage.tsx'));

/** How messages to people leave. */
export const messageSettings: Feature = {
  name: 'messageSettings',
  options: {
    contracts: async () => {
      const { MessageSettingsInput, MessageSettings } =
        await import('#contract/platform/messageSettings');
      return [MessageSettingsInput, MessageSettings];
    },
    values: {
      transport: 'messageSettings.transports',
      security: 'messageSettings.securities',
    },
  },
  routes: [
    {
      path: '/messageSettings',
      element: createElement(SettingsPage),
      access: { resource: 'messageSettings', action: 'edit' },
      menu: { icon: Outbox, label: 'messageSettings.title' },
    },
  ],
};
