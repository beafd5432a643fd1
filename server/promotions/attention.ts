/** What needs attention of promotions, campaigns, coupons and gifts to send. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { campaignList } from './campaigns/list.ts';
import { couponBatchList } from './coupons/lists.ts';
import { memberEntryList } from './memberEntries/list.ts';
import { promotionList } from './promotions/list.ts';
import { redeemedRewardList } from './redeemedRewards/list.ts';

const promotions = { resource: 'promotions', spec: promotionList } as const;
const campaigns = { resource: 'campaigns', spec: campaignList } as const;
const PAUSE = ['promotions', 'pause'] as const;
const EDIT = ['promotions', 'edit'] as const;

/** Only the owner gives somebody else a grant. */
const GIVES_GRANTS = ['staff', 'edit'] as const;

export const PROMOTION_ATTENTION: readonly AttentionSource[] = [
  {
    ...promotions,
    name: 'strandedPromotions',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
    sort: ['updatedAt', 'ASC'],
    since: 'updatedAt',
  },
  {
    ...promotions,
    name: 'promotionApprovals',
    tone: 'attention',
    access: ['promotions', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
    sort: ['updatedAt', 'ASC'],
    since: 'updatedAt',
  },
  {
    ...promotions,
    name: 'returnedPromotions',
    tone: 'attention',
    access: EDIT,
    filter: () => ({ needs: 'returnedToMe' }),
    sort: ['updatedAt', 'ASC'],
    since: 'updatedAt',
  },
  {
    name: 'giftsToSend',
    tone: 'attention',
    resource: 'redeemedRewards',
    place: 'pointRewards',
    access: ['redeemedRewards', 'edit'],
    spec: redeemedRewardList,
    filter: () => ({ state: 'requested' }),
    sort: ['redeemedAt', 'ASC'],
    since: 'redeemedAt',
  },
  {
    name: 'entriesToDecide',
    tone: 'attention',
    resource: 'memberEntries',
    place: 'memberActivities',
    access: ['memberEntries', 'decide'],
    spec: memberEntryList,
    filter: () => ({ state: 'waiting' }),
    sort: ['enteredAt', 'ASC'],
    since: 'enteredAt',
  },
  {
    ...promotions,
    name: 'promotionBudgets',
    tone: 'attention',
    access: PAUSE,
    filter: () => ({ needs: 'budget' }),
    sort: ['endsAt', 'ASC'],
  },
  {
    ...campaigns,
    name: 'campaignBudgets',
    tone: 'attention',
    access: ['campaigns', 'pause'],
    filter: () => ({ needs: 'budget' }),
    sort: ['endsAt', 'ASC'],
  },
  {
    ...promotions,
    name: 'flashStock',
    tone: 'attention',
    access: PAUSE,
    filter: () => ({ needs: 'flashStock' }),
    sort: ['endsAt', 'ASC'],
  },
  {
    ...promotions,
    name: 'promotionsStart',
    tone: 'information',
    access: PAUSE,
    filter: () => ({ needs: 'startsSoon' }),
    sort: ['startsAt', 'ASC'],
    due: 'startsAt',
  },
  {
    ...promotions,
    name: 'promotionsEnd',
    tone: 'information',
    access: PAUSE,
    filter: () => ({ needs: 'endsSoon' }),
    sort: ['endsAt', 'ASC'],
    due: 'endsAt',
  },
  {
    ...campaigns,
    name: 'campaignsStart',
    tone: 'information',
    access: ['campaigns', 'pause'],
    filter: () => ({ needs: 'startsSoon' }),
    sort: ['startsAt', 'ASC'],
    due: 'startsAt',
  },
  {
    ...campaigns,
    name: 'campaignsEnd',
    tone: 'information',
    access: ['campaigns', 'pause'],
    filter: () => ({ needs: 'endsSoon' }),
    sort: ['endsAt', 'ASC'],
    due: 'endsAt',
  },
  {
    name: 'couponsUsedUp',
    tone: 'attention',
    resource: 'couponBatches',
    access: ['couponBatches', 'edit'],
    spec: couponBatchList,
    filter: () => ({ needs: 'usedUp' }),
    sort: ['createdAt', 'ASC'],
  },
  {
    name: 'couponsExpire',
    tone: 'information',
    resource: 'couponBatches',
    access: ['couponBatches', 'edit'],
    spec: couponBatchList,
    filter: () => ({ needs: 'expiresSoon' }),
    sort: ['validUntil', 'ASC'],
    due: 'validUntil',
  },
  {
    ...promotions,
    name: 'approvedPromotions',
    tone: 'information',
    access: EDIT,
    filter: () => ({ needs: 'approvedOfMine' }),
    sort: ['updatedAt', 'DESC'],
    since: 'updatedAt',
  },
];
