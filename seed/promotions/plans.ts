/** Promotions of the demo store that have not started or were rejected, and its campaigns. */
import type { PromotionDraft } from '#contract/promotions/promotions';
import type { SeedContext } from './seedContext.ts';
import { type CampaignKey, type Planned, inCategory, yuan } from './planTerms.ts';

/** The state that each has reached; `on` counts days from today. */
export const UPCOMING: (Planned & {
  on: number;
  until: 'published' | 'submitted' | 'rejected' | 'draft';
})[] = [
  {
    key: 'doubleTwelve',
    name: 'Double 12: 200 − 20, 400 − 50',
    zh: '双十二满200减20、满400减50',
    campaign: 'doubleTwelve',
    on: -6,
    until: 'published',
    terms: ({ doubleTwelve: { startsAt, endsAt } }) => ({
      lane: 'order',
      priority: 10,
      rewards: [
        {
          kind: 'fullReduction',
          steps: [
            { from: yuan(200), off: { kind: 'amount', amount: yuan(20) } },
            { from: yuan(400), off: { kind: 'amount', amount: yuan(50) } },
          ],
        },
      ],
      startsAt,
      endsAt,
      limits: { budget: yuan(45_000) },
    }),
  },
  {
    key: 'doubleTwelveBooks',
    name: 'Double 12: books at 29',
    zh: '双十二图书一口价29元',
    campaign: 'doubleTwelve',
    on: -2,
    until: 'submitted',
    terms: (context) => ({
      lane: 'product',
      scope: { ...inCategory(context, 'books'), minUnitPrice: yuan(30) },
      rewards: [{ kind: 'fixedPrice', price: yuan(29) }],
      startsAt: context.doubleTwelve.startsAt,
      endsAt: context.doubleTwelve.endsAt,
      limits: { budget: yuan(80_000) },
    }),
  },
  {
    key: 'halfPrice',
    name: 'Double 12: everything half price',
    zh: '双十二全场五折',
    campaign: 'doubleTwelve',
    on: -5,
    until: 'rejected',
    terms: ({ doubleTwelve: { startsAt, endsAt } }) => ({
      lane: 'order',
      rewards: [{ kind: 'percent', bps: 5000, per: 'order' }],
      startsAt,
      endsAt,
      limits: { budget: yuan(400_000) },
    }),
  },
  {
    key: 'camping',
    name: 'Camping: 30 off from 299',
    zh: '露营满299减30',
    on: -4,
    until: 'published',
    terms: (context) => ({
      lane: 'order',
      scope: { ...inCategory(context, 'camping'), skipReduced: true },
      conditions: [{ kind: 'amount', scope: null, min: yuan(299) }],
      rewards: [{ kind: 'amount', amount: yuan(30) }],
      startsAt: context.day(9),
      endsAt: context.day(37),
      limits: { budget: yuan(9000) },
    }),
  },
  {
    key: 'springFestival',
    name: 'New Year shopping: 8 off from 88',
    zh: '年货节满88减8',
    on: -1,
    until: 'draft',
    terms: (context) => ({
      lane: 'order',
      scope: inCategory(context, 'food'),
      conditions: [{ kind: 'amount', min: yuan(88) }],
      rewards: [{ kind: 'amount', amount: yuan(8) }],
      startsAt: context.day(40),
      endsAt: context.day(61),
      limits: { budget: yuan(30_000) },
    }),
  },
];
export const REJECTION =
  'Half of our margin is below that. Come back with steps, or with goods we want to clear.';

interface CampaignPlan {
  name: (context: SeedContext) => string;
  theme: string;
  goal: string;
  /** The role of its owner. */
  owner: 'marketer' | 'manager';
  window: (context: SeedContext) => { startsAt: number; endsAt: number | null };
  budget: number;
  otherCost: number;
}
/** Names are in both languages, because only staff see them. */
export const CAMPAIGNS: Record<CampaignKey, CampaignPlan> = {
  doubleEleven: {
    name: ({ doubleEleven: { year } }) => `Double 11 ${year} 双十一`,
    theme: 'Shopping festival 购物节',
    goal: 'A third more orders than last year, at no less than 30 % margin after discounts. 订单同比增长三分之一，折后毛利率不低于30%。',
    owner: 'marketer',
    window: ({ doubleEleven }) => doubleEleven,
    budget: yuan(90_000),
    otherCost: yuan(18_000),
  },
  newMembers: {
    name: () => 'New members 新人礼',
    theme: 'Growth 拉新',
    goal: 'Two in five new members order within their first month. 40%的新会员首月下单。',
    owner: 'marketer',
    window: (context) => ({ startsAt: context.day(-60), endsAt: null }),
    budget: yuan(5500),
    otherCost: yuan(2000),
  },
  home: {
    name: ({ season }) => `${season.en} home weeks ${season.zh}家居周`,
    theme: 'Home 家居',
    goal: 'Premium members furnish their homes with us. 让高级会员在我们这里置家。',
    owner: 'manager',
    window: (context) => ({
      startsAt: context.day(-56),
      endsAt: Math.max(context.yearEnd, context.day(20)),
    }),
    budget: yuan(60_000),
    otherCost: yuan(3000),
  },
  doubleTwelve: {
    name: ({ doubleTwelve: { year } }) => `Double 12 ${year} 双十二`,
    theme: 'Shopping festival 购物节',
    goal: 'Clear the year’s stock. 年末清仓。',
    owner: 'marketer',
    window: ({ doubleTwelve }) => doubleTwelve,
    budget: yuan(100_000),
    otherCost: 0,
  },
};

/** The input as the form would send it. */
export const draftOf = (
  { name, zh }: Pick<Planned, 'name' | 'zh'>,
  terms: PromotionDraft['terms'],
  campaignId: number | null,
  reason?: string,
): PromotionDraft => ({
  name,
  labels: { en: name, zh },
  campaignId,
  terms,
  ...(reason && { reason }),
});
