import Key from '@mui/icons-material/KeyOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

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
  list: lazyPage(() => import('./ApiKeyList.tsx')),
  show: lazyPage(() => import('./ApiKeyShow.tsx')),
  recordRepresentation: 'name',
};
