/** What rules may ask about a member: the kind of each fact, its choices, and whether it can be counted in a period. Pure. */

/** `number`, `money` and `rate` are compared, `instant` is so many days ago, `choice` and `list` are one of some keys. */
export type FactKind = 'number' | 'money' | 'rate' | 'instant' | 'choice' | 'list' | 'flag';

export const FACT_GROUPS = [
  'profile',
  'consent',
  'programme',
  'orders',
  'behaviour',
  'rfm',
  'satisfaction',
  'tags',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

/** Where the keys of a choice come from; `text` is what somebody writes. */
export type ChoiceSource =
  | 'text'
  | 'genders'
  | 'ageBands'
  | 'educations'
  | 'months'
  | 'levels'
  | 'groups'
  | 'channels'
  | 'tags'
  | 'categories'
  | 'eventTypes'
  | 'rfmGroups';

export interface Fact {
  kind: FactKind;
  group: FactGroup;
  /** Of a choice or list: where its keys come from. */
  source?: ChoiceSource;
  /** Of a number: which keys must be named to count anything, such as types of event. */
  counted?: ChoiceSource;
  /** Whether it may be limited to the last so many days. */
  hasDays?: true;
  /** Part of a portrait: unknown of members who refused one. */
  isPortrait?: true;
  max?: number;
}

const choice = (group: FactGroup, source: ChoiceSource, isPortrait?: true): Fact => ({
  kind: 'choice',
  group,
  source,
  ...(isPortrait && { isPortrait }),
});
const score = { kind: 'number', group: 'rfm', isPortrait: true, max: 5 } as const;

export const FACTS = {
  gender: choice('profile', 'genders'),
  ageBand: choice('profile', 'ageBands', true),
  birthdayMonth: choice('profile', 'months'),
  region: choice('profile', 'text', true),
  country: choice('profile', 'text'),
  channel: choice('profile', 'channels'),
  occupation: choice('profile', 'text', true),
  incomeBand: choice('profile', 'text', true),
  education: choice('profile', 'educations', true),
  interests: { kind: 'list', group: 'profile', source: 'text', isPortrait: true },
  groups: { kind: 'list', group: 'profile', source: 'groups' },
  joinedAt: { kind: 'instant', group: 'profile' },
  marketingConsent: { kind: 'flag', group: 'consent' },
  profilingConsent: { kind: 'flag', group: 'consent' },
  level: choice('programme', 'levels'),
  points: { kind: 'number', group: 'programme' },
  // What levels count too: sums and dates of a member's own orders are the account of the contract and no portrait.
  orders: { kind: 'number', group: 'orders', hasDays: true },
  netSpend: { kind: 'money', group: 'orders', hasDays: true },
  returns: { kind: 'number', group: 'orders', hasDays: true },
  discountedShare: { kind: 'rate', group: 'orders', hasDays: true, isPortrait: true, max: 10_000 },
  lastOrderAt: { kind: 'instant', group: 'orders' },
  firstOrderAt: { kind: 'instant', group: 'orders' },
  boughtCategories: {
    kind: 'list',
    group: 'orders',
    source: 'categories',
    hasDays: true,
    isPortrait: true,
  },
  events: {
    kind: 'number',
    group: 'behaviour',
    counted: 'eventTypes',
    hasDays: true,
    isPortrait: true,
  },
  activeDays: { kind: 'number', group: 'behaviour', hasDays: true, isPortrait: true },
  viewsPerOrder: { kind: 'number', group: 'behaviour', hasDays: true, isPortrait: true },
  recencyScore: score,
  frequencyScore: score,
  monetaryScore: score,
  rfmGroup: choice('rfm', 'rfmGroups', true),
  // Of surveys that tell who answered; the last answer of each kind.
  lastNps: { kind: 'number', group: 'satisfaction', isPortrait: true, max: 10 },
  lastCsat: { kind: 'number', group: 'satisfaction', isPortrait: true, max: 5 },
  lastAnsweredAt: { kind: 'instant', group: 'satisfaction', isPortrait: true },
  tags: { kind: 'list', group: 'tags', source: 'tags' },
} satisfies Record<string, Fact>;

export type FactKey = keyof typeof FACTS;
export const FACT_KEYS = Object.keys(FACTS) as [FactKey, ...FactKey[]];
export const factOf = (key: FactKey): Fact => FACTS[key];

/** How a fact may be compared. */
export const OPERATORS = {
  number: ['atLeast', 'atMost'],
  money: ['atLeast', 'atMost'],
  rate: ['atLeast', 'atMost'],
  instant: ['withinDays', 'beforeDays', 'known', 'unknown'],
  choice: ['in', 'notIn', 'known', 'unknown'],
  list: ['in', 'notIn', 'known', 'unknown'],
  flag: ['yes', 'no', 'unknown'],
} as const satisfies Record<FactKind, readonly string[]>;
export type Operator = (typeof OPERATORS)[FactKind][number];
export const ALL_OPERATORS: readonly Operator[] = [...new Set(Object.values(OPERATORS).flat())];

/** What members are called by whether their scores of recency, frequency and money are high, in this order. */
export const RFM_GROUPS = [
  'champions',
  'growing',
  'keep',
  'winBack',
  'regular',
  'recent',
  'fading',
  'lapsed',
] as const;
export type RfmGroup = (typeof RFM_GROUPS)[number];

/** The kinds of behaviour that the store sends, which can all be counted. */
export const EVENT_KEYS = [
  'visit',
  'product_view',
  'search',
  'add_to_cart',
  'checkout',
  /** The daily check-in (签到); logging in to the shop is `login`. */
  'sign_in',
  'share',
  'review',
  'login',
  'dwell',
  'like',
  'comment',
  'review_approved',
  'referral',
  'registration',
  'activity_entry',
  'custom',
] as const;
export const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
