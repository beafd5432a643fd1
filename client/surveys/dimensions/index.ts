import DonutSmall from '@mui/icons-material/DonutSmallOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What satisfaction is made of. */
export const dimensions: Feature = {
  name: 'dimensions',
  recordRepresentation: 'key',
  options: {
    values: { need: 'dimensions.needs' },
    contracts: async () => {
      const { Dimension, DimensionInput, DimensionEdit } =
        await import('#contract/surveys/dimensions');
      return [Dimension, DimensionInput, DimensionEdit];
    },
  },
  icon: DonutSmall,
  list: lazyPage(() => import('./DimensionList.tsx')),
  edit: lazyPage(() => import('./DimensionEdit.tsx')),
  create: lazyPage(() => import('./DimensionCreate.tsx')),
};
