import Mail from '@mui/icons-material/MailOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Messages to people, and what was handed over. */
export const messages: Feature = {
  name: 'messages',
  options: {
    contracts: async () => {
      const { PersonMessage } = await import('#contract/platform/messages');
      return [PersonMessage];
    },
    values: {
      status: 'messages.statuses',
      reason: 'messages.reasons',
      channel: 'messages.channels',
      language: 'layout.languages',
    },
  },
  icon: Mail,
  list: lazyPage(() => import('./MessageList.tsx')),
  show: lazyPage(() => import('./MessageShow.tsx')),
  recordRepresentation: 'messageId',
};
