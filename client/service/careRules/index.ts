import PhoneForwarded from '@mui/icons-material/PhoneForwardedOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** After what customers are called. */
export const careRules: Feature = {
  name: 'careRules',
  recordRepresentation: 'name',
  options: {
    values: { event: 'careRules.events' },
    contracts: async () => {
      const { CareRule, CareRuleEdit } = await import('#contract/service/careRules');
      return [CareRuleEdit, CareRule];
    },
  },
  icon: PhoneForwarded,
  list: lazyPage(() => import('./CareRuleList.tsx')),
  edit: lazyPage(() => import('./CareRuleEdit.tsx')),
  create: lazyPage(() => import('./CareRuleCreate.tsx')),
};
