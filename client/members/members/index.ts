import People from '@mui/icons-material/PeopleOutlined';
import type { Member } from '#contract/members/members';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const members: Feature = {
  name: 'members',
  options: {
    values: {
      gender: 'members.genders',
      marketingConsent: 'members.consent',
      profilingConsent: 'members.consent',
      marketingConsentSource: 'members.consentSources',
      profilingConsentSource: 'members.consentSources',
      ageBand: 'members.ageBands',
      'ageBand.value': 'members.ageBands',
      education: 'members.educations',
      'education.value': 'members.educations',
      source: 'members.profileSources',
      ground: 'members.privacy.grounds',
    },
    contracts: async () => {
      const { MemberInput, Member } = await import('#contract/members/members');
      const { LevelChange } = await import('#contract/members/levels');
      const { MergeAsk } = await import('#contract/members/merges');
      return [MemberInput, Member, LevelChange, MergeAsk];
    },
  },
  icon: People,
  list: lazyPage(() => import('./MemberList.tsx')),
  show: lazyPage(() => import('./MemberShow.tsx')),
  recordRepresentation: ({ name, externalId }: Pick<Member, 'name' | 'externalId'>) =>
    name ?? externalId,
};
