/** Rewards of a promotion: one schema for each kind. */
import * as z from 'zod';
import {
  amount,
  count as counted,
  describeField,
  MAX_AMOUNT,
  rate,
  reference,
  requiredText,
  whole,
} from '#shared/fields';
import { Scope } from '#contract/catalog/scopes';

const bps = (max = 10_000) => describeField(rate(1, max), { unit: 'off' });
const count = (max = 1_000_000) => counted(1, max);
const positive = () => amount().min(1);

/**
 * The reward counts at most this many units of each line or of the whole order, the cheapest or the most expensive
 * first.
 */
const UnitLimit = z.strictObject({
  limit: count(),
  per: z.enum(['line', 'order']),
  which: z.enum(['cheapest', 'dearest']).default('cheapest'),
});
export type UnitLimit = z.infer<typeof UnitLimit>;

/**
 * Where a discount is computed and rounded: for each unit, for each line, or for all lines together and then spread.
 */
const per = () => z.enum(['unit', 'line', 'order']);
const units = () => UnitLimit.nullable().default(null);
/** The goods of this reward; null for those of the promotion. */
const ownScope = () => Scope.nullable().default(null);

const Percent = z.strictObject({
  kind: z.literal('percent'),
  scope: ownScope(),
  /** Basis points of the remaining amount. */
  bps: bps(),
  per: per().default('line'),
  /** Maximum discount over all lines. */
  cap: positive().nullable().default(null),
  units: units(),
  /** Only complete groups of this many units of a line count. */
  groupsOf: count(10_000).nullable().default(null),
  /** Includes the delivery fee; for `per: order` only. */
  alsoShipping: z.boolean().default(false),
});
const Amount = z.strictObject({
  kind: z.literal('amount'),
  scope: ownScope(),
  amount: positive(),
  per: per().default('order'),
  units: units(),
  groupsOf: count(10_000).nullable().default(null),
  alsoShipping: z.boolean().default(false),
});
const FixedPrice = z.strictObject({
  kind: z.literal('fixedPrice'),
  scope: ownScope(),
  price: amount(),
  units: units(),
});

const Off = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: positive() }),
  z.strictObject({ kind: z.literal('percent'), bps: bps() }),
]);
export type Off = z.infer<typeof Off>;
/** An amount or a number of units: the basis says which. */
const threshold = () =>
  describeField(whole('plain', 1, MAX_AMOUNT), {
    unit: 'plain',
    unitOf: { field: 'basis', units: { amount: 'money', quantity: 'count' } },
  });
/**
 * Spend (or buy) a certain amount, get something off: the highest step that is reached applies. Repeating: for every
 * `from`.
 */
const FullReduction = z.strictObject({
  kind: z.literal('fullReduction'),
  scope: ownScope(),
  basis: z.enum(['amount', 'quantity']).default('amount'),
  steps: z
    .array(z.strictObject({ from: threshold(), off: Off }))
    .min(1)
    .max(20),
  repeating: z.boolean().default(false),
  /** Maximum discount. */
  cap: positive().nullable().default(null),
});
/** Buy some units, get others at a lower price or free. A null scope is that of the promotion. */
const BuyGet = z.strictObject({
  kind: z.literal('buyGet'),
  buy: z.strictObject({ scope: Scope.nullable().default(null), quantity: count(10_000) }),
  get: z.strictObject({
    scope: Scope.nullable().default(null),
    quantity: count(10_000),
    bps: bps().default(10_000),
  }),
  which: z.enum(['cheapest', 'dearest']).default('cheapest'),
  /** Maximum number of times in one order; null for no limit. */
  times: count(1000).nullable().default(null),
});
const Bundle = z.strictObject({
  kind: z.literal('bundle'),
  parts: z
    .array(z.strictObject({ scope: Scope, quantity: count(1000) }))
    .min(1)
    .max(10),
  price: amount(),
  times: count(1000).nullable().default(null),
});
const Gift = z.strictObject({
  kind: z.literal('gift'),
  variantId: reference('variants'),
  quantity: count(100).default(1),
  /** So many units, or so much money, of the promotion's goods for each gift; null gives it once an order. */
  every: z
    .strictObject({ basis: z.enum(['amount', 'quantity']), from: threshold() })
    .nullable()
    .default(null),
  /** How often one order gets it at most; null for 1,000 times. */
  times: count(1000).nullable().default(null),
});
/** What gifts mean that were saved when an order got each of them once. */
export const UNSAID_GIFT = { every: null, times: null };
const Shipping = z.strictObject({
  kind: z.literal('shipping'),
  off: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free') }),
    z.strictObject({ kind: z.literal('amount'), amount: positive() }),
    z.strictObject({ kind: z.literal('percent'), bps: bps() }),
  ]),
  /** Whether an amount is off each delivery, or once off all of them. */
  per: z.enum(['each', 'order']).default('order'),
  /** Delivery methods by the store's own names; all methods if empty. */
  methods: z.array(requiredText(80)).max(50).default([]),
});
const Flash = z.strictObject({
  kind: z.literal('flash'),
  items: z
    .array(
      z.strictObject({
        variantId: reference('variants'),
        price: positive(),
        /** Units reserved for the sale; null for no limit. */
        stock: count().nullable().default(null),
        /** Maximum units per member in total. */
        perMember: count(10_000).nullable().default(null),
      }),
    )
    .min(1)
    .max(500),
});
export const REWARD_KINDS = [
  'percent',
  'amount',
  'fixedPrice',
  'fullReduction',
  'buyGet',
  'bundle',
  'gift',
  'shipping',
  'flash',
] as const;
export const Reward = z.discriminatedUnion('kind', [
  Percent,
  Amount,
  FixedPrice,
  FullReduction,
  BuyGet,
  Bundle,
  Gift,
  Shipping,
  Flash,
]);
export type Reward = z.infer<typeof Reward>;
export type RewardKind = Reward['kind'];
