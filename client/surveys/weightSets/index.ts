import Balance from '@mui/icons-material/BalanceOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** How much each dimension counts in the index. */
export const weightSets: Feature = {
  name: 'weightSets',
  recordRepresentation: 'number',
  options: {
    texts: { weights: lazyPage(() => import('./WeightsText.tsx')) },
    contracts: async () => {
      const { WeightSet, WeightSetInput } = await import('#contract/surveys/weightSets');
      return [WeightSet, WeightSetInput];
    },
  },
  icon: Balance,
  list: lazyPage(() => import('./WeightSetList.tsx')),
  create: lazyPage(() => import('./WeightSetCreate.tsx')),
};
