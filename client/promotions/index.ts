import type { ClientDomain } from '../domain.ts';
import { promotionCalendar } from './calendar/index.ts';
import { campaigns } from './campaigns/index.ts';
import { promotionComparison } from './comparison/index.ts';
import { promotionConflicts } from './conflicts/index.ts';
import { couponBatches } from './couponBatches/index.ts';
import { coupons } from './coupons/index.ts';
import { memberActivities } from './memberActivities/index.ts';
import { memberEntries } from './memberEntries/index.ts';
import { pointRewards } from './pointRewards/index.ts';
import { promotions } from './promotions/index.ts';
import { redeemedRewards } from './redeemedRewards/index.ts';
import { redemptions } from './redemptions/index.ts';
import { simulator } from './simulator/index.ts';
import { lazyPage } from '../ui/lazyPage.ts';

export const promotionsDomain: ClientDomain = {
  group: 'promotions',
  features: [
    promotions,
    campaigns,
    promotionCalendar,
    simulator,
    couponBatches,
    coupons,
    redemptions,
    pointRewards,
    memberActivities,
  ],
  unlisted: [promotionConflicts, promotionComparison, redeemedRewards, memberEntries],
  memberSections: [
    {
      title: 'levelBenefits.title',
      tab: 'programme',
      Content: lazyPage(() => import('./levelBenefits/MemberBenefits.tsx')),
    },
    {
      title: 'coupons.sectionTitle',
      tab: 'rewards',
      Content: lazyPage(() => import('./coupons/MemberCoupons.tsx')),
    },
    {
      title: 'redemptions.sectionTitle',
      tab: 'rewards',
      Content: lazyPage(() => import('./redemptions/MemberRedemptions.tsx')),
    },
    {
      title: 'redeemedRewards.title',
      tab: 'rewards',
      Content: lazyPage(() => import('./redeemedRewards/MemberRewardsSection.tsx')),
    },
    {
      title: 'memberEntries.title',
      tab: 'rewards',
      Content: lazyPage(() => import('./memberEntries/MemberEntriesSection.tsx')),
    },
  ],
  orderSections: [
    {
      name: 'unredeemed',
      Content: lazyPage(() => import('./unredeemed/UnredeemedSection.tsx')),
    },
  ],
  orderReturnVerbs: [
    {
      name: 'returnValue',
      Content: lazyPage(() => import('./returnValue/ReturnValueButton.tsx')),
    },
  ],
};
