/** The terms of a promotion: audience, period, conditions, limits and rewards. */
import * as z from 'zod';
import { amount, count as counted, instant, requiredText, text, whole, rate } from '#shared/fields';
import { fromLevel, segmentKeys } from '#contract/platform/audiences';
import { THRESHOLD_BASES } from '#contract/platform/settings';
import { Reward } from '#contract/promotions/rewards';
import { EVERYTHING, Scope } from '#contract/catalog/scopes';

/** In the order in which they are evaluated. */
export const LANES = ['product', 'order', 'shipping'] as const;
export type Lane = (typeof LANES)[number];
/** Which other promotions it excludes when it applies: none, those of its lane, or all. */
export const EXCLUSIVITIES = ['none', 'lane', 'all'] as const;
export type Exclusivity = (typeof EXCLUSIVITIES)[number];
const count = (max = 1_000_000) => counted(1, max);
const positive = () => amount().min(1);

/** A condition on the basket. Bounds are inclusive; a null scope is the whole basket. */
export const Condition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('amount'),
    scope: Scope.nullable().default(null),
    min: amount().nullable().default(null),
    max: amount().nullable().default(null),
    /** Null for the basis in the store's settings. */
    basis: z.enum(THRESHOLD_BASES).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('quantity'),
    scope: Scope.nullable().default(null),
    min: whole('count', 0).nullable().default(null),
    max: whole('count', 0).nullable().default(null),
    /** Units of all lines together, or of one line. */
    per: z.enum(['basket', 'line']).default('basket'),
  }),
  z.strictObject({
    kind: z.literal('shippingMethod'),
    methods: z.array(requiredText(80)).min(1).max(50),
  }),
]);
export type Condition = z.infer<typeof Condition>;

/**
 * The audience: all conditions must be met; of levels (those named, and those from a rank on), groups, channels and
 * segments, one of those listed.
 */
export const PromotionAudience = z.strictObject({
  levels: z.array(text(40).min(1)).max(50).default([]),
  fromLevel: fromLevel(),
  groups: z.array(text(40).min(1)).max(50).default([]),
  channels: z.array(text(40).min(1)).max(50).default([]),
  segments: segmentKeys(),
  /** Joined within this number of days. */
  newWithinDays: whole('days', 1, 3650).nullable().default(null),
  /** The number of the order among the member's orders: 1 to 1 is the first order. Cancelled orders do not count. */
  orderNumber: z
    .strictObject({ min: count(100_000), max: count(100_000).nullable() })
    .refine(({ min, max }) => max === null || min <= max, {
      error: 'promotions.errors.range',
      path: ['max'],
    })
    .nullable()
    .default(null),
  birthdayMonth: z.boolean().default(false),
});
export type PromotionAudience = z.infer<typeof PromotionAudience>;
export const EVERYBODY: PromotionAudience = {
  levels: [],
  groups: [],
  channels: [],
  newWithinDays: null,
  orderNumber: null,
  birthdayMonth: false,
};

/** Hours of the week in the store's time zone, in minutes of the day. `to` at or before `from` means past midnight. */
export const WeekHours = z.strictObject({
  /** ISO: 1 Monday … 7 Sunday; the day on which the hours begin. */
  weekdays: z
    .array(whole('weekday', 1, 7))
    .min(1)
    .max(7),
  from: whole('minuteOfDay', 0, 1439),
  to: whole('minuteOfDay', 0, 1440),
});
export type WeekHours = z.infer<typeof WeekHours>;

export const Limits = z.strictObject({
  uses: count(1_000_000_000).nullable().default(null),
  perMember: count(100_000).nullable().default(null),
  perDay: count(1_000_000_000).nullable().default(null),
  /** Maximum total discount. */
  budget: positive().nullable().default(null),
  /** Whether a use is given back when the order is cancelled or refunded. */
  givesBack: z.boolean().default(true),
});
export type Limits = z.infer<typeof Limits>;

/**
 * What happens to the discount on the goods that a shopper keeps when others of the order come back: it stays, or what the
 * kept goods alone would not get is taken back from the refund.
 */
export const WHEN_RETURNED = ['keep', 'takeBack'] as const;
export type WhenReturned = (typeof WHEN_RETURNED)[number];
/** What terms mean that were saved before there was a choice. */
export const UNSAID_TERMS: { whenReturned: WhenReturned } = { whenReturned: 'keep' };

/** How a promotion is triggered. */
export const TRIGGERS = ['automatic', 'code'] as const;

const termsShape = {
  trigger: z.enum(TRIGGERS).default('automatic'),
  lane: z.enum(LANES),
  /** Higher values come first. */
  priority: whole('rank', -1000, 1000).default(0),
  exclusivity: z.enum(EXCLUSIVITIES).default('none'),
  scope: Scope.default(EVERYTHING),
  conditions: z.array(Condition).max(10).default([]),
  rewards: z.array(Reward).min(1).max(5),
  audience: PromotionAudience.default(EVERYBODY),
  startsAt: instant(),
  /** Null: no end. */
  endsAt: instant().nullable().default(null),
  /** Hours of the week; always if empty. */
  hours: z.array(WeekHours).max(14).default([]),
  limits: Limits.default({
    uses: null,
    perMember: null,
    perDay: null,
    budget: null,
    givesBack: true,
  }),
  whenReturned: z.enum(WHEN_RETURNED).default(UNSAID_TERMS.whenReturned),
  /** The share of members who never get it, for measuring its effect: basis points. */
  holdoutBps: rate(0, 5000).default(0),
};
/** Terms as the engine takes them; `PromotionInput` checks further rules before saving. */
export const Terms = z.strictObject(termsShape);
export type Terms = z.infer<typeof Terms>;
