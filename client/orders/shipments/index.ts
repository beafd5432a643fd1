import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const shipments: Feature = {
  name: 'shipments',
  options: {
    values: { status: 'shipments.statuses', 'events.status': 'shipments.statuses' },
    contracts: async () => {
      const { ShipmentInput, Shipment } = await import('#contract/orders/shipments');
      return [ShipmentInput, Shipment];
    },
  },
  icon: LocalShipping,
  list: lazyPage(() => import('./ShipmentList.tsx')),
  recordRepresentation: 'externalId',
};
