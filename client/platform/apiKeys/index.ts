import Key from '@mui/icons-material/KeyOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const apiKeys: Feature = {
  name: 'apiKeys',
  options: {
    contracts: async () => {
      const { ApiKeyInput } = await import('#contract/platform/apiKeys');
      return [ApiKeyInput];
    },
    values: {
      scopes: 'apiKeys.scopes',
    },
  },
  icon: Key,
  list: lazy(() => import('./ApiKeyList.tsx')),
  show: lazy(() => import('./ApiKeyShow.tsx')),
  recordRepresentation: 'name',
};
