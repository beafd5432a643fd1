/** What the texts of a promotion say that its terms do not. */
import { describe, expect, test } from 'vitest';
import { Terms } from '#contract/promotions/promotions';
import { textDifferences } from '#rules/promotions/texts';

const SETTING = { currency: 'CNY', decimals: 2, timeZone: 'Asia/Shanghai' };
/** Ends with Saturday, 29 November 2025. */
const ENDS = Date.parse('2025-11-29T16:00:00Z');
const termsOf = (rewards: object[], more: object = {}) =>
  Terms.parse({ lane: 'order', startsAt: 0, endsAt: ENDS, rewards, ...more });
const steps = (...list: [from: number, amount: number][]) => ({
  kind: 'fullReduction',
  steps: list.map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
});
const SPEND = termsOf([steps([30_000, 4000], [50_000, 8000])]);
const TWENTY = termsOf([{ kind: 'percent', bps: 2000 }], {
  conditions: [{ kind: 'amount', min: 20_000 }],
});
const PIECES = termsOf([
  {
    kind: 'fullReduction',
    basis: 'quantity',
    steps: [{ from: 3, off: { kind: 'percent', bps: 2000 } }],
  },
]);
const BUY_TWO = termsOf([{ kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1 } }]);
const HALF = termsOf([{ kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1, bps: 5000 } }]);
const SECOND_HALF = termsOf([
  { kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1, bps: 5000 } },
]);
const SECOND_FREE = termsOf([{ kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1 } }]);
const EVERY = termsOf([{ ...steps([30_000, 4000]), repeating: true }]);
const EACH_99 = termsOf([{ kind: 'fixedPrice', price: 9900 }]);
const part = (id: number) => ({ scope: { include: [{ kind: 'variant', id }] }, quantity: 1 });
const SET_99 = termsOf([{ kind: 'bundle', price: 9900, parts: [part(1), part(2)] }]);
const FLASH = termsOf([{ kind: 'flash', items: [{ variantId: 1, price: 990 }] }]);
const saidIn = (text: string, terms: Terms) =>
  textDifferences({ name: text, labels: {} }, terms, SETTING).map(({ kind, said }) => [kind, said]);

describe('a text that agrees with the terms', () => {
  test.each([
    ['满300减40', SPEND],
    ['双十一满300减40、满500减80', SPEND],
    ['满 300 元立减 40 元，500减80', SPEND],
    ['40 off 300', SPEND],
    ['Spend ¥300 and get ¥40 off, spend ¥500 and get ¥80 off', SPEND],
    ['300 spring days', SPEND],
    ['全场8折，至11月29日', TWENTY],
    ['满200打8折', TWENTY],
    ['20% off orders over 200, until Saturday', TWENTY],
    ['20% off until 29 November', TWENTY],
    ['20 % off, ends November 29th', TWENTY],
    ['满3件8折', PIECES],
    ['Buy 3 items and get 20% off', PIECES],
    ['Double 11 at 618 stores', TWENTY],
    ['Snacks: buy 2, get 1', TWENTY],
    [
      '每满300减40，最高减200',
      { ...EVERY, rewards: [{ ...EVERY.rewards[0], cap: 20_000 }] } as Terms,
    ],
    [
      '每满300减40，200元封顶',
      { ...EVERY, rewards: [{ ...EVERY.rewards[0], cap: 20_000 }] } as Terms,
    ],
    ['满300减40', EVERY],
    ['40 off every 300', EVERY],
    ['Save ¥80 when you spend ¥600, 满600减80', EVERY],
    ['Spend ¥600 and save ¥80', EVERY],
    ['全场八折', TWENTY],
    ['20% off 11–12 Dec, 20% off from 11 Dec 07:05, 20% off for 24 hours', TWENTY],
    ['Save 20% when you buy 3, save 20% when you buy 3 items', PIECES],
    ['一波三折，三折屏手机八折', TWENTY],
    ['Save up to ¥80, 最高优惠80元', SPEND],
    ['Save ¥20 now', FLASH],
    ['20% off, pay 20% deposit', TWENTY],
    ['第二件免费送货', HALF],
    ['Pay 80%, now at 80% of the price, 现价为原价的80%', TWENTY],
    ['三折伞八折', TWENTY],
    ['第二件免费', SECOND_FREE],
    ['Second piece free, the first item ships with free delivery', SECOND_FREE],
    ['For every ¥300 spent you get ¥40 off', EVERY],
    ['Home Fridays: 300 − 40, 500 − 80', SPEND],
    ['D11 300-40', SPEND],
    ['300/40, 500/80, 12-12, 11-11, 24/7, 2026-12, 618-40', SPEND],
    ['A300-20, mugs 300-20-10, 100-200', SPEND],
    ['300-20', TWENTY],
    ['60/40 棉, 36-34, 365/24, 3000-200款, 1000-40 pieces', SPEND],
    ['满300-40，满500—80', SPEND],
    ['8折，24/7 ends 24/7, ends 2/3 price, 3.5止痛贴', TWENTY],
    ['8折，11月29日晚上8点结束', TWENTY],
    ['8折，11月29日晚上12点截止', TWENTY],
    ['20% off until 00:00 on 30 November', TWENTY],
    ['20% off until midnight on 30 November, until midnight on 29 November', TWENTY],
    ['第二件半价', SECOND_HALF],
    ['第2件5折', SECOND_HALF],
    ['第三件半价', HALF],
    ['Second item half price, 2nd one 50% off', SECOND_HALF],
    ['8折，周六截止', TWENTY],
    ['8折，本周六24点止', TWENTY],
    ['8折，活动至11月29日24:00', TWENTY],
    ['8折，11.29截止，11/29 止，2025-11-29止', TWENTY],
    ['8折，11月30日0点结束', TWENTY],
    ['8折，29日止，周末结束', TWENTY],
    ['8折，低至9.9，送到3号楼，3至5日到货，每周三截止', TWENTY],
    ['20% off until Saturday, November 29, ends the 29th', TWENTY],
    ['20% off until 29/11, until 11/29, until 2025-11-29', TWENTY],
    ['20% off, last day Saturday, ends midnight Saturday', TWENTY],
    ['20% off, reduced by 5.10, until sunrise, by 3 marvels', TWENTY],
    ['', TWENTY],
    ['双11 立减20元', termsOf([{ kind: 'amount', amount: 2000 }])],
    ['618 立减20元', termsOf([{ kind: 'amount', amount: 2000 }])],
    ['618减20', termsOf([{ kind: 'amount', amount: 2000 }])],
    ['买二送一', BUY_TWO],
    ['买两件送一件', BUY_TWO],
    ['买2送1，送完为止', BUY_TWO],
    ['Buy 2 get 1 free', BUY_TWO],
    ['Buy two, get one', BUY_TWO],
    ['Buy two, get one', HALF],
    ['任选99元', EACH_99],
    ['99元任选，每件99元', EACH_99],
    ['Everything for 99, 99 each', EACH_99],
    ['For 30 days, at 20:00', EACH_99],
    ['Any 2 for ¥99', SET_99],
    ['两件99元', SET_99],
    ['Tea bundle 99', SET_99],
    ['套餐99元，任选2件', SET_99],
    ['9.9元秒杀', FLASH],
    ['双11 抢购', FLASH],
    ['双12秒杀、618 抢购', FLASH],
    ['1111套餐', SET_99],
    ['For 11.11, only 618', FLASH],
    ['Only 50 left', FLASH],
    ['Only 50 mugs left', FLASH],
    ['Just 500 remaining, only 20 pairs', FLASH],
    ['For 18 year olds, for 18-year-olds, for 18+', FLASH],
    ['Only 100 shoppers, at 20 stores', FLASH],
    ['Only 24 hours, for 30 minutes, at 10 am', FLASH],
    ['For 11 November, only 29th, at 11/11', FLASH],
    ['For 50 percent of all shoppers', FLASH],
    ['仅100份，只要18岁，仅50名', FLASH],
  ] as const)('%j has no difference', (text, terms) => {
    expect(saidIn(text, terms)).toEqual([]);
  });
});

describe('a text that differs from the terms', () => {
  test.each([
    ['满300减30', SPEND, [['reduction', '满300减30']]],
    ['满300减40，满500减90', SPEND, [['reduction', '满500减90']]],
    ['30 off 300', SPEND, [['reduction', '30 off 300']]],
    ['$40 off $300', SPEND, [['currency', '$40 off $300']]],
    ['满300件减40', SPEND, [['reduction', '满300件减40']]],
    ['全场7折', TWENTY, [['reduction', '7折']]],
    ['Save 30 when you spend 300', SPEND, [['reduction', 'Save 30 when you spend 300']]],
    ['Save up to ¥100', SPEND, [['reduction', 'Save up to ¥100']]],
    ['8折，最高优惠100元', TWENTY, [['reduction', '最高优惠100元']]],
    ['立享七五折', TWENTY, [['reduction', '七五折']]],
    ['满600减90', EVERY, [['reduction', '满600减90']]],
    ['每满600减80', EVERY, [['reduction', '每满600减80']]],
    ['满600减80', termsOf([steps([30_000, 4000])]), [['reduction', '满600减80']]],
    ['Pay 85%', TWENTY, [['reduction', 'Pay 85%']]],
    ['第二件免费', SECOND_HALF, [['reduction', '第二件免费']]],
    ['Second piece free', SECOND_HALF, [['reduction', 'Second piece free']]],
    ['15% off orders over 200', TWENTY, [['reduction', '15% off orders over 200']]],
    ['20% off orders over 300', TWENTY, [['reduction', '20% off orders over 300']]],
    ['买三送一', BUY_TWO, [['reduction', '买三送一']]],
    ['买3送1', BUY_TWO, [['reduction', '买3送1']]],
    ['Buy 3 get 1 free', BUY_TWO, [['reduction', 'Buy 3 get 1 free']]],
    ['buy three, get one', BUY_TWO, [['reduction', 'buy three, get one']]],
    ['买二送一', HALF, [['reduction', '买二送一']]],
    ['Buy 2 get 1 free', HALF, [['reduction', 'Buy 2 get 1 free']]],
    ['任选59元', EACH_99, [['reduction', '任选59元']]],
    ['双11抢购价 20元', FLASH, [['reduction', '抢购价 20元']]],
    ['59秒杀', FLASH, [['reduction', '59秒杀']]],
    ['59元任选', EACH_99, [['reduction', '59元任选']]],
    ['All for ¥59', EACH_99, [['reduction', 'for ¥59']]],
    ['59 each', EACH_99, [['reduction', '59 each']]],
    ['bundle 89', SET_99, [['reduction', 'bundle 89']]],
    ['Tea bundle for 89', SET_99, [['reduction', 'bundle for 89']]],
    ['组合价89元', SET_99, [['reduction', '组合价89元']]],
    ['任选2件89元', SET_99, [['reduction', '任选2件89元']]],
    ['bundle $99', SET_99, [['currency', 'bundle $99']]],
    ['Mugs at 59', FLASH, [['reduction', 'at 59']]],
    ['Only 59, 50 left', FLASH, [['reduction', 'Only 59']]],
    ['Just 59 yuan for members', FLASH, [['reduction', 'Just 59']]],
    ['只要59元套餐', FLASH, [['reduction', '只要59元']]],
    ['8.8元秒杀', FLASH, [['reduction', '8.8元秒杀']]],
    ['满3元8折', PIECES, [['reduction', '满3元8折']]],
    ['20% off until Sunday', TWENTY, [['weekday', 'until Sunday']]],
    ['8折，截至周日', TWENTY, [['weekday', '截至周日']]],
    ['8折，11月30日止', TWENTY, [['end', '11月30日止']]],
    ['8折，周日截止', TWENTY, [['weekday', '周日截止']]],
    ['8折，星期天止', TWENTY, [['weekday', '星期天止']]],
    ['8折，本周日24点止', TWENTY, [['weekday', '本周日24点止']]],
    ['8折，活动到本周日', TWENTY, [['weekday', '到本周日']]],
    ['8折，周日最后一天', TWENTY, [['weekday', '周日最后一天']]],
    ['8折，截止时间：周日', TWENTY, [['weekday', '截止时间：周日']]],
    ['8折，11.30截止', TWENTY, [['end', '11.30截止']]],
    ['8折，11/30 止', TWENTY, [['end', '11/30 止']]],
    ['8折，至11月30日24:00', TWENTY, [['end', '至11月30日24:00']]],
    ['8折，11月30日晚12点结束', TWENTY, [['end', '11月30日晚12点结束']]],
    ['8折，11月29日0点结束', TWENTY, [['end', '11月29日0点结束']]],
    ['8折，活动至11.30', TWENTY, [['end', '动至11.30']]],
    ['8折，30日止', TWENTY, [['end', '30日止']]],
    ['20% off, ends midnight Sunday', TWENTY, [['weekday', 'ends midnight Sunday']]],
    ['20% off, last day Sunday', TWENTY, [['weekday', 'last day Sunday']]],
    ['20% off through 30 Nov', TWENTY, [['end', 'through 30 Nov']]],
    ['20% off until Saturday, 30 November', TWENTY, [['end', 'until Saturday, 30 November']]],
    ['20% off until 30/11', TWENTY, [['end', 'until 30/11']]],
    ['20% off, ends on the 30th', TWENTY, [['end', 'ends on the 30th']]],
    ['每满300减40', SPEND, [['reduction', '每满300减40']]],
    ['40 off every 300', SPEND, [['reduction', '40 off every 300']]],
    [
      'For every ¥300 spent you get ¥40 off',
      SPEND,
      [['reduction', 'For every ¥300 spent you get ¥40']],
    ],
    ['Home Fridays: 300 − 30, 500 − 80', SPEND, [['reduction', '300 − 30']]],
    ['D11 300-30', SPEND, [['reduction', '300-30']]],
    ['30 off 300, and more', SPEND, [['reduction', '30 off 300']]],
    ['第二件半价', HALF, [['reduction', '第二件半价']]],
    ['第2件5折', TWENTY, [['reduction', '第2件5折']]],
    ['Second item 50% off', TWENTY, [['reduction', 'Second item 50% off']]],
    ['满300-50', SPEND, [['reduction', '满300-50']]],
    ['D11 400-40', SPEND, [['reduction', '400-40']]],
    ['20% off until midnight on 1 December', TWENTY, [['end', 'until midnight on 1 December']]],
    ['第二件6折', SECOND_HALF, [['reduction', '第二件6折']]],
    ['满300减40，100元封顶', SPEND, [['reduction', '100元封顶']]],
  ] as const)('%j is shown with its words', (text, terms, expected) => {
    expect(saidIn(text, terms)).toEqual(expected);
  });

  test('each language is compared, and a date without an end is a difference', () => {
    const endless = { ...SPEND, endsAt: null };
    const texts = { name: '300-40', labels: { en: '30 off 300', zh: '满300减40，至周六' } };
    expect(textDifferences(texts, endless, SETTING)).toEqual([
      { field: 'en', kind: 'reduction', said: '30 off 300' },
      { field: 'zh', kind: 'end', said: '至周六' },
    ]);
  });
});
