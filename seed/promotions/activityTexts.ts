/** Names, terms and entries of the demo store's member activities. */

export const CAMPAIGN = {
  name: 'Members’ month 会员月',
  theme: 'Thank you for staying 感谢相伴',
  goal: 'Half of the active members enter at least one activity 半数活跃会员至少参与一次活动',
  otherCost: 300_000,
};

const DAILY = { times: 1, period: 'day' } as const;
const ONCE = { times: 1, period: 'ever' } as const;

/** `until`: in how many days it ends. */
export const ACTIVITIES = {
  wish: {
    kind: 'reward',
    code: 'winter-wish',
    names: { en: 'Make a winter wish', zh: '许下冬日心愿' },
    themes: { en: 'A wish a day', zh: '每天一个心愿' },
    descriptions: {
      en: 'Tell us what you would like to find in the shop. Each day gives 10 points.',
      zh: '告诉我们你想在店里看到什么，每天参与可得 10 积分。',
    },
    perMember: DAILY,
    maxEntries: 300,
    points: 10,
    until: 20,
  },
  wheel: {
    kind: 'draw',
    code: 'members-wheel',
    names: { en: 'Members’ wheel', zh: '会员大转盘' },
    themes: { en: 'Every entry draws once', zh: '每次参与抽奖一次' },
    descriptions: {
      en: 'Premium members and above draw three times a day. Points are credited at once.',
      zh: '高级会员及以上每天可抽三次，积分立即到账。',
    },
    perMember: DAILY,
    maxEntries: 2000,
    byLevel: [{ fromLevel: 'premium', times: 3 }],
    prizes: [
      { names: { en: '1,000 points', zh: '1000 积分' }, points: 1000, rate: 100, stock: 3 },
      { names: { en: '100 points', zh: '100 积分' }, points: 100, rate: 900, stock: 40 },
      { names: { en: '10 points', zh: '10 积分' }, points: 10, rate: 4000, stock: null },
    ],
    until: 14,
  },
  launch: {
    kind: 'reservation',
    code: 'home-launch',
    names: { en: 'Home collection: first to buy', zh: '家居新品：优先购买' },
    themes: { en: 'Thirty places', zh: '限 30 个名额' },
    descriptions: {
      en: 'A place gives a coupon with which the product can be bought for three days.',
      zh: '预约成功可获得优惠券，在三天内凭券购买。',
    },
    perMember: ONCE,
    maxEntries: 30,
    until: 2,
  },
  corner: {
    kind: 'contest',
    code: 'cosy-corner',
    names: { en: 'My cosy corner', zh: '我的温馨一角' },
    themes: { en: 'Show where you like to sit', zh: '晒出你最爱的角落' },
    descriptions: {
      en: 'Describe the place at home where you rest. The three best win 500 points each.',
      zh: '写下家中你最放松的地方，选出三篇各得 500 积分。',
    },
    perMember: ONCE,
    points: 500,
    winners: 3,
    until: 10,
  },
  thanks: {
    kind: 'reward',
    code: 'winter-thanks',
    names: { en: 'Winter thank-you', zh: '冬日感谢礼' },
    themes: { en: 'For everybody who stops by', zh: '到店即有礼' },
    descriptions: {
      en: 'Say hello in December and get 50 points, once for each member.',
      zh: '十二月来打个招呼，每位会员可得 50 积分，限一次。',
    },
    perMember: ONCE,
    maxEntries: 1000,
    points: 50,
    until: 25,
  },
} as const;
export type ActivityKey = keyof typeof ACTIVITIES;

/** What members sent to the contest. */
export const CONTEST_TEXTS = [
  '窗边的旧藤椅，配一盏落地灯，下雪天在这里看书最舒服。',
  'The kitchen table at seven in the morning, before everyone wakes up.',
  '隔壁店铺的展厅，大家都去看看！',
  '阳台上的小茶台，下午的太阳刚好照到杯子里。',
  'A cushion on the stairs, with the cat.',
];
