import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Why things go wrong: the tree from which complaints name their cause. */
export const rootCauses: Feature = {
  name: 'rootCauses',
  recordRepresentation: 'code',
  options: {
    contracts: async () => {
      const { RootCause, RootCauseEdit } = await import('#contract/service/rootCauses');
      return [RootCauseEdit, RootCause];
    },
  },
  icon: AccountTree,
  list: lazyPage(() => import('./RootCauseList.tsx')),
  edit: lazyPage(() => import('./RootCauseEdit.tsx')),
  create: lazyPage(() => import('./RootCauseCreate.tsx')),
};
