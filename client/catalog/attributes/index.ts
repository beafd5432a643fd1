import Tune from '@mui/icons-material/TuneOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const attributes: Feature = {
  name: 'attributes',
  options: {
    contracts: async () => {
      const { AttributeInput } = await import('#contract/catalog/attributes');
      return [AttributeInput];
    },
    values: {
      type: 'attributes.types',
    },
  },
  icon: Tune,
  list: lazyPage(() => import('./AttributeList.tsx')),
  edit: lazyPage(() => import('./AttributeEdit.tsx')),
  create: lazyPage(() => import('./AttributeCreate.tsx')),
  recordRepresentation: 'name',
};
