/** The members' programme as versions: levels, what they give, how points are earned, lapse and are spent. */
import * as z from 'zod';
import {
  amount,
  count,
  describeField,
  MAX_AMOUNT,
  orDefault,
  rate,
  requiredLocalized,
  text,
  whole,
} from '#shared/fields';
import { versionInput, versionRecord } from '#contract/platform/versions';
import { Benefits, NO_BENEFITS } from '#contract/members/benefits';
import { EarnRule, MAX_POINTS } from '#contract/members/earnRules';

/** What conditions of a level measure. Spend is what was paid less what was refunded, in minor units. */
export const LEVEL_METRICS = ['growth', 'netSpend', 'orders', 'activeDays'] as const;
export type LevelMetric = (typeof LEVEL_METRICS)[number];

/**
 * The days over which is measured, up to the day of the decision: all, the last months, the calendar year, or since the
 * term of the member's present level began.
 */
export const MetricWindow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lifetime') }),
  z.strictObject({ kind: z.literal('months'), months: count(1, 120) }),
  z.strictObject({ kind: z.literal('year') }),
  z.strictObject({ kind: z.literal('term') }),
]);
export type MetricWindow = z.infer<typeof MetricWindow>;

export const LevelCondition = z.strictObject({
  metric: z.enum(LEVEL_METRICS),
  window: MetricWindow,
  /** Of spend minor units, of others a number. */
  threshold: describeField(whole('plain', 1, MAX_AMOUNT), {
    unit: 'plain',
    unitOf: {
      field: 'metric',
      units: { growth: 'count', netSpend: 'money', orders: 'count', activeDays: 'count' },
    },
  }),
});
export type LevelCondition = z.infer<typeof LevelCondition>;

/** What happens at the end of a term that is not reached again: nothing, one level down, or the level that is reached. */
export const DOWNGRADES = ['none', 'oneStep', 'full'] as const;

export const LevelTerms = z.strictObject({
  /** The key of a level that staff have set up (`audience_names`), where its names, rank and colour are. */
  key: text(40).min(1),
  /** Whether one condition is enough or all must hold. The lowest level has none. */
  match: z.enum(['any', 'all']).default('any'),
  conditions: z.array(LevelCondition).max(8).default([]),
  /** Calendar months for which the level is kept once it is reached; null for always. */
  validMonths: count(1, 120).nullable().default(12),
  /** Days after the term in which the level is kept and can be reached again. */
  graceDays: orDefault(whole('days', 0, 366), 0),
  downgrade: z.enum(DOWNGRADES).default('oneStep'),
  benefits: Benefits.default(NO_BENEFITS),
});
export type LevelTerms = z.infer<typeof LevelTerms>;

/** When points lapse: never, so many months after they were earned, or on a day of the year at least so many months later. */
export const Expiry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({
    kind: z.literal('months'),
    months: count(1, 120),
    /** The last valid day is moved to the end of its month, quarter or year. */
    roundTo: z.enum(['day', 'month', 'quarter', 'year']).default('day'),
  }),
  z.strictObject({
    kind: z.literal('dayOfYear'),
    /** The last valid day: 12 and 31 for the end of the year. */
    month: whole('month', 1, 12),
    day: whole('plain', 1, 31),
    /** Points are valid for at least so many months. */
    minMonths: orDefault(count(0, 120), 0),
  }),
]);
export type Expiry = z.infer<typeof Expiry>;

/** All points of a member who neither bought nor logged in for so many days are cleared, after two notices. */
export const Inactivity = z.strictObject({
  days: whole('days', 30, 3_650),
  /** How many days before the first and the second notice are due. */
  firstNoticeDays: whole('days', 8, 365),
  secondNoticeDays: whole('days', 7, 364),
});
export type Inactivity = z.infer<typeof Inactivity>;

/**
 * How far points are taken back for returned goods: only those of the order, also other points of the member, or beyond
 * them as arrears that later points repay.
 */
export const CLAW_BACKS = ['ownOnly', 'withinBalance', 'arrears'] as const;
export type ClawBack = (typeof CLAW_BACKS)[number];

export const ReturnPolicy = z.strictObject({
  /** For a return of a part, and for the one that completes the order. */
  partial: z.enum(CLAW_BACKS).default('withinBalance'),
  full: z.enum(CLAW_BACKS).default('arrears'),
  /** The most arrears of a member; what is beyond is written off. */
  arrearsLimit: orDefault(count(0, MAX_POINTS), 5_000),
  /** Points given back that have lapsed are valid for so many more days; 0 where they stay lapsed. */
  reinstateDays: orDefault(whole('days', 0, 365), 30),
});
export type ReturnPolicy = z.infer<typeof ReturnPolicy>;

/** Paying with points: `points` are worth `amount` minor units. */
export const SpendPolicy = z.strictObject({
  points: count(1, 1_000_000),
  amount: amount().min(1),
  /** Points are spent in multiples of this number. */
  unit: count(1, 1_000_000),
  /** The largest share of what is to be paid for goods, in basis points. */
  maxShare: rate(1, 10_000),
  /** Goods from this amount on. */
  minAmount: orDefault(amount(), 0),
  /** Whether points can be spent together with coupons. */
  withCoupons: z.boolean().default(false),
});
export type SpendPolicy = z.infer<typeof SpendPolicy>;

/** For whom new conditions count: members who reach a level from now on, who rises at once, or also who falls. */
export const APPLY_TO = ['newOnly', 'upgradesOnly', 'allWithGrace'] as const;

export const ProgrammeTerms = z.strictObject({
  /** The name of the programme for shoppers. */
  names: requiredLocalized(80),
  /** From the lowest to the highest. */
  levels: z.array(LevelTerms).min(1).max(20),
  applyTo: z.enum(APPLY_TO).default('upgradesOnly'),
  /** Levels of the version before that this one does not have, and where their members go. */
  movedLevels: z
    .array(z.strictObject({ from: text(40).min(1), to: text(40).min(1) }))
    .max(20)
    .default([]),
  /** Whether the term begins again where a level is reached again before its end. */
  requalifyExtends: z.boolean().default(false),
  /** A level reached within so many days is lost at once where the order comes back without which it is not reached. */
  refundDays: orDefault(whole('days', 0, 365), 30),
  earnRules: z.array(EarnRule).max(100).default([]),
  /** Whether points are earned on goods with a discount, and on what was paid with points. */
  earnOnDiscounted: z.boolean().default(true),
  earnOnPointsPaid: z.boolean().default(false),
  /** What happened longer ago earns nothing until a person approves. */
  maxBackdateDays: orDefault(whole('days', 0, 3_650), 30),
  expiry: Expiry,
  /** How many days before points lapse or a level is lost members are told. */
  expiryNoticeDays: z
    .array(whole('days', 1, 365))
    .max(5)
    .default([30, 7]),
  inactivity: Inactivity.nullable().default(null),
  returns: ReturnPolicy,
  /** Null where points cannot be spent in the checkout. */
  spending: SpendPolicy.nullable().default(null),
});
export type ProgrammeTerms = z.infer<typeof ProgrammeTerms>;

export const ProgrammeInput = versionInput(ProgrammeTerms);
export type ProgrammeInput = z.infer<typeof ProgrammeInput>;
/** With the version that was read. */
export const ProgrammeEdit = ProgrammeInput.extend({ version: whole('version').optional() });
export type ProgrammeEdit = z.infer<typeof ProgrammeEdit>;

export const ProgrammeVersion = versionRecord(ProgrammeTerms);
export type ProgrammeVersion = z.infer<typeof ProgrammeVersion>;
