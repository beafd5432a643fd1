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
      { ...SPEND, rewards: [{ ...SPEND.rewards[0], cap: 20_000 }] } as Terms,
    ],
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
    ['20% off until Sunday', TWENTY, [['end', 'until Sunday']]],
    ['8折，截至周日', TWENTY, [['end', '截至周日']]],
    ['8折，11月30日止', TWENTY, [['end', '11月30日止']]],
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
