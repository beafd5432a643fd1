import Timer from '@mui/icons-material/TimerOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** How fast tickets are answered and resolved. */
export const servicePolicies: Feature = {
  name: 'servicePolicies',
  options: {
    values: {
      types: 'tickets.types',
      severities: 'tickets.severities',
      channels: 'tickets.channels',
    },
    contracts: async () => {
      const { ServicePolicyInput, ServicePolicy } =
        await import('#contract/service/servicePolicies');
      return [ServicePolicy, ServicePolicyInput];
    },
  },
  icon: Timer,
  list: lazyPage(() => import('./PolicyList.tsx')),
  edit: lazyPage(() => import('./PolicyEdit.tsx')),
  create: lazyPage(() => import('./PolicyCreate.tsx')),
};
