import Tune from '@mui/icons-material/TuneOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

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
  list: lazy(() => import('./AttributeList.tsx')),
  edit: lazy(() => import('./AttributeEdit.tsx')),
  create: lazy(() => import('./AttributeCreate.tsx')),
  recordRepresentation: 'name',
};
