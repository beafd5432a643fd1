import People from '@mui/icons-material/PeopleOutlined';
import { lazy } from 'react';
import type { Member } from '#contract/members/members';
import type { Feature } from '../../ui/feature.ts';

export const members: Feature = {
  name: 'members',
  options: {
    values: {
      gender: 'members.genders',
    },
    contracts: async () => {
      const { MemberInput, Member } = await import('#contract/members/members');
      return [MemberInput, Member];
    },
  },
  icon: People,
  list: lazy(() => import('./MemberList.tsx')),
  show: lazy(() => import('./MemberShow.tsx')),
  recordRepresentation: ({ name, externalId }: Pick<Member, 'name' | 'externalId'>) =>
    name ?? externalId,
};
