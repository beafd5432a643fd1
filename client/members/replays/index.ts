import Replay from '@mui/icons-material/HistoryToggleOffOutlined';
import type { ProgrammeReplay } from '#contract/members/replays';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What a version of the programme would have given over the last months. */
export const programmeReplays: Feature = {
  name: 'programmeReplays',
  options: {
    values: { state: 'replays.states' },
    contracts: async () => {
      const { ProgrammeReplay: shown, ReplayInput } = await import('#contract/members/replays');
      return [shown, ReplayInput];
    },
  },
  icon: Replay,
  show: lazyPage(() => import('./ReplayShow.tsx')),
  recordRepresentation: ({ number }: Pick<ProgrammeReplay, 'number'>) => `v${number}`,
};

/** Members for whom a replay found a difference. */
export const programmeReplayMembers: Feature = {
  name: 'programmeReplayMembers',
  options: {
    values: { falls: 'replays.falls', group: 'replays.groups' },
    contracts: async () => [(await import('#contract/members/replays')).ReplayMember],
  },
  icon: Replay,
  list: lazyPage(() => import('./ReplayMemberList.tsx')),
};
