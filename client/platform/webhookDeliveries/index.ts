import Send from '@mui/icons-material/SendOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What was handed over to the store's own systems. */
export const webhookDeliveries: Feature = {
  name: 'webhookDeliveries',
  options: {
    contracts: async () => {
      const { WebhookDelivery } = await import('#contract/platform/webhooks');
      return [WebhookDelivery];
    },
    values: {
      status: 'webhookDeliveries.statuses',
      type: 'webhooks.types',
      endpointState: 'webhookDeliveries.endpointStates',
    },
  },
  icon: Send,
  list: lazyPage(() => import('./DeliveryList.tsx')),
  show: lazyPage(() => import('./DeliveryShow.tsx')),
  recordRepresentation: 'messageId',
};
