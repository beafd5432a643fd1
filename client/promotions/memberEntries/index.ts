import HowToReg from '@mui/icons-material/HowToRegOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Entries of members to activities, and the moderation of those to contests. */
export const memberEntries: Feature = {
  name: 'memberEntries',
  options: {
    values: {
      kind: 'memberActivities.kinds',
      state: 'memberEntries.states',
      allowed: 'memberEntries.decisions',
      actorKind: 'values.actorKind',
    },
    contracts: async () => {
      const { MemberEntry, MemberEntryInput } = await import('#contract/promotions/memberEntries');
      return [MemberEntry, MemberEntryInput];
    },
  },
  icon: HowToReg,
  list: lazyPage(() => import('./EntryList.tsx')),
  show: lazyPage(() => import('./EntryShow.tsx')),
};
