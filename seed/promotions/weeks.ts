/** Promotions of the demo store that run for some weeks: home, flash sales, snacks and tea. */
import { flash, MINUTES, type Planned, inCategory, yuan } from './planTerms.ts';

const WEEKEND = [6, 7];
const FRIDAY = [5];

export const WEEKS = [
  {
    key: 'homeFridays',
    name: 'Home Fridays: 300 − 40, 500 − 80',
    zh: '家居周五夜满300减40、满500减80',
    campaign: 'home',
    terms: (context) => ({
      lane: 'order',
      scope: { ...inCategory(context, 'home'), exclude: [{ kind: 'tag', name: 'clearance' }] },
      rewards: [
        {
          kind: 'fullReduction',
          steps: [
            { from: yuan(300), off: { kind: 'amount', amount: yuan(40) } },
            { from: yuan(500), off: { kind: 'amount', amount: yuan(80) } },
          ],
        },
      ],
      audience: { fromLevel: 'premium' },
      startsAt: context.day(-56),
      endsAt: Math.max(context.yearEnd, context.day(14)),
      hours: [{ weekdays: FRIDAY, from: 20 * MINUTES, to: 24 * MINUTES }],
      limits: { budget: yuan(50_000) },
    }),
  },
  {
    key: 'homeVoucher',
    name: 'Home voucher: 15 off from 150',
    zh: '家居满150减15券',
    campaign: 'home',
    terms: (context) => ({
      trigger: 'code',
      lane: 'order',
      scope: inCategory(context, 'home'),
      conditions: [{ kind: 'amount', scope: inCategory(context, 'home'), min: yuan(150) }],
      rewards: [{ kind: 'amount', amount: yuan(15) }],
      startsAt: context.day(-42),
      endsAt: context.day(20),
      limits: { budget: yuan(3000) },
    }),
  },
  {
    key: 'homeGift',
    name: 'A mug for every 399 of home',
    zh: '家居每满399赠马克杯',
    campaign: 'home',
    terms: (context) => {
      const [mug] = context.bestSellers('mugs');
      return mug
        ? {
            lane: 'order',
            scope: inCategory(context, 'home'),
            rewards: [
              {
                kind: 'gift',
                variantId: mug.id,
                every: { basis: 'amount', from: yuan(399) },
                times: 3,
              },
            ],
            startsAt: context.day(-21),
            endsAt: context.day(20),
            limits: { uses: 300, perMember: 1, budget: yuan(6000) },
          }
        : null;
    },
  },
  {
    key: 'weekendFlash',
    name: 'Weekend flash sale',
    zh: '周末限时秒杀',
    terms: (context) => {
      const bestSellers = [
        ...context.bestSellers('food').slice(0, 8),
        ...context.bestSellers('kitchen').slice(0, 4),
      ];
      return bestSellers.length === 0
        ? null
        : {
            lane: 'product',
            rewards: flash(bestSellers, 8000, 60),
            startsAt: context.day(-28),
            endsAt: context.day(14),
            hours: [
              { weekdays: WEEKEND, from: 10 * MINUTES, to: 13 * MINUTES },
              { weekdays: WEEKEND, from: 19 * MINUTES, to: 23 * MINUTES },
            ],
          };
    },
  },
  {
    key: 'snacksThree',
    name: 'Snacks: buy 2, get 1',
    zh: '坚果零食买二赠一',
    terms: (context) => ({
      lane: 'product',
      priority: 3,
      scope: inCategory(context, 'snacks'),
      rewards: [{ kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1 } }],
      startsAt: context.day(-28),
      endsAt: context.day(10),
      limits: { perDay: 40, budget: yuan(2000) },
    }),
  },
  {
    key: 'teaBundle',
    name: 'Tea and a cup for 99',
    zh: '一茶一杯组合价99元',
    terms: (context) => ({
      lane: 'product',
      priority: 2,
      rewards: [
        {
          kind: 'bundle',
          parts: [
            { scope: inCategory(context, 'tea'), quantity: 1 },
            { scope: inCategory(context, 'mugs'), quantity: 1 },
          ],
          price: yuan(99),
          times: 2,
        },
      ],
      startsAt: context.day(-28),
      endsAt: context.day(21),
      limits: { budget: yuan(1500) },
    }),
  },
] as const satisfies readonly Planned[];
