import Groups from '@mui/icons-material/GroupsOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Groups of staff to which tickets are given. */
export const teams: Feature = {
  name: 'teams',
  recordRepresentation: 'id',
  options: {
    contracts: async () => {
      const { Team, TeamInput } = await import('#contract/service/teams');
      return [TeamInput, Team];
    },
  },
  icon: Groups,
  list: lazyPage(() => import('./TeamList.tsx')),
  edit: lazyPage(() => import('./TeamEdit.tsx')),
  create: lazyPage(() => import('./TeamCreate.tsx')),
};
