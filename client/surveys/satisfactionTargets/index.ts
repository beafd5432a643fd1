import Flag from '@mui/icons-material/FlagOutlined';
import type { SatisfactionTarget } from '#contract/surveys/satisfactionTargets';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What satisfaction is to reach. */
export const satisfactionTargets: Feature = {
  name: 'satisfactionTargets',
  recordRepresentation: ({ measure }: Pick<SatisfactionTarget, 'measure'>) => measure,
  options: {
    values: { measure: 'satisfactionTargets.measures' },
    contracts: async () => {
      const { SatisfactionTarget: Target, TargetInput } =
        await import('#contract/surveys/satisfactionTargets');
      return [Target, TargetInput];
    },
  },
  icon: Flag,
  list: lazyPage(() => import('./TargetList.tsx')),
  create: lazyPage(() => import('./TargetCreate.tsx')),
};
