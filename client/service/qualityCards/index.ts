import Checklist from '@mui/icons-material/Checklist';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** By what the answers to tickets are reviewed. */
export const qualityCards: Feature = {
  name: 'qualityCards',
  recordRepresentation: 'number',
  options: {
    contracts: async () => {
      const { QualityCard, QualityCardInput } = await import('#contract/service/qualityCards');
      return [QualityCard, QualityCardInput];
    },
  },
  icon: Checklist,
  list: lazyPage(() => import('./QualityCardList.tsx')),
  create: lazyPage(() => import('./QualityCardCreate.tsx')),
};
