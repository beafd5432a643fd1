/** What depends on terms: texts that must agree with them, goods that may come back, and what old terms left unsaid. */
import { describe, expect, test } from 'vitest';
import { Terms } from '#contract/promotions/promotions';
import { completeTerms, dependsOnOtherGoods } from '#rules/promotions/terms';
import { textDifferences } from '#rules/promotions/texts';
import { revisionsThen } from '#server/promotions/quotes/past/rules';

const SETTING = { currency: 'CNY', decimals: 2, timeZone: 'Asia/Shanghai' };
const termsOf = (rewards: unknown[], more: object = {}) =>
  Terms.parse({ lane: 'order', startsAt: 0, rewards, ...more });
const saidIn = (text: string, terms: Terms) =>
  textDifferences({ name: text, labels: {} }, terms, SETTING).map(({ kind, said }) => [kind, said]);
const percent = { kind: 'percent', bps: 2000 };
const amount = { kind: 'amount', amount: 4000 };
const from = (min: number, kind = 'amount') => ({ conditions: [{ kind, min }] });

const mug = (basis: string, least: number) => ({
  kind: 'gift',
  variantId: 1,
  every: { basis, from: least },
});

describe('a text', () => {
  const steps = (basis: string, ...list: [number, object][]) => ({
    kind: 'fullReduction',
    basis,
    steps: list.map(([least, off]) => ({ from: least, off })),
  });
  const twoPercents = termsOf([
    steps(
      'amount',
      [30_000, { kind: 'percent', bps: 1000 }],
      [50_000, { kind: 'percent', bps: 2000 }],
    ),
  ]);
  const pieces = termsOf([steps('quantity', [300, { kind: 'amount', amount: 4000 }])]);
  test.each<[string, Terms, unknown[]]>([
    ['满300打9折', twoPercents, []],
    ['满500打8折', twoPercents, []],
    ['满300打8折', twoPercents, [['reduction', '满300打8折']]],
    ['满300件减40', pieces, []],
    ['满300减40', pieces, [['reduction', '满300减40']]],
    // 3.00 is 300 minor units, and no 300 pieces.
    ['满3减40', pieces, [['reduction', '满3减40']]],
    [
      '满3打8折',
      termsOf([steps('quantity', [300, { kind: 'percent', bps: 2000 }])]),
      [['reduction', '满3打8折']],
    ],
    ['满300减40', termsOf([amount], from(30_000)), []],
    ['满200减40', termsOf([amount], from(30_000)), [['reduction', '满200减40']]],
    ['每满300赠马克杯', termsOf([mug('amount', 30_000)]), []],
    ['每满200赠马克杯', termsOf([mug('amount', 30_000)]), [['threshold', '每满200']]],
    ['买2件送1件', termsOf([mug('quantity', 2)]), []],
    ['买3件送1件', termsOf([mug('quantity', 2)]), [['reduction', '买3件送1']]],
    ['40 off until 29 November', termsOf([amount]), [['end', 'until 29 November']]],
  ])('%j is compared with all that the terms say', (text, terms, differences) => {
    expect(saidIn(text, terms)).toEqual(differences);
  });
  const free = (...conditions: object[]) =>
    termsOf([{ kind: 'shipping', off: { kind: 'free' } }], { lane: 'shipping', conditions });
  const money = (min: number) => ({ kind: 'amount', min });
  const units = (min: number) => ({ kind: 'quantity', min });
  test.each<[string, Terms, unknown[]]>([
    ['满300包邮', free(money(30_000)), []],
    ['满300包邮', free(units(2), money(30_000)), []],
    ['满299包邮', free(money(30_000)), [['threshold', '满299']]],
    ['满2件包邮', free(units(2), money(30_000)), []],
    ['满3件包邮', free(units(2)), [['threshold', '满3件']]],
    ['满3包邮', free(units(300)), [['threshold', '满3']]],
    ['满300件包邮', free(money(30_000)), [['threshold', '满300件']]],
    ['Free delivery on orders over 300', free(money(30_000)), []],
    ['Free delivery on orders over $300', free(money(30_000)), [['currency', 'orders over $300']]],
    ['Free delivery on orders over 300', free(), [['threshold', 'orders over 300']]],
  ])('%j names a threshold that the terms have or not', (text, terms, differences) => {
    expect(saidIn(text, terms)).toEqual(differences);
  });
  test('of each language is compared, and a language that is missing says nothing', () => {
    const terms = termsOf([percent]);
    const told = (labels: object) => textDifferences({ name: '20% off', labels }, terms, SETTING);
    expect(told({})).toEqual([]);
    expect(told({ en: '30% off', zh: '8折' })).toEqual([
      { field: 'en', kind: 'reduction', said: '30%' },
    ]);
    expect(told({ zh: '7折' })).toEqual([{ field: 'zh', kind: 'reduction', said: '7折' }]);
  });
});

describe('a promotion depends on goods that may come back', () => {
  const all = { include: [] };
  test.each<[string, unknown[], object, boolean]>([
    ['not for a percentage', [percent], {}, false],
    ['not for an amount', [amount], {}, false],
    ['for pairs at a percentage', [{ ...percent, groupsOf: 2 }], {}, true],
    ['for pairs at an amount', [{ ...amount, groupsOf: 2 }], {}, true],
    ['not for a fixed price', [{ kind: 'fixedPrice', price: 1 }], {}, false],
    ['not for a flash sale', [{ kind: 'flash', items: [{ variantId: 1, price: 1 }] }], {}, false],
    [
      'for a reduction',
      [{ kind: 'fullReduction', steps: [{ from: 1, off: { kind: 'percent', bps: 1 } }] }],
      {},
      true,
    ],
    ['for buy and get', [{ kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1 } }], {}, true],
    ['for a set', [{ kind: 'bundle', parts: [{ scope: all, quantity: 2 }], price: 1 }], {}, true],
    ['for a gift', [{ kind: 'gift', variantId: 1 }], {}, true],
    ['for one of several rewards', [percent, { kind: 'gift', variantId: 1 }], {}, true],
    ['for a threshold', [percent], from(1), true],
    ['for a number of units', [percent], from(1, 'quantity'), true],
    [
      'not for an upper limit alone',
      [percent],
      { conditions: [{ kind: 'amount', max: 5 }] },
      false,
    ],
    [
      'not for a delivery',
      [percent],
      { conditions: [{ kind: 'shippingMethod', methods: ['post'] }] },
      false,
    ],
  ])('%s', (_, rewards, more, depends) => {
    expect(dependsOnOtherGoods(termsOf(rewards, more))).toBe(depends);
  });
});

test('terms from before there was a choice keep the discount on goods that stay, others say what they do', () => {
  const { whenReturned, ...old } = termsOf([percent]);
  expect(whenReturned).toBe('keep');
  expect(completeTerms(old as Terms)).toEqual(termsOf([percent]));
  expect(completeTerms(termsOf([percent], { whenReturned: 'takeBack' })).whenReturned).toBe(
    'takeBack',
  );
});

describe('revisions of the past', () => {
  const revision = (promotionId: number, number: number, liveFrom: number | null) => ({
    id: promotionId * 100 + number,
    promotionId,
    revision: number,
    status: 'superseded' as const,
    liveFrom,
    archivedAt: null,
  });
  const then = (rows: ReturnType<typeof revision>[], at = 1000) =>
    revisionsThen(rows, [], at).map((row) => [row.promotionId, row.revision]);
  test('are the latest in force, in whatever order they are read, and by promotion', () => {
    const rows = [
      revision(2, 1, 10),
      revision(1, 2, 200),
      revision(1, 1, 100),
      revision(1, 3, 2000),
    ];
    expect(then(rows)).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(then(rows.toReversed())).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
  test('that came into force at the same instant are told apart by their number', () => {
    const rows = [revision(1, 3, 100), revision(1, 4, 100)];
    expect([then(rows), then(rows.toReversed())]).toEqual([[[1, 4]], [[1, 4]]]);
  });
  test('are none that never came into force', () => {
    expect(then([revision(1, 1, null)])).toEqual([]);
  });
});
