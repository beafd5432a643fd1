import Groups from '@mui/icons-material/GroupsOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What levels, groups and channels are called, and how levels are ranked. */
export const audienceNames: Feature = {
  name: 'audienceNames',
  options: {
    contracts: async () => {
      const { AudienceNameInput } = await import('#contract/platform/audiences');
      return [AudienceNameInput];
    },
  },
  icon: Groups,
  list: lazyPage(() => import('./AudienceNameList.tsx')),
  edit: lazyPage(() => import('./AudienceNameEdit.tsx')),
  create: lazyPage(() => import('./AudienceNameCreate.tsx')),
  recordRepresentation: 'key',
};
