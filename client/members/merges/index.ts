import MergeIcon from '@mui/icons-material/PeopleAltOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const memberPairs: Feature = {
  name: 'memberPairs',
  options: {
    values: { state: 'merges.states', evidence: 'merges.evidence' },
    contracts: async () => {
      const { DismissInput, MemberPair } = await import('#contract/members/merges');
      return [MemberPair, DismissInput];
    },
  },
  icon: MergeIcon,
  list: lazyPage(() => import('./PairList.tsx')),
};
