/** What the store's own systems are told of redeemed rewards. */
import * as z from 'zod';
import type { EventType } from '#contract/platform/outbox';
import { RedeemedReward } from '#contract/promotions/redeemedRewards';
import type { Localized } from '#shared/localization';

const data = z.strictObject({
  /** The store's id of the member. */
  member: z.string(),
  ...RedeemedReward.pick({
    id: true,
    externalId: true,
    rewardId: true,
    kind: true,
    points: true,
    state: true,
    carrier: true,
    trackingNumber: true,
  }).shape,
});
const ofReward = (change: string, names: Localized, descriptions: Localized): EventType => ({
  type: `reward.${change}`,
  names,
  descriptions,
  data,
});

export const REWARD_EVENTS: readonly EventType[] = [
  ofReward(
    'redeemed',
    { en: 'Reward redeemed', zh: '积分已兑换' },
    {
      en: 'A member redeemed points for a code or a gift. A gift is still to be sent.',
      zh: '会员用积分兑换了优惠券或礼品。礼品尚待发货。',
    },
  ),
  ofReward(
    'fulfilled',
    { en: 'Gift sent', zh: '礼品已发货' },
    {
      en: 'A gift was sent or handed over.',
      zh: '兑换的礼品已发货或已交付。',
    },
  ),
  ofReward(
    'cancelled',
    { en: 'Redeemed reward cancelled', zh: '积分兑换已取消' },
    {
      en: 'The points went back to the member, and the code can no longer be used.',
      zh: '积分已退回会员，所兑优惠券不能再使用。',
    },
  ),
];
