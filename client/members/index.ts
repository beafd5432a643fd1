import type { ClientDomain } from '../domain.ts';
import { pointAdjustments } from './adjustments/index.ts';
import { members } from './members/index.ts';
import { memberPairs } from './merges/index.ts';
import { programmeVersions } from './programme/index.ts';
import { lazyPage } from '../ui/lazyPage.ts';
import { pointEntries } from './points/index.ts';
import { programmeDryRun } from './dryRuns/index.ts';
import { programmeReplayMembers, programmeReplays } from './replays/index.ts';
import { rfm } from './rfm/index.ts';
import { segments } from './segments/index.ts';
import { tags } from './tags/index.ts';
import { referrals } from './referrals/index.ts';

export const membersDomain: ClientDomain = {
  group: 'members',
  features: [members, segments, tags, rfm, programmeVersions, pointEntries, pointAdjustments],
  unlisted: [memberPairs, referrals, programmeReplays, programmeReplayMembers, programmeDryRun],
  memberVerbs: [
    { key: 'adjust', Content: lazyPage(() => import('./adjustments/AdjustButton.tsx')) },
    { key: 'privacy', Content: lazyPage(() => import('./erasure/PrivacyMenu.tsx')) },
    {
      key: 'merge',
      ofRecord: true,
      Content: lazyPage(() => import('./merges/MergeButton.tsx')),
    },
  ],
  memberSections: [
    {
      title: 'segments.portrait',
      tab: 'programme',
      Content: lazyPage(() => import('./shared/portrait/PortraitSection.tsx')),
    },
    {
      title: 'points.title',
      tab: 'programme',
      Content: lazyPage(() => import('./points/MemberPointsSection.tsx')),
    },
    {
      title: 'growth.title',
      tab: 'programme',
      Content: lazyPage(() => import('./growth/MemberGrowthSection.tsx')),
    },
    {
      title: 'pointAdjustments.sectionTitle',
      tab: 'programme',
      Content: lazyPage(() => import('./adjustments/MemberAdjustments.tsx')),
    },
    {
      title: 'members.signIns.title',
      tab: 'activity',
      Content: lazyPage(() => import('./members/SignInSection.tsx')),
    },
    {
      title: 'merges.sectionTitle',
      tab: 'activity',
      Content: lazyPage(() => import('./merges/MemberRecordsSection.tsx')),
    },
    {
      title: 'referrals.sectionTitle',
      tab: 'activity',
      Content: lazyPage(() => import('./referrals/MemberReferrals.tsx')),
    },
  ],
};
