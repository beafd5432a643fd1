/** Rewards that members redeemed points for: their delivery and cancellation, and what a member may redeem. */
import * as z from 'zod';
import {
  count,
  id,
  instant,
  keyText,
  localized,
  personal,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { ACTOR_KINDS } from '#contract/platform/activities';
import { MAX_POINTS } from '#contract/members/earnRules';
import {
  MemberLimit,
  POINT_REWARD_KINDS,
  PointReward,
  RewardLimit,
} from '#contract/promotions/pointRewards';

/** A gift waits to be sent; codes are fulfilled at once. A cancelled one gave the points back. */
export const REDEEMED_STATES = ['requested', 'fulfilled', 'cancelled'] as const;
export type RedeemedState = (typeof REDEEMED_STATES)[number];

const orNull = (max: number) =>
  text(max)
    .nullish()
    .transform((given) => given || null);
const personalOrNull = (kind: 'phone' | 'address') =>
  personal(kind)
    .nullish()
    .transform((given) => given || null);

const redemption = {
  rewardId: reference('pointRewards'),
  /** The cost that the member agreed to; where it is another one by now, nothing is redeemed. */
  points: count(1, MAX_POINTS).nullish(),
  /** Where a gift goes; left out where it is collected. */
  recipient: orNull(120),
  phone: personalOrNull('phone'),
  address: personalOrNull('address'),
};
/** By the store: its own id makes a repeat the same redemption. */
export const StoreRewardInput = z.strictObject({
  externalId: keyText(120).min(1),
  ...redemption,
});
export type StoreRewardInput = z.infer<typeof StoreRewardInput>;
/** By staff, for a member. */
export const RedeemInput = z.strictObject({ memberId: reference('members'), ...redemption });
export type RedeemInput = z.infer<typeof RedeemInput>;

/** How a gift was sent: by a carrier with its number, or in words. */
export const Fulfilment = z
  .strictObject({
    carrier: orNull(80),
    trackingNumber: orNull(80),
    note: orNull(300),
    version: whole('version'),
  })
  .superRefine(({ carrier, trackingNumber, note }, context) => {
    const report = (path: string, error: string) =>
      context.addIssue({ code: 'custom', path: [path], message: error });
    if (carrier !== null && trackingNumber === null)
      report('trackingNumber', 'redeemedRewards.errors.trackingNumber');
    if (carrier === null && trackingNumber !== null)
      report('carrier', 'redeemedRewards.errors.carrier');
    if (carrier === null && trackingNumber === null && note === null)
      report('note', 'redeemedRewards.errors.howSent');
  });
export type Fulfilment = z.infer<typeof Fulfilment>;
export const RewardCancellation = z.strictObject({
  reason: requiredText(300),
  version: whole('version'),
});
export type RewardCancellation = z.infer<typeof RewardCancellation>;
export const AddressReveal = z.strictObject({ reason: requiredText(300) });
export type AddressReveal = z.infer<typeof AddressReveal>;

export const RedeemedReward = z.object({
  id: id(),
  externalId: z.string().nullable(),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  rewardId: reference('pointRewards'),
  kind: z.enum(POINT_REWARD_KINDS),
  names: localized(),
  points: count(1, MAX_POINTS),
  level: z.string().nullable(),
  programmeNumber: whole('version'),
  state: z.enum(REDEEMED_STATES),
  couponId: reference('coupons').nullable(),
  code: z.string().nullable(),
  recipient: z.string().nullable(),
  phone: personal('phone').nullable(),
  address: personal('address').nullable(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  note: z.string().nullable(),
  redeemedAt: instant(),
  fulfilledAt: instant().nullable(),
  cancelledAt: instant().nullable(),
  reason: z.string().nullable(),
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type RedeemedReward = z.infer<typeof RedeemedReward>;

/** A reward as it stands for one member. */
export const MemberReward = PointReward.pick({
  id: true,
  kind: true,
  names: true,
  descriptions: true,
  pictureUrl: true,
  points: true,
  startsAt: true,
  endsAt: true,
}).extend({
  /** What it costs members without terms of their level. */
  basePoints: count(1, MAX_POINTS),
  canRedeem: z.boolean(),
  /** Why not, and the same in words. */
  limits: z.array(RewardLimit),
  words: z.array(localized()),
  /** How often the member may redeem it, and has in the present period. */
  perMember: MemberLimit.extend({ used: count(0, MAX_POINTS) }).nullable(),
  /** How often it can still be redeemed by all members; null for any number. */
  left: count(0, MAX_POINTS).nullable(),
});
export type MemberReward = z.infer<typeof MemberReward>;
