/** The rules by which members earn points and growth. */
import * as z from 'zod';
import {
  amount,
  code,
  count,
  instant,
  orDefault,
  requiredLocalized,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { fromLevel, segmentKeys } from '#contract/platform/audiences';
import { EVERYTHING, Scope } from '#contract/catalog/scopes';

/** The most points or growth of one entry. */
export const MAX_POINTS = 1_000_000_000;
const points = (min = 0) => count(min, MAX_POINTS);

/**
 * What a rule rewards: a paid order, or something that a member did in the shop. All but `order` are types of behaviour
 * events.
 */
export const EARN_TRIGGERS = [
  'order',
  'sign_in',
  'registration',
  'referral',
  'review_approved',
  'share',
  'activity_entry',
  'custom',
] as const;
export type EarnTrigger = (typeof EARN_TRIGGERS)[number];

/** Points are spent; growth only counts towards levels. */
export const EARN_CURRENCIES = ['points', 'growth', 'both'] as const;
export type EarnCurrency = (typeof EARN_CURRENCIES)[number];

/**
 * How much is earned. `proportional`: `points` for each `per` (minor units) of what was paid, rounded down once for the
 * order. `steps`: `points` for each full `per` of the order. `fixed`: the same each time. `ladder`: by the number of
 * consecutive days of signing in. `multiplier`: no points of its own; what the order's other rules earn counts so many
 * times (15000 = 1.5 times). Of several multipliers of a line the largest counts.
 */
export const EarnFormula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proportional'), points: points(1), per: amount().min(1) }),
  z.strictObject({ kind: z.literal('steps'), points: points(1), per: amount().min(1) }),
  z.strictObject({
    kind: z.literal('fixed'),
    points: points(1),
    /** Of a referral: what the member gets who was referred. */
    refereePoints: orDefault(points(), 0),
  }),
  z.strictObject({
    kind: z.literal('ladder'),
    /** Points of the first day, the second, and so on. */
    days: z.array(points()).min(1).max(366),
    /** After the last day: begin again with the first, or stay at the last. */
    afterwards: z.enum(['restart', 'stay']).default('restart'),
  }),
  z.strictObject({
    kind: z.literal('multiplier'),
    /** In basis points: 20000 doubles. */
    rate: whole('rate', 10_001, 1_000_000),
  }),
]);
export type EarnFormula = z.infer<typeof EarnFormula>;

/** Upper limits; what is beyond them is not given. Null for none. Of `budget` all members together. */
export const EarnCaps = z.strictObject({
  perEvent: points(1).nullable().default(null),
  perDay: points(1).nullable().default(null),
  perMonth: points(1).nullable().default(null),
  perMember: points(1).nullable().default(null),
  budget: whole('count', 1, Number.MAX_SAFE_INTEGER).nullable().default(null),
});
export type EarnCaps = z.infer<typeof EarnCaps>;
export const NO_CAPS: EarnCaps = {
  perEvent: null,
  perDay: null,
  perMonth: null,
  perMember: null,
  budget: null,
};

/**
 * When points can be spent: at once, so many days after they were earned, or so many days after the order was delivered, in
 * both cases at the local midnight after the last of the days. Growth counts at once.
 */
export const PENDING_KINDS = ['none', 'days', 'delivered'] as const;
export const Pending = z.strictObject({
  kind: z.enum(PENDING_KINDS),
  days: orDefault(whole('days', 0, 365), 0),
});
export type Pending = z.infer<typeof Pending>;

export const EarnRule = z.strictObject({
  /** Stable across versions: by it an event is rewarded once. */
  key: code(),
  names: requiredLocalized(120),
  trigger: z.enum(EARN_TRIGGERS),
  /** Of a custom event its name, of an entry the store's key of the activity; null for all. */
  subject: requiredText(80).nullable().default(null),
  currency: z.enum(EARN_CURRENCIES).default('points'),
  /** Lower numbers first; of equal ones by key. */
  priority: orDefault(whole('rank', 0, 1000), 100),
  /** Whether no later rule of the same currency gives anything where this one does. */
  isExclusive: z.boolean().default(false),
  formula: EarnFormula,
  /** Of orders: the goods that count. */
  scope: Scope.default(EVERYTHING),
  /** Of levels those named and those from a rank on; of groups, channels and segments one of those listed; empty for everybody. */
  audience: z
    .strictObject({
      levels: z.array(text(40).min(1)).max(50).default([]),
      fromLevel: fromLevel(),
      groups: z.array(text(40).min(1)).max(50).default([]),
      channels: z.array(text(40).min(1)).max(50).default([]),
      segments: segmentKeys(),
    })
    .default({ levels: [], groups: [], channels: [] }),
  /** When what is rewarded must happen; both ends null for always, the end excluded. */
  startsAt: instant().nullable().default(null),
  endsAt: instant().nullable().default(null),
  /** ISO: 1 Monday … 7 Sunday; empty for every day. */
  weekdays: z
    .array(whole('weekday', 1, 7))
    .max(7)
    .default([]),
  /** Hours of the day in the store's time zone, in minutes; `to` at or before `from` means past midnight. */
  hours: z
    .strictObject({ from: whole('minuteOfDay', 0, 1439), to: whole('minuteOfDay', 0, 1440) })
    .nullable()
    .default(null),
  caps: EarnCaps.default(NO_CAPS),
  pending: Pending.default({ kind: 'none', days: 0 }),
  /** Months until points of this rule lapse, instead of those of the programme. */
  expiryMonths: count(1, 120).nullable().default(null),
});
export type EarnRule = z.infer<typeof EarnRule>;
