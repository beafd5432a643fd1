import type { ClientDomain } from '../domain.ts';
import { account } from './account/index.ts';
import { activities } from './activities/index.ts';
import { apiKeys } from './apiKeys/index.ts';
import { audienceNames } from './audienceNames/index.ts';
import { imports } from './imports/index.ts';
import { jobs } from './jobs/index.ts';
import { messages } from './messageLog/index.ts';
import { messageSettings } from './messageSettings/index.ts';
import { messageTemplates } from './messageTemplates/index.ts';
import { scheduledRuns } from './scheduledRuns/index.ts';
import { settings } from './settings/index.ts';
import { staff } from './staff/index.ts';
import { webhookDeliveries } from './webhookDeliveries/index.ts';
import { lazyPage } from '../ui/lazyPage.ts';
import { webhooks } from './webhooks/index.ts';

export const platformDomain: ClientDomain = {
  group: 'settings',
  features: [
    settings,
    audienceNames,
    staff,
    apiKeys,
    webhooks,
    webhookDeliveries,
    messageTemplates,
    messages,
    messageSettings,
    activities,
    imports,
    jobs,
    scheduledRuns,
  ],
  unlisted: [account],
  memberSections: [
    {
      title: 'messages.sectionTitle',
      tab: 'activity',
      ofRecord: true,
      Content: lazyPage(() => import('./messageLog/MemberMessages.tsx')),
    },
  ],
};
