import Reason from '@mui/icons-material/HelpOutlineOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Why goods come back, as a tree. */
export const returnReasons: Feature = {
  name: 'returnReasons',
  options: {
    values: {
      responsibility: 'returnReasons.responsibilities',
      disposition: 'returnReasons.dispositions',
    },
    contracts: async () => {
      const { ReturnReason, ReturnReasonInput } = await import('#contract/orders/returnReasons');
      return [ReturnReasonInput, ReturnReason];
    },
  },
  icon: Reason,
  list: lazyPage(() => import('./ReasonList.tsx')),
  edit: lazyPage(() => import('./ReasonEdit.tsx')),
  create: lazyPage(() => import('./ReasonCreate.tsx')),
  recordRepresentation: 'code',
};
