/** What members get for points: codes and gifts, with their cost and limits. */
import * as z from 'zod';
import {
  count,
  id,
  instant,
  localized,
  orDefault,
  reference,
  requiredLocalized,
  text,
  whole,
} from '#shared/fields';
import { ProductImage } from '#contract/catalog/products';
import { MAX_POINTS } from '#contract/members/earnRules';
import { fromLevel } from '#contract/platform/audiences';
import { PROMOTION_VERDICTS } from '#contract/promotions/verdicts';

/** A code on the whole basket, a code on chosen goods, or a gift. Paying with points at checkout is no reward. */
export const POINT_REWARD_KINDS = ['coupon', 'productDiscount', 'gift'] as const;
export type PointRewardKind = (typeof POINT_REWARD_KINDS)[number];
export const LIMIT_PERIODS = ['day', 'week', 'month', 'year', 'ever'] as const;
/** Of the store's calendar: a day from midnight, a week from its first weekday, a month from its first day. */
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

const MAX_TIMES = 1000;
const MAX_UNITS = 100_000_000;
const cost = () => count(1, MAX_POINTS);
const units = (min: number) => count(min, MAX_UNITS);

/** How often a member may redeem it in a period. */
export const MemberLimit = z.strictObject({
  times: count(1, MAX_TIMES),
  period: z.enum(LIMIT_PERIODS),
});
export type MemberLimit = z.infer<typeof MemberLimit>;

/** What it costs members from a level up, and how often in the period of all members they may redeem it. */
export const LevelCost = z.strictObject({
  fromLevel: text(40).min(1),
  points: cost(),
  /** Null for as often as the others. */
  times: count(1, MAX_TIMES).nullable().default(null),
});
export type LevelCost = z.infer<typeof LevelCost>;

/** The levels that may redeem it: those named, and those from a rank on; all members if there are none. */
export const RewardAudience = z.strictObject({
  levels: z.array(text(40).min(1)).max(50).default([]),
  fromLevel: fromLevel(),
});
export type RewardAudience = z.infer<typeof RewardAudience>;

const PointRewardFields = z.strictObject({
  kind: z.enum(POINT_REWARD_KINDS),
  names: requiredLocalized(120),
  descriptions: localized(1000).default({}),
  pictureUrl: ProductImage.shape.url.nullable().default(null),
  /** Whose codes members get. */
  batchId: reference('couponBatches').nullable().default(null),
  points: cost(),
  byLevel: z.array(LevelCost).max(50).default([]),
  audience: orDefault(RewardAudience, { levels: [] }),
  perMember: MemberLimit.nullable().default(null),
  maxRedeemed: units(1).nullable().default(null),
  /** Units of a gift in all, those given away included. */
  stock: units(0).nullable().default(null),
  startsAt: instant().nullable().default(null),
  endsAt: instant().nullable().default(null),
});

const checkFields = (input: z.infer<typeof PointRewardFields>, context: z.RefinementCtx) => {
  const report = (error: string, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', path, message: error });
  const { kind, batchId, stock, startsAt, endsAt, byLevel, perMember } = input;
  const isGift = kind === 'gift';
  if (!isGift && batchId === null) report('ra.validation.required', 'batchId');
  if (isGift && batchId !== null) report('pointRewards.errors.giftWithBatch', 'batchId');
  if (isGift && stock === null) report('ra.validation.required', 'stock');
  if (!isGift && stock !== null) report('pointRewards.errors.stockOfCodes', 'stock');
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
    report('promotions.errors.endsBeforeStart', 'endsAt');
  byLevel.forEach((terms, index) => {
    if (byLevel.findIndex(({ fromLevel: level }) => level === terms.fromLevel) < index)
      report('pointRewards.errors.levelTwice', 'byLevel', index, 'fromLevel');
    if (terms.times !== null && perMember === null)
      report('pointRewards.errors.timesWithoutPeriod', 'byLevel', index, 'times');
  });
};
export const PointRewardInput = PointRewardFields.superRefine(checkFields);
export type PointRewardInput = z.infer<typeof PointRewardInput>;
export type PointRewardDraft = z.input<typeof PointRewardInput>;
/** With the version that was read. */
export const PointRewardEdit = PointRewardFields.extend({
  version: whole('version').optional(),
}).superRefine(checkFields);
export type PointRewardEdit = z.infer<typeof PointRewardEdit>;
export const RewardVersion = z.strictObject({ version: whole('version') });
export type RewardVersion = z.infer<typeof RewardVersion>;

export const PointReward = z.object({
  id: id(),
  kind: z.enum(POINT_REWARD_KINDS),
  names: localized(),
  descriptions: localized(),
  pictureUrl: z.string().nullable(),
  batchId: reference('couponBatches').nullable(),
  batchName: z.string().nullable(),
  points: cost(),
  byLevel: z.array(LevelCost),
  audience: RewardAudience,
  perMember: MemberLimit.nullable(),
  maxRedeemed: units(1).nullable(),
  stock: units(0).nullable(),
  /** How often it was redeemed, without what was cancelled. */
  redeemedCount: units(0),
  /** How many codes its batch has left; null for gifts. */
  unclaimed: units(0).nullable(),
  startsAt: instant().nullable(),
  endsAt: instant().nullable(),
  archivedAt: instant().nullable(),
  authorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type PointReward = z.infer<typeof PointReward>;

/** Why a member cannot redeem a reward now. */
export const RewardLimit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notStarted'), startsAt: instant() }),
  z.strictObject({ kind: z.literal('over') }),
  z.strictObject({ kind: z.literal('level') }),
  /** Redeemed as often as the member may; again from an instant on, or null for never. */
  z.strictObject({
    kind: z.literal('perMember'),
    times: count(1, MAX_TIMES),
    period: z.enum(LIMIT_PERIODS),
    againAt: instant().nullable(),
  }),
  z.strictObject({ kind: z.literal('maxRedeemed') }),
  z.strictObject({ kind: z.literal('stock') }),
  /** The member could not use a further code: what a quote would say of it. */
  z.strictObject({ kind: z.literal('unusable'), verdict: z.enum(PROMOTION_VERDICTS) }),
  /** Its codes are used up, over or taken back, or their promotion does not run. */
  z.strictObject({ kind: z.literal('codes') }),
  z.strictObject({ kind: z.literal('noProgramme') }),
  z.strictObject({
    kind: z.literal('points'),
    needed: cost(),
    available: units(0),
    missing: units(1),
  }),
]);
export type RewardLimit = z.infer<typeof RewardLimit>;
