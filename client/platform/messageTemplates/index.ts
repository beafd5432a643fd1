import Drafts from '@mui/icons-material/DraftsOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** The texts of messages to people, and which are sent. */
export const messageTemplates: Feature = {
  name: 'messageTemplates',
  options: {
    contracts: async () => {
      const { MessageTemplateInput, MessageTemplate } = await import('#contract/platform/messages');
      return [MessageTemplateInput, MessageTemplate];
    },
    values: {
      channel: 'messages.channels',
      isChanged: 'messageTemplates.isChanged',
      purpose: 'messageTemplates.purposes',
    },
  },
  icon: Drafts,
  list: lazyPage(() => import('./TemplateList.tsx')),
  show: lazyPage(() => import('./TemplateShow.tsx')),
  edit: lazyPage(() => import('./TemplateEdit.tsx')),
};
