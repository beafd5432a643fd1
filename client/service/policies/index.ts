import Policy from '@mui/icons-material/AssignmentReturnOutlined';
import type { AfterSalesPolicy } from '#contract/service/policies';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What customers may return, exchange and have repaired, as versions. */
export const afterSalesPolicies: Feature = {
  name: 'afterSalesPolicies',
  options: {
    values: {
      phase: 'versions.phases',
      state: 'versions.states',
      returnable: 'policies.returnables',
      'freight.merchant': 'policies.payers',
      'freight.customer': 'policies.payers',
      'freight.carrier': 'policies.payers',
      'freight.supplier': 'policies.payers',
      'freight.none': 'policies.payers',
      pointsShort: 'policies.pointsShort',
    },
    contracts: async () => {
      const {
        AfterSalesPolicy: Version,
        AfterSalesPolicyInput,
        PolicyTerms,
      } = await import('#contract/service/policies');
      return [AfterSalesPolicyInput, PolicyTerms, Version];
    },
  },
  icon: Policy,
  list: lazyPage(() => import('./PolicyList.tsx')),
  show: lazyPage(() => import('./PolicyShow.tsx')),
  edit: lazyPage(() => import('./PolicyEdit.tsx')),
  create: lazyPage(() => import('./PolicyCreate.tsx')),
  recordRepresentation: ({ number }: Pick<AfterSalesPolicy, 'number'>) => `v${number}`,
};
