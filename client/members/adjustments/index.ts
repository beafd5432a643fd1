import Adjustments from '@mui/icons-material/ExposureOutlined';
import type { PointAdjustment } from '#contract/members/adjustments';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Points and growth that staff added or took away. */
export const pointAdjustments: Feature = {
  name: 'pointAdjustments',
  options: {
    values: {
      kind: 'pointAdjustments.kinds',
      reason: 'pointAdjustments.reasons',
      state: 'pointAdjustments.states',
      excess: 'pointAdjustments.excesses',
    },
    contracts: async () => {
      const { AdjustmentInput, PointAdjustment } = await import('#contract/members/adjustments');
      return [AdjustmentInput, PointAdjustment];
    },
  },
  icon: Adjustments,
  list: lazyPage(() => import('./AdjustmentList.tsx')),
  show: lazyPage(() => import('./AdjustmentShow.tsx')),
  recordRepresentation: ({ id }: Pick<PointAdjustment, 'id'>) => `#${id}`,
};
