/** Segments and tags to start from. Amounts are in major units of the store's currency times `unit`. */
import type { RuleGroup, RuleNode } from '#contract/members/segmentRules';
import type { Localized } from '#shared/localization';

export interface Template {
  key: string;
  names: Localized;
  note: string | null;
  color: string;
  rule: RuleGroup;
}
type Events = readonly string[];

const all = (...of: RuleNode[]): RuleGroup => ({ is: 'all', of });
const anyOf = (...of: RuleNode[]): RuleGroup => ({ is: 'any', of });
const events = (keys: Events, value: number, days: number): RuleNode => ({
  is: 'atLeast',
  fact: 'events',
  keys: [...keys],
  value,
  days,
});
const orders = (value: number, days: number): RuleNode => ({
  is: 'atLeast',
  fact: 'orders',
  value,
  days,
});
const views = (is: 'atLeast' | 'atMost', value: number): RuleNode => ({
  is,
  fact: 'viewsPerOrder',
  value,
  days: 180,
});
const discounted = (is: 'atLeast' | 'atMost', value: number): RuleNode => ({
  is,
  fact: 'discountedShare',
  value,
  days: 365,
});

/** How members shop (search-led, impulse, price-comparing, word-of-mouth), and what they need. */
export const TAG_TEMPLATES: readonly Template[] = [
  {
    key: 'search-led',
    names: { en: 'Search-led', zh: '搜索型' },
    note: null,
    color: '#0072b2',
    rule: all(events(['search'], 2, 180), events(['product_view'], 2, 180)),
  },
  {
    key: 'impulse',
    names: { en: 'Impulse', zh: '冲动型' },
    note: null,
    color: '#d55e00',
    rule: all(orders(2, 365), views('atMost', 1), discounted('atLeast', 3000)),
  },
  {
    key: 'price-comparing',
    names: { en: 'Price-comparing', zh: '比价型' },
    note: null,
    color: '#009e73',
    rule: all(views('atLeast', 2), discounted('atLeast', 3000)),
  },
  {
    key: 'word-of-mouth',
    names: { en: 'Word of mouth', zh: '口碑型' },
    note: null,
    color: '#cc79a7',
    rule: anyOf(
      events(['review', 'review_approved', 'share', 'comment', 'like'], 2, 180),
      events(['referral'], 1, 365),
    ),
  },
  {
    key: 'functional-need',
    names: { en: 'Functional need', zh: '功能性需求' },
    note: null,
    color: '#56b4e9',
    rule: all(orders(2, 365), events(['search', 'product_view'], 5, 180)),
  },
  {
    key: 'emotional-need',
    names: { en: 'Emotional need', zh: '情感性需求' },
    note: null,
    color: '#e69f00',
    rule: all(orders(2, 365), discounted('atMost', 3000)),
  },
  {
    key: 'social-need',
    names: { en: 'Social need', zh: '社会性需求' },
    note: null,
    color: '#7f7f7f',
    rule: anyOf(events(['share', 'comment', 'like'], 2, 180), events(['referral'], 1, 365)),
  },
];

export const segmentTemplates = (unit: number): readonly Template[] => [
  {
    key: 'frequent-buyers',
    names: { en: 'Frequent buyers', zh: '高频客户' },
    note: null,
    color: '#0072b2',
    rule: all(orders(3, 90)),
  },
  {
    key: 'one-time-buyers',
    names: { en: 'Bought once', zh: '低频客户' },
    note: null,
    color: '#56b4e9',
    rule: all(
      { is: 'atLeast', fact: 'orders', value: 1 },
      { is: 'atMost', fact: 'orders', value: 1 },
    ),
  },
  {
    key: 'prospects',
    names: { en: 'Looked, did not buy', zh: '潜在客户' },
    note: null,
    color: '#e69f00',
    rule: all(
      { is: 'atMost', fact: 'orders', value: 0 },
      {
        is: 'any',
        of: [
          { is: 'atLeast', fact: 'activeDays', value: 1, days: 90 },
          { is: 'withinDays', fact: 'joinedAt', days: 90 },
        ],
      },
    ),
  },
  {
    key: 'asleep',
    names: { en: 'Asleep for 90 days', zh: '沉睡客户' },
    note: null,
    color: '#7f7f7f',
    rule: all({ is: 'beforeDays', fact: 'lastOrderAt', days: 90 }),
  },
  {
    key: 'win-back',
    names: { en: 'Big spenders to win back', zh: '重要挽留与保持客户' },
    note: null,
    color: '#d55e00',
    rule: all({ is: 'in', fact: 'rfmGroup', keys: ['keep', 'winBack'] }),
  },
  {
    key: 'big-spenders',
    names: { en: 'Big spenders who may be written to', zh: '可触达的高消费客户' },
    note: null,
    color: '#cc79a7',
    rule: all(
      { is: 'atLeast', fact: 'netSpend', value: 1000 * unit, days: 365 },
      { is: 'yes', fact: 'marketingConsent' },
    ),
  },
  {
    key: 'points-to-spend',
    names: { en: 'Points to spend', zh: '积分充裕会员' },
    note: null,
    color: '#009e73',
    rule: all({ is: 'atLeast', fact: 'points', value: 1000 }),
  },
];
