import type { ActorKind } from '#contract/platform/activities';
import type {
  LevelCost,
  MemberLimit,
  PointRewardKind,
  RewardAudience,
} from '#contract/promotions/pointRewards';
import type { RedeemedState } from '#contract/promotions/redeemedRewards';
import type { Localized } from '#shared/localization';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { stamps } from '../stamps.ts';
import { couponBatches } from './coupons.ts';

/** What members get for points: a code of a batch, or a gift with stock. */
export const pointRewards = kit.table(
  'point_rewards',
  {
    id: kit.id(),
    kind: kit.text().$type<PointRewardKind>().notNull(),
    /** For shoppers. */
    names: kit.json().$type<Localized>().notNull(),
    descriptions: kit.json().$type<Localized>().notNull(),
    pictureUrl: kit.text(),
    /** Whose codes members get; null for gifts. */
    batchId: kit.integer().references(() => couponBatches.id),
    points: kit.integer().notNull(),
    /** Other costs and limits of members from a level up. */
    byLevel: kit.json().$type<LevelCost[]>().notNull(),
    /** Who may redeem it. */
    audience: kit.json().$type<RewardAudience>().notNull(),
    perMember: kit.json().$type<MemberLimit>(),
    /** How often it can be redeemed in all. */
    maxRedeemed: kit.integer(),
    /** Units of a gift there were, those given away included. */
    stock: kit.integer(),
    /** How often it was redeemed and not cancelled. */
    redeemedCount: kit.integer().notNull().default(0),
    /** From when on, and until when, it can be redeemed; null without a bound. */
    startsAt: kit.instant(),
    endsAt: kit.instant(),
    archivedAt: kit.instant(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.index('point_rewards_batch').on(t.batchId),
    kit.index('point_rewards_updated_at').on(t.updatedAt, t.id),
  ],
);

/** A reward that a member redeemed points for. */
export const redeemedRewards = kit.table(
  'redeemed_rewards',
  {
    id: kit.id(),
    /** The id of the store's own system; null where staff redeemed it for the member. */
    externalId: kit.text(),
    memberId: kit
      .integer()
      .notNull()
      .references(() => members.id),
    rewardId: kit
      .integer()
      .notNull()
      .references(() => pointRewards.id),
    /** As the reward was then. */
    kind: kit.text().$type<PointRewardKind>().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    points: kit.integer().notNull(),
    /** The member's level, and the version of the programme, by which it was redeemed. */
    level: kit.text(),
    programmeNumber: kit.integer().notNull(),
    state: kit.text().$type<RedeemedState>().notNull(),
    couponId: kit.integer(),
    /** Where a gift goes. */
    recipient: kit.text(),
    phone: kit.text(),
    address: kit.text(),
    carrier: kit.text(),
    trackingNumber: kit.text(),
    note: kit.text(),
    redeemedAt: kit.instant().notNull(),
    fulfilledAt: kit.instant(),
    cancelledAt: kit.instant(),
    /** Why it was cancelled. */
    reason: kit.text(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.unique('redeemed_rewards_external_id').on(t.externalId),
    kit.index('redeemed_rewards_member').on(t.memberId, t.redeemedAt),
    kit.index('redeemed_rewards_reward').on(t.rewardId, t.redeemedAt),
    kit.index('redeemed_rewards_redeemed_at').on(t.redeemedAt, t.id),
    kit.index('redeemed_rewards_coupon').on(t.couponId),
    kit
      .index('redeemed_rewards_waiting')
      .on(t.redeemedAt)
      .where(sql`state = 'requested'`),
  ],
);
