/** What a promotion gives: one shape for each reward kind. */
import * as z from 'zod';
import {
  amount,
  count as counted,
  MAX_AMOUNT,
  rate,
  reference,
  requiredText,
  whole,
} from '#shared/fields';
import { Scope } from '#contract/promotions/scopes';

const bps = (max = 10_000) => rate(1, max);
const count = (max = 1_000_000) => counted(1, max);
const positive = () => amount().min(1);

/** The reward counts at most so many units of each line or of the whole order, the cheapest or the dearest first. */
const UnitLimit = z.strictObject({
  limit: count(),
  per: z.enum(['line', 'order']),
  which: z.enum(['cheapest', 'dearest']).default('cheapest'),
});
export type UnitLimit = z.infer<typeof UnitLimit>;

/** Where a discount is computed and rounded: on each unit, on each line, or on all lines together and then spread. */
const per = () => z.enum(['unit', 'line', 'order']);
const units = () => UnitLimit.nullable().default(null);
/** The goods of this reward; null for those of the promotion. */
const ownScope = () => Scope.nullable().default(null);

const Percent = z.strictObject({
  kind: z.literal('percent'),
  scope: ownScope(),
  /** Basis points off what is left to pay. */
  bps: bps(),
  per: per().default('line'),
  /** The most that it takes off, over all lines. */
  cap: positive().nullable().default(null),
  units: units(),
  /** Only complete groups of so many units of a line count. */
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
/** Spend so much (or buy so many), get something off: the highest step that is reached holds. Repeating: for every `from`. */
const FullReduction = z.strictObject({
  kind: z.literal('fullReduction'),
  scope: ownScope(),
  basis: z.enum(['amount', 'quantity']).default('amount'),
  steps: z
    .array(z.strictObject({ from: whole('plain', 1, MAX_AMOUNT), off: Off }))
    .min(1)
    .max(20),
  repeating: z.boolean().default(false),
  /** The most that it takes off. */
  cap: positive().nullable().default(null),
});
/** Buy so many of these, get so many of those cheaper or free. A scope that is null is the promotion's own. */
const BuyGet = z.strictObject({
  kind: z.literal('buyGet'),
  buy: z.strictObject({ scope: Scope.nullable().default(null), quantity: count(10_000) }),
  get: z.strictObject({
    scope: Scope.nullable().default(null),
    quantity: count(10_000),
    bps: bps().default(10_000),
  }),
  which: z.enum(['cheapest', 'dearest']).default('cheapest'),
  /** How often in one order; null for as often as it fits. */
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
});
const Shipping = z.strictObject({
  kind: z.literal('shipping'),
  off: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free') }),
    z.strictObject({ kind: z.literal('amount'), amount: positive() }),
    z.strictObject({ kind: z.literal('percent'), bps: bps() }),
  ]),
  /** Whether an amount is off each delivery or once off all of them. */
  per: z.enum(['each', 'order']).default('order'),
  /** Delivery methods by the store's own names; none named is all. */
  methods: z.array(requiredText(80)).max(50).default([]),
});
const Flash = z.strictObject({
  kind: z.literal('flash'),
  items: z
    .array(
      z.strictObject({
        variantId: reference('variants'),
        price: positive(),
        /** Units reserved for the sale; null for as many as there are. */
        stock: count().nullable().default(null),
        /** Units that one member may buy in all. */
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
