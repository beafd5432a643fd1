import Groups from '@mui/icons-material/GroupsOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

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
  list: lazy(() => import('./AudienceNameList.tsx')),
  edit: lazy(() => import('./AudienceNameEdit.tsx')),
  create: lazy(() => import('./AudienceNameCreate.tsx')),
  recordRepresentation: 'key',
};
