/** Flash sales and gifts: stock over several lines, archived goods, and units that were sold already. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '#server/promotions/engine/evaluate';
import { counters } from '#server/promotions/engine/counters';
import type { Basket, BasketLine, Candidate, GivenGoods } from '#server/promotions/engine/types';
import {
  amountOf,
  basket,
  candidate,
  line,
  NOBODY,
  off,
  RULES,
  type Said,
  unused,
} from './fixture.ts';

const MEMBER = 'member:1';
const item = (variantId: number, price: number, limits: object = {}) => ({
  variantId,
  price,
  ...limits,
});
const sale = (...items: object[]) =>
  candidate(1, { lane: 'product', rewards: [{ kind: 'flash', items }] } as Said);
const percent = (id: number, bps: number) =>
  candidate(id, { lane: 'product', rewards: [{ kind: 'percent', bps }] });
const run = (
  lines: BasketLine[],
  candidates: Candidate[],
  more: Partial<Basket> = {},
  usage: Record<string, number> = {},
) =>
  evaluate(
    basket(lines, { shopper: { ...NOBODY, key: MEMBER }, ...more }),
    candidates,
    RULES,
    (name) => usage[name] ?? 0,
  );
const said = ({ verdicts }: ReturnType<typeof run>) =>
  verdicts.map(({ verdict, amount, cappedBy }) => [
    verdict,
    amount,
    ...(cappedBy ? [cappedBy] : []),
  ]);
const archived = (isArchived: boolean): GivenGoods => ({ isArchived, unitCost: 0 });

describe('a flash sale', () => {
  /** Three units at 10.00 and two at 12.00 of one variant. */
  const twoPrices = [line('1', 1000, 3), line('2', 1200, 2, { variantId: 1 })];
  test.each<[string, object, unknown]>([
    ['without a limit', {}, ['applied', 900]],
    ['with stock for all', { stock: 5 }, ['applied', 900]],
    ['with stock for four', { stock: 4 }, ['capped', 600, 'stock']],
    ['with four for each member', { perMember: 4 }, ['capped', 600, 'memberStock']],
    ['with four of both', { stock: 4, perMember: 4 }, ['capped', 600, 'stock']],
    [
      'with four in stock, three for each member',
      { stock: 4, perMember: 3 },
      ['capped', 300, 'memberStock'],
    ],
  ])('counts the units of all lines of a variant together: %s', (_, limits, expected) => {
    expect(said(run(twoPrices, [sale(item(1, 900, limits))]))).toEqual([expected]);
  });
  test('is told as limited where the stock of one of its goods is gone', () => {
    const lines = [line('1', 1000), line('2', 1000)];
    const outcome = run(
      lines,
      [sale(item(1, 900), item(2, 900, { stock: 3 }))],
      {},
      { [counters.flash(1, 2)]: 3 },
    );
    expect([said(outcome), off(outcome)]).toEqual([[['capped', 100, 'stock']], { 1: 100 }]);
  });
  test('takes from its stock the units that it sells', () => {
    const { applied } = run(twoPrices, [sale(item(1, 900, { stock: 4 }))]);
    expect(applied.map(({ flash }) => [...flash])).toEqual([[[1, 4]]]);
  });
  test('sells nothing, and no stock, of goods that cost no more than its price', () => {
    const lines = [line('1', 1000), line('2', 900), line('3', 800)];
    const all = sale(...[1, 2, 3].map((id) => item(id, 900, { stock: 9 })));
    const outcome = run(lines, [all]);
    expect([said(outcome), off(outcome)]).toEqual([[['applied', 100]], { 1: 100 }]);
    expect([...(outcome.applied[0]?.flash ?? [])]).toEqual([[1, 1]]);
    expect(said(run(lines.slice(1), [all]))).toEqual([['nothingLeft', 0]]);
  });
  test.each<[string, Partial<Basket>, Record<string, number>, object, string]>([
    ['goods that are not in the basket', {}, {}, item(7, 900), 'nothingInScope'],
    [
      'a limit for members, for an unknown shopper',
      { shopper: NOBODY },
      {},
      item(1, 900, { perMember: 2 }),
      'memberNeeded',
    ],
    [
      'an empty stock',
      {},
      { [counters.flash(1, 1)]: 2 },
      item(1, 900, { stock: 2, perMember: 2 }),
      'soldOut',
    ],
    [
      'a limit that the member reached',
      {},
      { [counters.flashMember(1, 1, MEMBER)]: 2 },
      item(1, 900, { stock: 2, perMember: 2 }),
      'memberStockReached',
    ],
    [
      'archived goods',
      { given: new Map([[1, archived(true)]]) },
      {},
      item(1, 900),
      'goodsArchived',
    ],
  ])('gives nothing for %s', (_, more, usage, one, verdict) => {
    expect(said(run([line('1', 1000)], [sale(one)], more, usage))).toEqual([[verdict, 0]]);
  });
  test('leaves archived goods out and sells the others', () => {
    const given = new Map([
      [1, archived(true)],
      [2, archived(false)],
    ]);
    const lines = [line('1', 1000), line('2', 1000), line('3', 1000)];
    const outcome = run(lines, [sale(item(1, 900), item(2, 900), item(3, 900))], { given });
    expect([said(outcome), off(outcome)]).toEqual([
      [['capped', 200, 'archived']],
      { 2: 100, 3: 100 },
    ]);
  });
  test('finds no units that another sale has sold, and the others at their price', () => {
    const first = candidate(1, {
      priority: 2,
      rewards: [{ kind: 'flash', items: [item(1, 1, { stock: 1 })] }],
    } as Said);
    const second = candidate(2, {
      priority: 1,
      rewards: [{ kind: 'flash', items: [item(1, 50)] }],
    } as Said);
    expect(said(run([line('1', 100, 3)], [first, second]))).toEqual([
      ['capped', 99, 'stock'],
      ['applied', 100],
    ]);
    expect(said(run([line('1', 100)], [first, second]))).toEqual([
      ['applied', 99],
      ['nothingInScope', 0],
    ]);
  });
  test('without limits leaves each line to the better promotion, with a stock it is taken as a whole', () => {
    const lines = [line('1', 1000), line('2', 1000)];
    const fifth = percent(2, 2000);
    const unlimited = sale(item(1, 500), item(2, 900));
    expect(off(run(lines, [unlimited, fifth]))).toEqual({ 1: 500, 2: 200 });
    const limited = sale(item(1, 500), item(2, 900, { stock: 9 }));
    expect(off(run(lines, [limited, fifth]))).toEqual({ 1: 500, 2: 100 });
  });
});

describe('a gift', () => {
  const gift = { kind: 'gift', variantId: 9, quantity: 2 };
  const giving = (...rewards: unknown[]) => candidate(1, { lane: 'product', rewards } as Said);
  const goods = [line('1', 1000), line('2', 1000)];
  test.each<[string, Basket['given'], unknown]>([
    ['is archived', new Map([[9, archived(true)]]), ['goodsArchived', 0]],
    ['is for sale', new Map([[9, archived(false)]]), ['applied', 0]],
    ['has no known cost', new Map(), ['applied', 0]],
  ])('that %s is given or not', (_, given, expected) => {
    expect(said(run(goods, [giving(gift)], given && { given }))).toEqual([expected]);
  });
  test('that is archived leaves the discount beside it, and is told', () => {
    const both = giving({ kind: 'amount', amount: 100 }, gift);
    const given = new Map([[9, archived(true)]]);
    expect(said(run(goods, [both], { given }))).toEqual([['capped', 100, 'archived']]);
    expect(said(run(goods, [both]))).toEqual([['applied', 100]]);
  });
  test('needs goods of its promotion in the basket', () => {
    const elsewhere = candidate(1, {
      scope: { include: [{ kind: 'tag', name: 'none' }] },
      rewards: [gift],
    } as never);
    expect(said(run(goods, [elsewhere]))).toEqual([['nothingInScope', 0]]);
  });
  test('comes with the whole discount of its promotion or not at all', () => {
    const tenth = giving({ kind: 'percent', bps: 1000 }, gift);
    const better = candidate(2, {
      lane: 'product',
      scope: { include: [{ kind: 'variant', id: 1 }] },
      rewards: [{ kind: 'percent', bps: 2000 }],
    } as never);
    const outcome = run(goods, [tenth, better]);
    expect([said(outcome), off(outcome)]).toEqual([
      [
        ['lost', 0],
        ['applied', 200],
      ],
      { 1: 200 },
    ]);
    expect(amountOf(evaluate(basket(goods), [tenth], RULES, unused))).toBe(200);
  });
});
