/** What a promotion gives, to whom, when, and how much of it: typed terms that form, API, engine and summary share. */
import * as z from 'zod';
import {
  amount,
  count as counted,
  instant,
  MAX_AMOUNT,
  rate,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { THRESHOLD_BASES } from '#contract/platform/settings';

/** In the order they are applied. Points follow shipping once members can spend them. */
export const LANES = ['product', 'order', 'shipping'] as const;
export type Lane = (typeof LANES)[number];
/** Whom a promotion silences once it applies: nobody, the rest of its lane, every other promotion. */
export const EXCLUSIVITIES = ['none', 'lane', 'all'] as const;
export type Exclusivity = (typeof EXCLUSIVITIES)[number];

const bps = (max = 10_000) => rate(1, max);
const count = (max = 1_000_000) => counted(1, max);
const positive = () => amount().min(1);

export const SCOPE_KINDS = ['category', 'product', 'variant', 'brand', 'tag'] as const;
export const ScopeRef = z.discriminatedUnion('kind', [
  /** A category with everything below it. */
  z.strictObject({ kind: z.literal('category'), id: reference('categories') }),
  z.strictObject({ kind: z.literal('product'), id: reference('products') }),
  z.strictObject({ kind: z.literal('variant'), id: reference('variants') }),
  z.strictObject({ kind: z.literal('brand'), name: requiredText(120) }),
  z.strictObject({ kind: z.literal('tag'), name: requiredText(60) }),
]);
export type ScopeRef = z.infer<typeof ScopeRef>;

/** Which lines: any of `include` (none named is everything) and none of `exclude`. Unit prices are inclusive bounds. */
export const Scope = z
  .strictObject({
    include: z.array(ScopeRef).max(500).default([]),
    exclude: z.array(ScopeRef).max(500).default([]),
    /** Leaves out what a sale price has reduced already. */
    skipReduced: z.boolean().default(false),
    minUnitPrice: amount().nullable().default(null),
    maxUnitPrice: amount().nullable().default(null),
  })
  .refine(
    (scope) =>
      scope.minUnitPrice === null ||
      scope.maxUnitPrice === null ||
      scope.minUnitPrice <= scope.maxUnitPrice,
    {
      error: 'promotions.errors.priceRange',
      path: ['maxUnitPrice'],
    },
  );
export type Scope = z.infer<typeof Scope>;
export const EVERYTHING: Scope = {
  include: [],
  exclude: [],
  skipReduced: false,
  minUnitPrice: null,
  maxUnitPrice: null,
};

/** At most so many units have a share in it, of each line or of the whole order; the cheapest or the dearest first. */
const UnitLimit = z.strictObject({
  limit: count(),
  per: z.enum(['line', 'order']),
  which: z.enum(['cheapest', 'dearest']).default('cheapest'),
});
export type UnitLimit = z.infer<typeof UnitLimit>;

/** Where a figure is taken and rounded: on each unit, once a line, once for all lines and spread over them. */
const per = () => z.enum(['unit', 'line', 'order']);
const units = () => UnitLimit.nullable().default(null);
/** Goods of this reward alone; null: those of the promotion. */
const ownScope = () => Scope.nullable().default(null);

const Percent = z.strictObject({
  kind: z.literal('percent'),
  scope: ownScope(),
  /** Basis points off what is left. */
  bps: bps(),
  per: per().default('line'),
  /** Most that it takes off, over all lines. */
  cap: positive().nullable().default(null),
  units: units(),
  /** Only complete groups of so many units of a line count. */
  groupsOf: count(10_000).nullable().default(null),
  /** Reaches the delivery fee too; for `per: order`. */
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
/** Spend so much (or buy so many), get something off: the highest step reached holds. Repeating: once for every `from`. */
const FullReduction = z.strictObject({
  kind: z.literal('fullReduction'),
  scope: ownScope(),
  basis: z.enum(['amount', 'quantity']).default('amount'),
  steps: z
    .array(z.strictObject({ from: whole('plain', 1, MAX_AMOUNT), off: Off }))
    .min(1)
    .max(20),
  repeating: z.boolean().default(false),
  /** Most that it takes off. */
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
  /** An amount: off each delivery, or once for all of them. */
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
        /** Units set aside for it; null for as many as there are. */
        stock: count().nullable().default(null),
        /** Units one member may have of it in all. */
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

/** What must hold of the basket; all of them. Bounds are inclusive; a scope that is null is the whole basket. */
export const Condition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('amount'),
    scope: Scope.nullable().default(null),
    min: amount().nullable().default(null),
    max: amount().nullable().default(null),
    /** Null: as the store's settings say. */
    basis: z.enum(THRESHOLD_BASES).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('quantity'),
    scope: Scope.nullable().default(null),
    min: whole('count', 0).nullable().default(null),
    max: whole('count', 0).nullable().default(null),
    /** Units of all lines together, or of one line alone. */
    per: z.enum(['basket', 'line']).default('basket'),
  }),
  z.strictObject({
    kind: z.literal('shippingMethod'),
    methods: z.array(requiredText(80)).min(1).max(50),
  }),
]);
export type Condition = z.infer<typeof Condition>;

/** Whom it is for: everything that is said must hold; of levels, groups and channels one of those named. */
export const PromotionAudience = z.strictObject({
  levels: z.array(text(40).min(1)).max(50).default([]),
  groups: z.array(text(40).min(1)).max(50).default([]),
  channels: z.array(text(40).min(1)).max(50).default([]),
  /** Joined within so many days. */
  newWithinDays: whole('days', 1, 3650).nullable().default(null),
  /** The order that this one would be for the member: 1 to 1 is the first. Cancelled ones do not count. */
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

/** Hours of the week in the store's time zone. `to` at or before `from` runs past midnight. Minutes of the day. */
export const WeekHours = z.strictObject({
  /** ISO: 1 Monday … 7 Sunday, of the day on which the hours begin. */
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
  /** Money it may cost in all. */
  budget: positive().nullable().default(null),
  /** Does a cancelled or refunded order give its use back? */
  givesBack: z.boolean().default(true),
});
export type Limits = z.infer<typeof Limits>;

const termsShape = {
  trigger: z.enum(['automatic', 'code']).default('automatic'),
  lane: z.enum(LANES),
  /** The greater goes first. */
  priority: whole('rank', -1000, 1000).default(0),
  exclusivity: z.enum(EXCLUSIVITIES).default('none'),
  scope: Scope.default(EVERYTHING),
  conditions: z.array(Condition).max(10).default([]),
  rewards: z.array(Reward).min(1).max(5),
  audience: PromotionAudience.default(EVERYBODY),
  startsAt: instant(),
  /** Null: no end. */
  endsAt: instant().nullable().default(null),
  /** Hours of the week; none is all the time. */
  hours: z.array(WeekHours).max(14).default([]),
  limits: Limits.default({
    uses: null,
    perMember: null,
    perDay: null,
    budget: null,
    givesBack: true,
  }),
  /** Share of members that never gets it, to compare with: basis points. */
  holdoutBps: rate(0, 5000).default(0),
};
/** Terms as the engine takes them; what a person may save is checked further by `PromotionInput`. */
export const Terms = z.strictObject(termsShape);
export type Terms = z.infer<typeof Terms>;

type Issue = { path: (string | number)[]; message: string };
const stepIssues = (reward: Reward, at: number): Issue[] => {
  if (reward.kind !== 'fullReduction') return [];
  const issues: Issue[] = [];
  const issue = (step: number, field: string, key: string) =>
    issues.push({
      path: ['rewards', at, 'steps', step, ...field.split('.')],
      message: `promotions.errors.${key}`,
    });
  if (reward.repeating && reward.steps.length > 1) issue(1, 'from', 'repeatingOneStep');
  reward.steps.forEach(({ from, off }, step) => {
    const before = reward.steps[step - 1];
    if (before && from <= before.from)
      issue(step, 'from', from === before.from ? 'stepsOverlap' : 'stepsDescend');
    if (before && before.off.kind !== off.kind) issue(step, 'off.kind', 'stepsMixed');
    else if (before && valueOf(off) <= valueOf(before.off))
      issue(step, off.kind === 'amount' ? 'off.amount' : 'off.bps', 'stepsGiveLess');
    if (reward.basis === 'amount' && off.kind === 'amount' && off.amount >= from)
      issue(step, 'off.amount', 'stepTooGenerous');
  });
  return issues;
};
const valueOf = (off: { kind: 'amount'; amount: number } | { kind: 'percent'; bps: number }) =>
  off.kind === 'amount' ? off.amount : off.bps;

/** Delivery has a lane of its own; beside rewards on goods it may stand in theirs. */
const laneIssues = ({ lane, rewards }: Terms): Issue[] =>
  rewards.flatMap(({ kind }, at) => {
    const onGoods = kind !== 'shipping' && kind !== 'gift';
    const wrong =
      lane === 'shipping'
        ? onGoods
        : kind === 'shipping' && !rewards.some((other) => other.kind !== 'shipping');
    return wrong ? [{ path: ['rewards', at, 'kind'], message: 'promotions.errors.wrongLane' }] : [];
  });
/** One price and one stock for each variant, whichever reward names it. */
const flashIssues = ({ rewards }: Terms): Issue[] => {
  const seen = new Set<number>();
  return rewards.flatMap((reward, at) =>
    reward.kind !== 'flash'
      ? []
      : reward.items.flatMap(({ variantId }, item) => {
          const again = seen.has(variantId);
          seen.add(variantId);
          return again
            ? [
                {
                  path: ['rewards', at, 'items', item, 'variantId'],
                  message: 'promotions.errors.twice',
                },
              ]
            : [];
        }),
  );
};
/** Settings that would be passed over in silence. */
const rewardIssues = ({ rewards }: Terms): Issue[] =>
  rewards.flatMap((reward, at) => {
    const issue = (field: string) => [
      { path: ['rewards', at, field], message: 'promotions.errors.noMeaning' },
    ];
    if (
      (reward.kind === 'percent' || reward.kind === 'amount') &&
      reward.alsoShipping &&
      reward.per !== 'order'
    )
      return issue('alsoShipping');
    return reward.kind === 'fullReduction' &&
      reward.repeating &&
      reward.steps.some(({ off }) => off.kind === 'percent')
      ? issue('repeating')
      : [];
  });
const conditionIssues = ({ conditions }: Terms): Issue[] =>
  conditions.flatMap((condition, at) =>
    condition.kind !== 'shippingMethod' && condition.min === null && condition.max === null
      ? [{ path: ['conditions', at, 'min'], message: 'ra.validation.required' }]
      : condition.kind !== 'shippingMethod' &&
          condition.min !== null &&
          condition.max !== null &&
          condition.min > condition.max
        ? [{ path: ['conditions', at, 'max'], message: 'promotions.errors.range' }]
        : [],
  );

/** Everything that is wrong with terms by themselves, each with its field. */
export const termsIssues = (terms: Terms): Issue[] => [
  ...(terms.endsAt !== null && terms.endsAt <= terms.startsAt
    ? [{ path: ['endsAt'], message: 'promotions.errors.endsBeforeStart' }]
    : []),
  ...terms.rewards.flatMap(stepIssues),
  ...laneIssues(terms),
  ...flashIssues(terms),
  ...rewardIssues(terms),
  ...conditionIssues(terms),
];
