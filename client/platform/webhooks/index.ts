import Webhook from '@mui/icons-material/WebhookOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Addresses of the store's own systems, and what they are told. */
export const webhooks: Feature = {
  name: 'webhookEndpoints',
  options: {
    contracts: async () => {
      const { WebhookEndpointInput, WebhookEndpoint } = await import('#contract/platform/webhooks');
      return [WebhookEndpointInput, WebhookEndpoint];
    },
    values: { types: 'webhooks.types', pauseCause: 'webhooks.states' },
  },
  icon: Webhook,
  list: lazyPage(() => import('./EndpointList.tsx')),
  show: lazyPage(() => import('./EndpointShow.tsx')),
  edit: lazyPage(() => import('./EndpointEdit.tsx')),
  recordRepresentation: 'url',
};
