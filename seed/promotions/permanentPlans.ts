/** Promotions of the demo store that are always in force: for new members, levels, birthdays, and by code. */
import type { SeedContext } from './seedContext.ts';
import { type DraftTerms, type Planned, inCategory, yuan } from './planTerms.ts';

type PlannedAudience = DraftTerms['audience'];
const forLevels = (audience: PlannedAudience, bps: number) => (context: SeedContext) => ({
  lane: 'product' as const,
  rewards: [{ kind: 'percent' as const, bps }],
  audience,
  startsAt: context.day(-60),
});

/** The weekly coupon, with its original cap or with the raised one. */
export const weekly = (context: SeedContext, cap: number): DraftTerms => ({
  trigger: 'code',
  lane: 'order',
  rewards: [{ kind: 'percent', bps: 500, per: 'order', cap: yuan(cap) }],
  startsAt: context.day(-60),
  limits: { budget: yuan(12_000) },
});
export const newMember = (context: SeedContext, off: number, from: number): DraftTerms => ({
  trigger: 'code',
  lane: 'order',
  conditions: [{ kind: 'amount', min: yuan(from) }],
  rewards: [{ kind: 'amount', amount: yuan(off) }],
  audience: { orderNumber: { min: 1, max: 1 } },
  startsAt: context.day(-60),
  limits: { perMember: 1, budget: yuan(5000) },
});

export const PERMANENT = [
  {
    key: 'newMember',
    name: 'First order: 10 off from 59',
    zh: '新人首单满59减10',
    campaign: 'newMembers',
    terms: (context) => newMember(context, 10, 59),
  },
  {
    key: 'newMemberShipping',
    name: 'Free shipping in the first 30 days',
    zh: '新人30天包邮',
    campaign: 'newMembers',
    terms: (context) => ({
      lane: 'shipping',
      rewards: [{ kind: 'shipping', off: { kind: 'free' } }],
      audience: { newWithinDays: 30 },
      startsAt: context.day(-60),
      limits: { perMember: 3, budget: yuan(600) },
    }),
  },
  {
    key: 'weekly',
    name: 'Weekly coupon: 5 % off',
    zh: '每周95折券',
    terms: (context) => weekly(context, 30),
  },
  {
    key: 'premium',
    name: 'Premium members: 3 % off',
    zh: '高级会员97折',
    terms: forLevels({ levels: ['premium'] }, 300),
  },
  {
    key: 'diamond',
    name: 'Diamond members: 5 % off',
    zh: '钻石会员95折',
    terms: forLevels({ fromLevel: 'diamond' }, 500),
  },
  {
    key: 'appBeauty',
    name: 'Beauty in app and WeChat: 8 % off',
    zh: 'App、微信美妆个护92折',
    terms: (context) => ({
      lane: 'product',
      priority: 5,
      scope: inCategory(context, 'beauty'),
      rewards: [{ kind: 'percent', bps: 800 }],
      audience: { channels: ['app', 'wechat'] },
      startsAt: context.day(-60),
      endsAt: context.day(30),
      limits: { budget: yuan(6000) },
      holdoutBps: 1000,
    }),
  },
  {
    key: 'birthday',
    name: 'Birthday month: 10 % off',
    zh: '生日月9折，最高减50',
    terms: (context) => ({
      lane: 'order',
      priority: 5,
      rewards: [{ kind: 'percent', bps: 1000, per: 'order', cap: yuan(50) }],
      audience: { birthdayMonth: true },
      startsAt: context.day(-60),
      limits: { perMember: 1, budget: yuan(5000) },
    }),
  },
  {
    key: 'premiumThanks',
    name: 'Thank you, premium members: 20 off from 199',
    zh: '高级会员答谢满199减20券',
    terms: (context) => ({
      trigger: 'code',
      lane: 'order',
      conditions: [{ kind: 'amount', min: yuan(199) }],
      rewards: [{ kind: 'amount', amount: yuan(20) }],
      audience: { levels: ['premium'] },
      startsAt: context.day(-12),
      endsAt: context.day(18),
      limits: { perMember: 1, budget: yuan(8000) },
    }),
  },
] as const satisfies readonly Planned[];
