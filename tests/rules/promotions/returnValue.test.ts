/** The value of a return: shares of what was paid, and discounts that the kept goods lose. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { Basket, BasketLine, Candidate } from '#server/promotions/engine/types';
import { giveOnKept, offAlone } from '#server/promotions/returnValue/keptBasket';
import { addUnits, type Units } from '#server/promotions/redemptions/unitsIn';
import type { GiveOnKept, ReturnableOrder } from '#server/promotions/returnValue/sold';
import { limitToOrder } from '#server/promotions/returnValue/limitToOrder';
import { toOrderLines } from '#server/orders/returns/namedLines';
import { isAllBack } from '#server/promotions/redemptions/orderedGoods';
import { unitsBack, unitsReleased } from '#server/promotions/redemptions/returnedGoods';
import { toTotals } from '#server/promotions/returnValue/totals';
import { dependsOnOtherGoods } from '#rules/promotions/terms';
import { reviewReturns } from '#rules/orders/returns';
import { computeReturnValue } from '#rules/promotions/returnValue';
import {
  amountOff,
  basket,
  candidate,
  line,
  NOON,
  RULES,
  type Said,
  steps,
  unused,
} from './fixture.ts';

const takingBack = (id: number, terms: Said) =>
  candidate(id, { ...terms, whenReturned: 'takeBack' });
const gift = { kind: 'gift', variantId: 9, quantity: 2 };

/** An order of these goods under these promotions, as it was redeemed. */
const redeem = (bought: Basket, candidates: readonly Candidate[]) => {
  const { applied } = evaluate(bought, candidates, RULES, unused);
  const allocationsOf = (amountIn: (one: (typeof applied)[number]) => number | undefined) =>
    applied.flatMap((one) => {
      const { id, revision, label, code } = one.candidate;
      const amount = amountIn(one) ?? 0;
      return amount > 0 ? [{ promotionId: id, revision, label, code, amount }] : [];
    });
  const got = applied.map((one) => one.candidate);
  const sold: ReturnableOrder = {
    lines: bought.lines.map(({ id, quantity, unitPrice }) => {
      const allocations = allocationsOf(({ lines }) => lines.get(id));
      const paid = unitPrice * quantity - allocations.reduce((sum, { amount }) => sum + amount, 0);
      return { id, sku: id, name: id, quantity, unitPrice, paid, allocations };
    }),
    notOrdered: [],
    shipping: bought.shipping.map(({ method }) => ({
      allocations: allocationsOf(({ shipping }) => shipping.get(method)),
    })),
    gifts: applied.flatMap((one) =>
      one.gifts.map((given) => ({ promotionId: one.candidate.id, sku: null, name: 'G', ...given })),
    ),
    promotions: got.map(({ id, terms: { whenReturned } }) => ({
      promotionId: id,
      revision: 1,
      label: `P${id}`,
      code: null,
      whenReturned,
    })),
  };
  return { sold, give: giveOnKept(bought, got, RULES) };
};

/** The values of one return after another. */
const returnAll = (
  { sold, give }: { sold: ReturnableOrder; give: GiveOnKept },
  returns: readonly Units[],
) => {
  const totals: Units[] = [];
  let refunded = 0;
  return returns.map((now) => {
    const value = computeReturnValue(
      sold,
      { totals: [...totals], messaged: totals.length, refunded },
      now,
      give,
    );
    totals.push(addUnits(totals.at(-1) ?? {}, now));
    refunded += value.refund;
    return value;
  });
};
/** The reviews of the returns, each sent with the refund of its lines, by the time that `times` give. */
const reviewsOf = (
  order: ReturnType<typeof redeem>,
  returns: readonly Units[],
  times: readonly number[] = returns.map((_, index) => index),
) => {
  const sent = returnAll(order, returns).map(({ lines }, index) => ({
    id: index,
    externalId: `R${index}`,
    returnedAt: times[index % times.length] ?? 0,
    review: 'waiting' as const,
    shipping: 0,
    lines: lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ sku, quantity, refund }) => ({ sku, quantity, amount: refund })),
  }));
  const reviews = reviewReturns({ shipping: 0, lines: order.sold.lines }, sent);
  return sent.map(({ id }) => reviews.get(id));
};
const refunds = (order: ReturnType<typeof redeem>, returns: readonly Units[]) =>
  returnAll(order, returns).map(({ refund }) => refund);

describe('what a return is worth', () => {
  const sixAt50 = basket([line('a', 5000, 6)]);
  const tenFrom300 = {
    rewards: [{ kind: 'percent', bps: 1000, per: 'order' }],
    conditions: [{ kind: 'amount', min: 30_000 }],
  };
  test('a promotion that is kept refunds the share of what was paid', () => {
    const [value] = returnAll(redeem(sixAt50, [candidate(1, tenFrom300)]), [{ a: 5 }]);
    expect(value).toMatchObject({ refund: 22_500, paid: 22_500, takenBack: 0 });
    expect(value?.promotions).toMatchObject([{ reason: 'keeps', held: 500, takenBack: 0 }]);
  });
  test('a promotion that is taken back leaves the kept goods at their price alone', () => {
    const [value] = returnAll(redeem(sixAt50, [takingBack(1, tenFrom300)]), [{ a: 5 }]);
    expect(value).toMatchObject({ refund: 22_000, paid: 22_500, takenBack: 500 });
    expect(value?.promotions).toMatchObject([
      {
        reason: 'givesNothing',
        held: 500,
        left: 0,
        takenBack: 500,
        judgement: { verdict: 'belowThreshold', missing: 25_000 },
      },
    ]);
  });
  test('what was taken back is not taken twice, and comes back with the last unit', () => {
    const order = redeem(sixAt50, [takingBack(1, tenFrom300)]);
    const [first, second, third] = returnAll(order, [{ a: 3 }, { a: 2 }, { a: 1 }]);
    expect(first).toMatchObject({ refund: 12_000, takenBack: 1500 });
    expect(second).toMatchObject({ refund: 10_000, takenBack: -1000 });
    expect(third).toMatchObject({ refund: 5000, takenBack: -500 });
    expect(third?.promotions).toMatchObject([{ reason: 'nothingKept', takenBackBefore: 500 }]);
  });
  test('falling to a lower tier takes back the difference only', () => {
    const tiers = { rewards: [steps([20_000, 3000], [30_000, 5000])] };
    const [value] = returnAll(redeem(basket([line('a', 10_000, 3)]), [takingBack(1, tiers)]), [
      { a: 1 },
    ]);
    expect(value).toMatchObject({ paid: 8333, takenBack: 333, refund: 8000 });
    expect(value?.promotions).toMatchObject([{ reason: 'givesLess', held: 3333, left: 3000 }]);
  });
  test('a broken set costs its goods their own price', () => {
    const set = {
      lane: 'product' as const,
      rewards: [
        {
          kind: 'bundle',
          parts: [{ scope: { include: [] }, quantity: 3 }],
          price: 6000,
        },
      ],
    };
    const order = redeem(basket([line('a1', 4000, 2), line('b2', 2000, 1)]), [takingBack(1, set)]);
    expect(order.sold.lines.map(({ paid }) => paid)).toEqual([4800, 1200]);
    expect(refunds(order, [{ b2: 1 }])).toEqual([0]);
    expect(refunds(order, [{ a1: 1 }])).toEqual([0]);
    expect(refunds(order, [{ b2: 1 }, { a1: 1 }, { a1: 1 }])).toEqual([0, 2000, 4000]);
  });
  test('a refund is never below zero, and what it was too small for is taken from the next', () => {
    const order = redeem(basket([line('a', 10_000, 4)]), [
      takingBack(1, {
        rewards: [amountOff(20_000)],
        conditions: [{ kind: 'amount', min: 30_000 }],
      }),
    ]);
    const values = returnAll(order, [{ a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }]);
    expect(values.map(({ refund }) => refund)).toEqual([5000, 0, 5000, 10_000]);
    expect(values.map(({ outstanding }) => outstanding)).toEqual([0, 5000, 0, 0]);
    expect(values[2]).toMatchObject({ outstandingBefore: 5000 });
  });
  test('a gift that the kept goods would not get is to come back, once', () => {
    const terms = { rewards: [gift], conditions: [{ kind: 'amount', min: 10_000 }] };
    const goods = basket([line('a', 5000, 3)]);
    const values = returnAll(redeem(goods, [takingBack(1, terms)]), [{ a: 1 }, { a: 1 }, { a: 1 }]);
    expect(values.map(({ gifts }) => gifts.map(({ quantity }) => quantity))).toEqual([[], [2], []]);
    expect(values[1]?.promotions).toMatchObject([{ reason: 'givesNothing', takenBack: 0 }]);
    const [kept] = returnAll(redeem(goods, [candidate(1, terms)]), [{ a: 3 }]);
    expect(kept?.gifts).toEqual([]);
  });
  test('delivery that was free for the whole order is charged for the rest, and given again with the last unit', () => {
    const free = takingBack(1, {
      lane: 'shipping',
      rewards: [{ kind: 'shipping', off: { kind: 'free' } }],
      conditions: [{ kind: 'amount', min: 9900 }],
    });
    const order = redeem(
      basket([line('a', 5000, 2)], { shipping: [{ method: 'post', amount: 800 }] }),
      [free],
    );
    expect(refunds(order, [{ a: 1 }, { a: 1 }])).toEqual([4200, 5800]);
  });
  test('free delivery that the rest would not get takes no more discount of goods back', () => {
    const free = (whenReturned: 'keep' | 'takeBack') =>
      candidate(2, {
        lane: 'shipping',
        whenReturned,
        rewards: [{ kind: 'shipping', off: { kind: 'free' } }],
        conditions: [{ kind: 'amount', min: 15_000 }],
      });
    const onA = { include: [{ kind: 'variant', id: 1 }] };
    const tiered = takingBack(1, {
      lane: 'product',
      scope: onA as never,
      rewards: [{ kind: 'percent', bps: 2000 }],
      conditions: [{ kind: 'amount', min: 30_000 }],
    });
    const always = candidate(3, { lane: 'product', rewards: [{ kind: 'percent', bps: 1900 }] });
    const goods = basket([line('a1', 10_000, 1), line('b2', 20_000, 1)], {
      shipping: [{ method: 'post', amount: 800 }],
    });
    const [kept] = returnAll(redeem(goods, [tiered, always, free('keep')]), [{ b2: 1 }]);
    // The rest has 20.00 off and would get 19.00 off alone.
    expect(kept).toMatchObject({ paid: 16_200, takenBack: 100, refund: 16_100 });
    const [charged] = returnAll(redeem(goods, [tiered, always, free('takeBack')]), [{ b2: 1 }]);
    expect(charged).toMatchObject({ paid: 16_200, takenBack: 900, refund: 15_300 });
  });
  test('each line tells its part of the refund, also where goods came back that nothing was paid for', () => {
    const order = redeem(basket([line('a1', 3333, 2), line('b2', 1999, 1), line('c3', 0, 1)]), [
      takingBack(1, {
        rewards: [amountOff(700)],
        conditions: [{ kind: 'amount', min: 6000 }],
      }),
    ]);
    const values = returnAll(order, [{ a1: 1, b2: 1 }, { c3: 1 }, { a1: 1 }]);
    expect(values.map(({ lines }) => lines.map(({ refund }) => refund))).toEqual([
      [2895, 1737, 0],
      [0, 0, 0],
      [3333, 0, 0],
    ]);
  });
  test('nobody pays more for the kept goods than if they had been bought alone', () => {
    const onA = { include: [{ kind: 'variant', id: 1 }] };
    const tiered = takingBack(1, {
      lane: 'product',
      scope: onA as never,
      rewards: [{ kind: 'percent', bps: 2000 }],
      conditions: [{ kind: 'amount', min: 30_000 }],
    });
    const always = candidate(2, { lane: 'product', rewards: [{ kind: 'percent', bps: 1500 }] });
    const order = redeem(basket([line('a1', 10_000, 1), line('b2', 20_000, 1)]), [tiered, always]);
    const [value] = returnAll(order, [{ b2: 1 }]);
    expect(value).toMatchObject({ paid: 17_000, takenBack: 500, refund: 16_500 });
  });
  describe('with promotions that the order did not get', () => {
    const goods = basket([line('a1', 10_000, 1), line('b2', 20_000, 1)]);
    const own = takingBack(1, {
      rewards: [{ kind: 'percent', bps: 1000, per: 'order' }],
      conditions: [{ kind: 'amount', min: 30_000 }],
    });
    const small = (id: number, bps: number) =>
      candidate(id, {
        rewards: [{ kind: 'percent', bps, per: 'order' }],
        conditions: [{ kind: 'amount', max: 15_000 }],
      });
    const valued = (...others: Candidate[]) => {
      const { sold, give } = redeem(goods, [own]);
      const alone = offAlone(goods, [own], others, RULES);
      const none = { totals: [], messaged: 0, refunded: 0 };
      const value = computeReturnValue(sold, none, { b2: 1 }, give, false, alone);
      return [value.takenBack, value.refund, value.promotions[0]?.reason];
    };
    test('no more is taken back than the rest would cost more alone', () => {
      expect(valued()).toEqual([1000, 17_000, 'givesNothing']);
      expect(valued(small(2, 300))).toEqual([700, 17_300, 'givesNothing']);
      expect(valued(small(2, 1200))).toEqual([0, 18_000, 'othersGiveMore']);
    });
    test('one that the whole order would have got as well was not to be had then', () => {
      const always = candidate(3, { lane: 'product', rewards: [{ kind: 'percent', bps: 900 }] });
      expect(valued(always)).toEqual([1000, 17_000, 'givesNothing']);
      expect(valued(always, small(2, 300))).toEqual([700, 17_300, 'givesNothing']);
    });
    describe('of which others had used something up', () => {
      const two = basket([line('a1', 2500, 2)]);
      const onA = { include: [{ kind: 'variant', id: 1 }] };
      const fromTwo = takingBack(1, {
        lane: 'product',
        rewards: [{ kind: 'percent', bps: 4000 }],
        conditions: [{ kind: 'quantity', min: 2, scope: onA }],
      });
      const fifth = (limits: object, campaign: Candidate['campaign'] = null) =>
        candidate(
          2,
          { lane: 'product', rewards: [{ kind: 'percent', bps: 2000 }], limits } as Said,
          { campaign },
        );
      const flash = candidate(2, {
        lane: 'product',
        rewards: [{ kind: 'flash', items: [{ variantId: 1, price: 2000, stock: 3 }] }],
      });
      test.each([
        ['uses', fifth({ uses: 1 }), 'promotion/2/uses', 1],
        ['uses of the day', fifth({ perDay: 4 }), 'promotion/2/day/2026-11-27', 4],
        ['the budget', fifth({ budget: 900 }), 'promotion/2/spent', 401],
        ["the campaign's budget", fifth({}, { id: 5, budget: 900 }), 'campaign/5/spent', 401],
        ['the stock', flash, 'promotion/2/flash/1', 3],
      ] as const)('%s: it was to be had alone only with some left', (_, other, counter, amount) => {
        const { sold, give } = redeem(two, [fromTwo]);
        const refundWith = (used: Record<string, number>) => {
          const alone = offAlone(two, [fromTwo], [other], RULES, { used, archived: [] });
          const none = { totals: [], messaged: 0, refunded: 0 };
          return computeReturnValue(sold, none, { a1: 1 }, give, false, alone).refund;
        };
        expect(refundWith({ [counter]: amount })).toBe(500);
        expect(refundWith({ [counter]: amount - 1 })).toBe(1000);
      });
      test('nor do goods that were not sold any more, or more of a stock than was left, make up for what is lost', () => {
        const { sold, give } = redeem(two, [fromTwo]);
        const none = { totals: [], messaged: 0, refunded: 0 };
        const alone = offAlone(two, [fromTwo], [flash], RULES, { used: {}, archived: [1] });
        expect(computeReturnValue(sold, none, { a1: 1 }, give, false, alone).refund).toBe(500);
        const left = { used: { 'promotion/2/flash/1': 2 }, archived: [] };
        const got = giveOnKept(two, [flash], RULES, left);
        expect(got({}).get(2)?.off).toEqual({ goods: 500, delivery: 0 });
        expect(giveOnKept(two, [flash], RULES)({}).get(2)?.off.goods).toBe(1000);
      });
    });
    test('all units together still refund what was paid', () => {
      const { sold, give } = redeem(goods, [own]);
      const alone = offAlone(goods, [own], [small(2, 300)], RULES);
      const after = { totals: [{ b2: 1 }], messaged: 1, refunded: 17_300 };
      const last = computeReturnValue(sold, after, { a1: 1 }, give, false, alone);
      expect(last).toMatchObject({ refund: 9700, refundedLess: 0, takenBack: -700 });
    });
  });
  test('where the terms no longer give what the order got, nothing is taken back', () => {
    const { sold } = redeem(sixAt50, [takingBack(1, tenFrom300)]);
    const [value] = returnAll({ sold, give: () => new Map() }, [{ a: 5 }]);
    expect(value).toMatchObject({ refund: 22_500, takenBack: 0 });
    expect(value?.promotions).toMatchObject([{ reason: 'cannotTell' }]);
  });
  test('all refunds of an order together never exceed what was paid', () => {
    const { sold, give } = redeem(sixAt50, []);
    const value = computeReturnValue(
      sold,
      { totals: [{ a: 5 }], messaged: 1, refunded: 28_000 },
      { a: 1 },
      give,
    );
    expect(value).toMatchObject({ paid: 5000, beyondPaid: 3000, refund: 2000 });
  });
  test('a pause, the end of the campaign and limits that others used up since do not count', () => {
    const paused = { ...takingBack(1, { ...tenFrom300, endsAt: NOON - 1 }), paused: true };
    const { sold } = redeem(sixAt50, [takingBack(1, tenFrom300)]);
    expect(refunds({ sold, give: giveOnKept(sixAt50, [paused], RULES) }, [{ a: 5 }])).toEqual([
      22_000,
    ]);
  });
  test('lines may have any id', () => {
    const names = ['constructor', '__proto__', 'toString'];
    const bought = basket(names.map((id) => line(id, 1000, 2)));
    const order = redeem(bought, [candidate(1, { rewards: [amountOff(600)] })]);
    const returns = names.flatMap((id): Units[] => [
      Object.fromEntries([[id, 1]]),
      Object.fromEntries([[id, 1]]),
    ]);
    expect(refunds(order, returns)).toEqual([900, 900, 900, 900, 900, 900]);
  });
  test('each line tells the share of every promotion, which together are its discount', () => {
    const order = redeem(basket([line('a', 3333, 3)]), [
      candidate(1, { lane: 'product', rewards: [{ kind: 'percent', bps: 700 }] }),
      candidate(2, { rewards: [amountOff(1000)] }),
    ]);
    const values = returnAll(order, [{ a: 1 }, { a: 1 }, { a: 1 }]);
    for (const { lines } of values)
      for (const { amount, discounts, paid } of lines)
        expect(amount - discounts.reduce((sum, one) => sum + one.amount, 0)).toBe(paid);
    expect(values.reduce((sum, { refund }) => sum + refund, 0)).toBe(order.sold.lines[0]?.paid);
  });
});

describe('returns that are sent as they were valued', () => {
  test('fit where a deduction is given back with goods that cost less than it', () => {
    const order = redeem(
      basket([line('B2', 1999, 4, { floor: 1 }), line('A1', 3333, 5, { floor: 1 })]),
      [
        takingBack(1, {
          lane: 'product',
          rewards: [{ kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1, bps: 10_000 } }],
        }),
        takingBack(2, { rewards: [steps([10_000, 777], [30_000, 3137])] }),
      ],
    );
    expect(order.sold.lines.map(({ paid }) => paid)).toEqual([1919, 15_971]);
    const sent: Units[] = [{ A1: 3 }, { B2: 4 }, { A1: 2 }];
    expect(refunds(order, sent)).toEqual([8001, 3223, 6666]);
    expect(reviewsOf(order, sent)).toEqual(['fits', 'fits', 'fits']);
  });
});

describe('the lines of returned goods', () => {
  const lines = [
    { id: '1', sku: 'A', quantity: 2, paid: 6000 },
    { id: '2', sku: 'A', quantity: 2, paid: 2000 },
    { id: '3', sku: 'B', quantity: 1, paid: 500 },
    { id: '4', sku: null, quantity: 2, paid: 400 },
  ];
  const goods = (
    sku: string | null,
    quantity: number,
    amount = 0,
    lineId: string | null = null,
  ) => ({
    sku,
    quantity,
    amount,
    lineId,
  });
  const totals = (messages: ReturnType<typeof goods>[][], stated: Units = {}) =>
    toTotals(lines, messages, stated, []).totals;

  test('are those of the SKU in their order, and what is stated besides comes last', () => {
    const returns = [[goods('A', 3)], [goods('B', 1), goods(null, 1, 7)]];
    const last = { 1: 2, 2: 1, 3: 1, 4: 1 };
    expect(totals(returns)).toEqual([{ 1: 2, 2: 1 }, last]);
    expect(totals(returns, { 1: 1 })).toEqual([{ 1: 2, 2: 1 }, last]);
    expect(totals(returns, { 2: 2 })[0]).toEqual({ 1: 1, 2: 2 });
    expect(totals(returns, { 1: 2, 2: 2 })).toMatchObject([{ 1: 2, 2: 1 }, last, { 1: 2, 2: 2 }]);
    expect(toTotals(lines, returns, { 1: 2, 2: 2 }, []).messaged).toHaveLength(2);
  });
  test('are those that are worth the amount, whatever else is in the message', () => {
    expect(totals([[goods('A', 1, 1000)]])).toEqual([{ 2: 1 }]);
    expect(totals([[goods('A', 2, 2000)], [goods('A', 2, 6000)]])).toEqual([
      { 2: 2 },
      { 1: 2, 2: 2 },
    ]);
    expect(totals([[goods('A', 2, 1), goods('A', 2, 6000)]])).toEqual([{ 1: 2, 2: 2 }]);
    expect(totals([[goods(null, 1, 200)]])).toEqual([{ 4: 1 }]);
  });
  test('are those that are named, also by a later return', () => {
    expect(totals([[goods('A', 1, 3000, '2')]])).toEqual([{ 2: 1 }]);
    expect(totals([[goods('A', 2, 6000)], [goods('A', 2, 0, '1')]])).toEqual([
      { 2: 2 },
      { 1: 2, 2: 2 },
    ]);
    expect(totals([[goods('A', 1, 0, 'other')], [goods('B', 1, 0, '1')]])).toEqual([
      { 1: 1 },
      { 1: 1, 3: 1 },
    ]);
  });
  test('are those that were stated, so that the same goods count once', () => {
    expect(totals([[goods('A', 2, 6000)]], { 2: 2 })).toEqual([{ 2: 2 }]);
    expect(totals([[goods('A', 3, 0)]], { 2: 2 })).toEqual([{ 1: 1, 2: 2 }]);
    expect(totals([[goods('A', 1, 0, '1')]], { 2: 2 })).toMatchObject([{ 1: 1 }, { 1: 1, 2: 2 }]);
    expect(unitsBack(lines, [[goods('A', 1)]], { 2: 2 }, [])).toEqual({ 2: 2 });
    expect(unitsBack(lines, [], { 2: 2 }, [])).toEqual({ 2: 2 });
  });
  test.each<[string, ReturnType<typeof goods>[], Units, Units]>([
    ['a unit beside its gift', [goods('A', 1, 7900), goods('A', 1, 0)], {}, { 1: 1 }],
    ['the gift first', [goods('A', 1, 0), goods('A', 1, 7900)], {}, { 1: 1 }],
    ['a stated unit beside its gift', [goods('A', 1, 7900), goods('A', 1, 0)], { 1: 1 }, { 1: 1 }],
    ['a named unit beside its gift', [goods('A', 1, 7900, '1'), goods('A', 1, 0)], {}, { 1: 1 }],
    ['everything at once', [goods('A', 3, 16_689)], {}, { 1: 2 }],
    ['two gifts where one was given', [goods('A', 2, 0)], {}, { 1: 1 }],
    ['the gift alone', [goods('A', 1, 0)], {}, {}],
  ])('are not those of a gift: %s', (_, message, stated, expected) => {
    const bought = [{ id: '1', sku: 'A', quantity: 2, paid: 16_689 }];
    const gifts = [
      { sku: 'A', quantity: 1 },
      { sku: null, quantity: 1 },
    ];
    expect(unitsBack(bought, [message], {}, gifts)).toEqual(expected);
    expect(toTotals(bought, [message], stated, gifts).totals).toEqual([expected]);
  });
  test('are no other lines of the SKU where a named line has fewer units', () => {
    expect(totals([[goods('A', 5, 100, '2')]])).toEqual([{ 2: 2 }]);
  });
  test('release what was released before once, on the lines that are known now', () => {
    expect(unitsReleased(lines, { 1: 2 }, { 2: 2 })).toEqual({ 2: 2 });
    expect(unitsReleased(lines, { 1: 2, 2: 1 }, { 2: 2 })).toEqual({ 1: 1, 2: 2 });
    expect(unitsReleased(lines, { 1: 2 }, {})).toEqual({ 1: 2 });
    expect(unitsReleased(lines, {}, { 3: 1 })).toEqual({ 3: 1 });
  });
});

test('no goods are worth more than the order says was paid for them, and none that it does not have', () => {
  const redeemed = (id: string, quantity: number, paid: number) => ({
    id,
    sku: 'A',
    name: id,
    quantity,
    unitPrice: 5000,
    paid,
    allocations: [],
  });
  const limit = (ordered: [number, number][] | undefined) => {
    const { lines, notOrdered } = limitToOrder(
      [redeemed('a', 2, 10_000), redeemed('b', 1, 5000)],
      ordered?.map(([quantity, paid]) => ({ sku: 'A', quantity, paid })),
    );
    return [lines.map(({ id, quantity, paid }) => [id, quantity, paid]), notOrdered.length];
  };
  // A gift of the same SKU stands before the goods, for which the order says a little less.
  expect(
    limit([
      [1, 0],
      [1, 4999],
      [2, 10_000],
    ]),
  ).toEqual([
    [
      ['a', 2, 9999],
      ['b', 1, 5000],
    ],
    0,
  ]);
  const whole = [
    ['a', 2, 10_000],
    ['b', 1, 5000],
  ];
  expect(limit(undefined)).toEqual([whole, 0]);
  expect(
    limit([
      [1, 5000],
      [2, 10_000],
    ]),
  ).toEqual([whole, 0]);
  expect(
    limit([
      [1, 4000],
      [2, 12_000],
    ]),
  ).toEqual([whole, 0]);
  expect(
    limit([
      [1, 5000],
      [1, 5000],
      [1, 5000],
    ]),
  ).toEqual([whole, 0]);
  expect(limit([[3, 15_000]])).toEqual([whole, 0]);
  expect(limit([[2, 10_000]])).toEqual([[['a', 2, 10_000]], 1]);
  expect(limit([])).toEqual([[], 2]);
  expect(limit([[1, 5000]])).toEqual([[['b', 1, 5000]], 1]);
  expect(
    limit([
      [3, 9000],
      [1, 5000],
    ]),
  ).toEqual([
    [
      ['a', 2, 7000],
      ['b', 1, 3500],
    ],
    0,
  ]);
});

test('splitting and merging the lines of an order changes neither what can be valued nor what fits', () => {
  const unit = fc.record({ sku: fc.constantFrom('A', 'B'), paid: fc.integer({ min: 1, max: 99 }) });
  const bought = fc.record({
    sku: fc.constantFrom('A', 'B', 'C'),
    quantity: fc.integer({ min: 1, max: 3 }),
    paid: fc.integer({ min: 0, max: 250 }),
  });
  fc.assert(
    fc.property(
      fc.array(bought, { minLength: 1, maxLength: 4 }),
      fc.array(unit, { maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 0, max: 1 }),
      (redeemed, units, joins, given) => {
        const lines = redeemed.map((one, index) => ({
          ...one,
          id: `l${index}`,
          name: '',
          unitPrice: 100,
          allocations: [],
        }));
        /** Units that are joined to the one before them of their SKU are one line with it. */
        const lined = (isJoined: (index: number) => boolean) => {
          const ordered: { sku: string; quantity: number; paid: number }[] = [];
          units.forEach(({ sku, paid }, index) => {
            const last = ordered.findLast((one) => one.sku === sku);
            if (!last || !isJoined(index)) return void ordered.push({ sku, quantity: 1, paid });
            last.quantity += 1;
            last.paid += paid;
          });
          return ordered;
        };
        const gifts = [{ sku: 'A', quantity: given }];
        const merged = limitToOrder(
          lines,
          lined(() => true),
          gifts,
        );
        for (const ordered of [
          lined(() => false),
          lined((index) => joins[index] ?? false),
          lined(() => true),
        ]) {
          expect(limitToOrder(lines, ordered, gifts)).toEqual(merged);
          const numbered = ordered.map((one, at) => ({ ...one, lineId: null, number: at + 1 }));
          const { byId } = toOrderLines(lines, numbered);
          const goods = merged.lines.map(({ id, sku, quantity, paid }) => ({
            sku,
            quantity,
            amount: paid,
            line: byId.get(id)?.position ?? null,
          }));
          if (goods.length === 0) continue;
          const back = {
            id: 1,
            externalId: 'r',
            returnedAt: 1,
            review: 'fits',
            shipping: 0,
          } as const;
          const reviews = reviewReturns({ shipping: 0, lines: ordered }, [
            { ...back, lines: goods },
          ]);
          expect(reviews.get(1)).toBe('fits');
          const returned = Object.fromEntries(
            merged.lines.map(({ id, quantity }) => [id, quantity]),
          );
          expect(isAllBack(lines, ordered, gifts, returned)).toBe(true);
        }
        const paidFor = (of: readonly { sku: string; paid: number }[], sku: string) =>
          of.reduce((sum, one) => sum + (one.sku === sku ? one.paid : 0), 0);
        for (const sku of ['A', 'B'])
          expect(paidFor(merged.lines, sku)).toBeLessThanOrEqual(paidFor(units, sku));
      },
    ),
  );
});

test('all is back once nothing is kept of what the order has', () => {
  const line = (id: string, sku: string, quantity: number) => ({ id, sku, quantity, paid: 100 });
  const lines = [line('a', 'A', 2), line('b', 'B', 1)];
  const ordered = [{ sku: 'A', quantity: 2, paid: 100 }];
  const isBack = (returned: Units, of: typeof ordered | undefined = ordered, gifts = 0) =>
    isAllBack(lines, of, [{ sku: 'A', quantity: gifts }], returned);
  expect([isBack({ a: 1 }), isBack({ a: 2 }), isBack({ b: 1 })]).toEqual([false, true, false]);
  expect(isAllBack(lines, undefined, [], { a: 2 })).toBe(false);
  expect(isBack({ a: 2 }, [])).toBe(false);
  expect(isBack({ a: 2, b: 1 }, [])).toBe(true);
  const oneAndGift = [
    { sku: 'A', quantity: 1, paid: 100 },
    { sku: 'A', quantity: 1, paid: 0 },
  ];
  expect([isBack({ a: 1 }, oneAndGift, 1), isBack({ a: 1 }, oneAndGift)]).toEqual([true, false]);
});

test('two returns that were valued before either was sent leave a rest, which is told and added only if wanted', () => {
  const order = redeem(basket([line('a', 5000, 6)]), [
    takingBack(1, {
      rewards: [{ kind: 'percent', bps: 1000, per: 'order' }],
      conditions: [{ kind: 'amount', min: 30_000 }],
    }),
  ]);
  const [first, second] = [{ a: 3 }, { a: 2 }].map((now) => refunds(order, [now])[0] ?? 0);
  expect([first, second]).toEqual([12_000, 7000]);
  const earlier = { totals: [{ a: 3 }, { a: 5 }], messaged: 2, refunded: 19_000 };
  const last = computeReturnValue(order.sold, earlier, { a: 1 }, order.give);
  expect(last).toMatchObject({ refund: 5000, refundedLess: 3000, addedRefund: 0 });
  const added = computeReturnValue(order.sold, earlier, { a: 1 }, order.give, true);
  expect(added).toMatchObject({ refund: 8000, addedRefund: 3000, lines: [{ refund: 8000 }] });
  const stated = computeReturnValue(
    order.sold,
    { totals: [{ a: 5 }], messaged: 0, refunded: 0 },
    { a: 1 },
    order.give,
    true,
  );
  expect(stated).toMatchObject({ refund: 5000, refundedLess: 0 });
});

describe('what returns that were valued at once did not take back', () => {
  const order = redeem(
    basket([line('c', 12_000, 1), line('b', 6055, 2), line('a', 2999, 1), line('d', 2999, 1)]),
    [
      takingBack(1, {
        rewards: [amountOff(1501)],
        conditions: [{ kind: 'amount', min: 25_000 }],
      }),
    ],
  );
  const valueOf = (now: Units, totals: Units[], refunded: number) =>
    computeReturnValue(order.sold, { totals, messaged: totals.length, refunded }, now, order.give);
  test('is taken back by the next one, and not given again', () => {
    expect(refunds(order, [{ a: 1 }])).toEqual([2849]);
    expect(refunds(order, [{ d: 1 }])).toEqual([2850]);
    const value = valueOf({ c: 1 }, [{ a: 1 }, { a: 1, d: 1 }], 5699);
    expect(value).toMatchObject({ paid: 11_402, takenBack: 604, refund: 10_798, refundedLess: 0 });
    expect(value.promotions).toMatchObject([{ takenBackBefore: 0, takenBack: 604 }]);
    // As if both had been sent one after the other.
    expect(valueOf({ c: 1 }, [{ a: 1, d: 1 }], 4497)).toMatchObject({
      takenBack: -598,
      refund: 12_000,
    });
    expect(
      valueOf(
        { b: 2 },
        [
          { a: 1, d: 1 },
          { a: 1, c: 1, d: 1 },
        ],
        16_497,
      ).refund,
    ).toBe(12_110);
  });
  test('is told where no refund is left to take it from', () => {
    const value = valueOf({ a: 1 }, [{ b: 2 }], 11_506);
    expect(value).toMatchObject({ paid: 2849, takenBack: 747, outstanding: 0, refund: 2102 });
    const small = valueOf({ d: 0 }, [{ b: 2 }], 11_506);
    expect(small).toMatchObject({ paid: 0, takenBack: 897, outstanding: 897, refund: 0 });
  });
  test('is no goodwill: what is more than was paid for goods is not asked for again', () => {
    const value = valueOf({ a: 1 }, [{ c: 1 }], 13_000);
    expect(value).toMatchObject({ paid: 2849, refund: 2096 });
    expect(value.promotions).toMatchObject([{ takenBackBefore: 0, takenBack: 753 }]);
  });
});

test('cents of rounding are in the next refund of their line', () => {
  const lines = [
    { id: '1', sku: 'A', name: '', unitPrice: 40, quantity: 3, paid: 101, allocations: [] },
  ];
  const order = { lines, notOrdered: [], shipping: [], gifts: [], promotions: [] };
  const after = (...amounts: number[]) => {
    const messages = amounts.map((amount) => [{ sku: 'A', quantity: 1, amount, lineId: '1' }]);
    const { messaged, ...earlier } = toTotals(lines, messages, {}, []);
    const refunded = amounts.reduce((sum, one) => sum + one, 0);
    const known = { ...earlier, messaged: messaged.length, refunded };
    const { refund, refundedLess } = computeReturnValue(order, known, { 1: 1 }, () => new Map());
    return [refund, refundedLess];
  };
  // Both were valued as the first unit.
  expect([after(33), after(33, 33), after(33, 34)]).toEqual([
    [34, 0],
    [35, 0],
    [34, 0],
  ]);
  expect([after(34, 34), after(34, 20)]).toEqual([
    [33, 0],
    [34, 13],
  ]);
});

test('only terms that ask for goods which may come back depend on them', () => {
  const depends = (terms: Said) => dependsOnOtherGoods(candidate(1, terms).terms);
  const percent = { kind: 'percent', bps: 1000 };
  expect(depends({ rewards: [percent] })).toBe(false);
  expect(
    depends({ rewards: [percent], conditions: [{ kind: 'shippingMethod', methods: ['x'] }] }),
  ).toBe(false);
  expect(depends({ rewards: [percent], conditions: [{ kind: 'amount', max: 5 }] })).toBe(false);
  expect(depends({ rewards: [percent], conditions: [{ kind: 'quantity', min: 2 }] })).toBe(true);
  expect(depends({ rewards: [{ ...percent, groupsOf: 2 }] })).toBe(true);
  expect(depends({ rewards: [steps([100, 10])] })).toBe(true);
  expect(depends({ rewards: [gift] })).toBe(true);
});

describe('for any order', () => {
  const reward = fc.oneof(
    fc.record({ kind: fc.constant('percent'), bps: fc.integer({ min: 1, max: 9000 }) }),
    fc.record({ kind: fc.constant('amount'), amount: fc.integer({ min: 1, max: 9000 }) }),
    fc
      .integer({ min: 2, max: 20_000 })
      .map((from) => steps([from, 1 + (from >> 2)], [from * 2, 2 + (from >> 1)])),
    fc.constant({ kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1, bps: 5000 } }),
    fc.integer({ min: 1, max: 9000 }).map((price) => ({
      kind: 'bundle',
      parts: [{ scope: { include: [] }, quantity: 2 }],
      price,
    })),
  );
  const promotions = (whenReturned: readonly string[]) =>
    fc
      .array(
        fc.record({
          reward,
          lane: fc.constantFrom('product' as const, 'order' as const),
          min: fc.option(fc.integer({ min: 1, max: 30_000 }), { nil: null }),
          whenReturned: fc.constantFrom(...whenReturned),
        }),
        { maxLength: 3 },
      )
      .map((all) =>
        all.map(({ reward: one, lane, min, ...more }, index) =>
          candidate(index + 1, {
            lane,
            rewards: [one],
            conditions: min === null ? [] : [{ kind: 'amount', min }],
            ...more,
          } as never),
        ),
      );
  const goods = fc
    .array(
      fc.record({
        price: fc.integer({ min: 0, max: 9999 }),
        units: fc.integer({ min: 1, max: 4 }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) => all.map(({ price, units }, index) => line(`l${index + 1}`, price, units)));
  /** All units of the order one by one, in an order that `seed` decides, cut into returns of `size` units. */
  const split = (lines: readonly BasketLine[], seed: readonly number[], size: number): Units[] => {
    const units = lines.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => id));
    const shuffled = units
      .map((id, index) => ({ id, key: seed[index % seed.length] ?? 0, index }))
      .sort((a, b) => a.key - b.key || a.index - b.index);
    const returns: Units[] = [];
    for (let from = 0; from < shuffled.length; from += size)
      returns.push(
        shuffled
          .slice(from, from + size)
          .reduce<Units>((sum, { id }) => addUnits(sum, { [id]: 1 }), {}),
      );
    return returns;
  };
  const seeds = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 16 });
  const sizes = fc.integer({ min: 1, max: 5 });
  const BOTH = ['keep', 'takeBack'];

  test('all returns, in any split, refund exactly what was paid, and none is below zero', () => {
    fc.assert(
      fc.property(goods, promotions(BOTH), seeds, sizes, (lines, candidates, seed, size) => {
        const order = redeem(basket(lines), candidates);
        const values = returnAll(order, split(lines, seed, size));
        const paid = order.sold.lines.reduce((sum, one) => sum + one.paid, 0);
        expect(values.reduce((sum, { refund }) => sum + refund, 0)).toBe(paid);
        for (const value of values) {
          const { refund, outstandingBefore, outstanding, beyondPaid, takenBack } = value;
          expect(refund).toBeGreaterThanOrEqual(0);
          expect(value.paid - takenBack - outstandingBefore + outstanding - beyondPaid).toBe(
            refund,
          );
          expect(beyondPaid).toBe(0);
          const perLine = value.lines.map((one) => one.refund);
          expect(perLine.reduce((sum, part) => sum + part, 0)).toBe(refund);
          expect(Math.min(...perLine)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
  test('all returns that are sent as they were valued fit the order, whenever each was made', () => {
    fc.assert(
      fc.property(goods, promotions(BOTH), seeds, sizes, (lines, candidates, seed, size) => {
        const order = redeem(basket(lines), candidates);
        const returns = split(lines, seed, size);
        expect(reviewsOf(order, returns)).toEqual(returns.map(() => 'fits'));
        expect(reviewsOf(order, returns, seed)).toEqual(returns.map(() => 'fits'));
      }),
    );
  });
  test('refunds and what they were less come to what was paid, however returns are valued and sent in parallel', () => {
    fc.assert(
      fc.property(goods, promotions(BOTH), seeds, sizes, (lines, candidates, seed, size) => {
        const { sold, give } = redeem(basket(lines), candidates);
        const paid = sold.lines.reduce((sum, one) => sum + one.paid, 0);
        const totals: Units[] = [];
        let refunded = 0;
        const value = (known: number, now: Units) =>
          computeReturnValue(
            sold,
            { totals: totals.slice(0, known), messaged: known, refunded: sent(known) },
            now,
            give,
          );
        const refundsSent: number[] = [];
        const sent = (known: number) =>
          refundsSent.slice(0, known).reduce((sum, one) => sum + one, 0);
        for (const [index, now] of split(lines, seed, size).entries()) {
          // Valued when some of the returns before it were not sent yet.
          const known = Math.max(0, index - ((seed[index % seed.length] ?? 0) % 3));
          const { refund } = value(known, now);
          // What is beyond the order waits for a person; it is sent again with what is left.
          const fits = Math.min(refund, paid - refunded);
          refunded += fits;
          refundsSent.push(fits);
          totals.push(addUnits(totals.at(-1) ?? {}, now));
        }
        const { refund, refundedLess } = value(totals.length, {});
        expect(refund).toBe(0);
        expect(refunded + refundedLess).toBe(paid);
      }),
    );
  });
  test('no return gives again what was not taken back, and the next takes back what others did not', () => {
    fc.assert(
      fc.property(goods, promotions(BOTH), seeds, sizes, (lines, candidates, seed, size) => {
        const { sold, give } = redeem(basket(lines), candidates);
        const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
        const inAll = sum(sold.lines.map(({ paid }) => paid));
        const paidFor = (back: Units) =>
          sum(sold.lines.map((one) => Math.floor((one.paid * (back[one.id] ?? 0)) / one.quantity)));
        const totals: Units[] = [];
        const sent: number[] = [];
        const value = (known: number, now: Units) =>
          computeReturnValue(
            sold,
            {
              totals: totals.slice(0, known),
              messaged: known,
              refunded: sum(sent.slice(0, known)),
            },
            now,
            give,
          );
        for (const [index, now] of split(lines, seed, size).entries()) {
          const back = totals.at(-1) ?? {};
          const one = value(index, now);
          const takenBefore = sum(one.promotions.map(({ takenBackBefore }) => takenBackBefore));
          const [share, refunded] = [paidFor(back), sum(sent)];
          const deducted = Math.max(0, share - refunded);
          expect(takenBefore - one.outstandingBefore).toBeLessThanOrEqual(deducted);
          expect(one.refund).toBeLessThanOrEqual(one.paid + deducted);
          const owed = share + one.paid - takenBefore - one.takenBack;
          if (refunded <= share)
            expect(refunded + one.refund).toBeLessThanOrEqual(Math.max(refunded, owed));
          // Sent as it is, or as it was valued before others, or without asking.
          const choice = seed[index % seed.length] ?? 0;
          const earlier = value(Math.max(0, index - (choice % 3)), now);
          const refund = choice % 5 === 4 ? one.paid : earlier.refund;
          sent.push(Math.min(refund, inAll - refunded));
          totals.push(addUnits(back, now));
        }
        expect(sum(sent) + value(totals.length, {}).refundedLess).toBe(inAll);
      }),
    );
  });
  test('promotions that are kept take nothing back', () => {
    fc.assert(
      fc.property(goods, promotions(['keep']), seeds, sizes, (lines, candidates, seed, size) => {
        for (const { refund, paid, takenBack } of returnAll(
          redeem(basket(lines), candidates),
          split(lines, seed, size),
        ))
          expect([takenBack, refund]).toEqual([0, paid]);
      }),
    );
  });
  test('refunds and what the kept goods are worth come to what was paid', () => {
    fc.assert(
      fc.property(goods, promotions(['takeBack']), seeds, (lines, candidates, seed) => {
        const order = redeem(basket(lines), candidates);
        const [now = {}] = split(lines, seed, 2);
        const [value] = returnAll(order, [now]);
        if (!value || value.promotions.some(({ reason }) => reason === 'cannotTell')) return;
        const kept = order.sold.lines.map((one) => ({
          one,
          units: one.quantity - (now[one.id] ?? 0),
        }));
        if (kept.every(({ units }) => units === 0)) return;
        const listed = kept.reduce((sum, { one, units }) => sum + one.unitPrice * units, 0);
        const given = [...order.give(now).values()].reduce((sum, { off }) => sum + off.goods, 0);
        const paid = order.sold.lines.reduce((sum, one) => sum + one.paid, 0);
        // The kept goods cost what they would cost alone, but never less than their share of what was paid.
        const worth = Math.max(listed - given, paid - value.paid);
        expect(value.refund - value.outstanding).toBe(paid - worth);
      }),
    );
  });
  test('the order of the lines changes nothing beyond rounding', () => {
    fc.assert(
      fc.property(goods, promotions(BOTH), seeds, (lines, candidates, seed) => {
        const [now = {}] = split(lines, seed, 2);
        const [value] = returnAll(redeem(basket(lines), candidates), [now]);
        const [other] = returnAll(redeem(basket(lines.toReversed()), candidates), [now]);
        const difference = Math.abs((value?.refund ?? 0) - (other?.refund ?? 0));
        expect(difference).toBeLessThanOrEqual(lines.length * candidates.length);
      }),
    );
  });
});
