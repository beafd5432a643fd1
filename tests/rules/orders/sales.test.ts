import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ORDER_STATUSES, OrderInput, type OrderStatus } from '#contract/orders/orders';
import { currentStatus, lineDiscount } from '#server/orders/orders/rules';
import { countedDay, returnDay } from '#server/orders/sales/countedDays';
import { MemberDays } from '#server/orders/sales/memberDays';
import type { Bundle } from '#server/orders/sales/bundle';
import { Changes } from '#server/orders/sales/changes';
import { contribute } from '#server/orders/sales/contribute';
import { countGap } from '#server/orders/sales/countGap';
import { isNothing } from '#server/orders/sales/daySums';
import { addDays, monthOf, weekOf } from '#shared/days';

/** A small tree: 1 is the parent of 2 and 3, 2 is the parent of 4; 9 is a deleted category. */
const CHAINS: Record<number, number[]> = { 1: [1], 2: [1, 2], 3: [1, 3], 4: [1, 2, 4] };
const ancestors = (categoryId: number) => CHAINS[categoryId] ?? [];

const day = fc.integer({ min: 0, max: 60 }).map((number) => addDays('2026-01-01', number));
const categoryId = fc.option(fc.constantFrom(1, 2, 3, 4, 9));
const line = fc.record({
  sku: fc.constant(null),
  cost: fc.option(fc.integer({ min: 0, max: 200 })),
  categoryId,
  quantity: fc.integer({ min: 1, max: 5 }),
  paid: fc.integer({ min: 0, max: 300 }),
  discount: fc.integer({ min: 0, max: 50 }),
});
const returned = fc.record({
  countedOn: fc.option(day),
  lines: fc.array(
    fc.record({
      categoryId,
      amount: fc.integer({ min: 0, max: 300 }),
      moneyOnly: fc.integer({ min: 0, max: 300 }),
      amountWithCost: fc.integer({ min: 0, max: 300 }),
      cost: fc.integer({ min: 0, max: 200 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});
const bundle: fc.Arbitrary<Bundle> = fc.record({
  channel: fc.constantFrom('web', 'app'),
  memberId: fc.option(fc.integer({ min: 1, max: 3 })),
  order: fc.option(
    fc.record({
      id: fc.nat(),
      countedOn: fc.option(day),
      paidAt: fc.option(fc.nat()),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
  ),
  returns: fc.array(returned, { maxLength: 2 }),
});

const changesOf = (bundles: readonly Bundle[], sign: 1 | -1 = 1, into = new Changes()) => {
  for (const one of bundles) contribute(into, one, ancestors, sign);
  return into;
};
const inScope = (scope: number, category: number | null) =>
  scope === 0 || (category !== null && ancestors(category).includes(scope));
const inChannel = (channel: string, of: string) => channel === '' || channel === of;
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('contribute', () => {
  test('the sums equal a direct count of the orders, for every channel, category and day', () => {
    fc.assert(
      fc.property(fc.array(bundle, { maxLength: 6 }), (bundles) => {
        const { sums } = changesOf(bundles);
        for (const { channel, categoryId: scope, day: on, ...kept } of sums) {
          const orders = bundles
            .filter((one) => inChannel(channel, one.channel) && one.order?.countedOn === on)
            .map((one) => ({
              member: one.memberId,
              lines: one.order?.lines.filter((sold) => inScope(scope, sold.categoryId)) ?? [],
            }));
          const counted = orders.filter(({ lines }) => sum(lines.map(({ paid }) => paid)) > 0);
          const lines = orders.flatMap((order) => order.lines);
          const back = bundles
            .filter((one) => inChannel(channel, one.channel))
            .flatMap((one) => one.returns.filter(({ countedOn }) => countedOn === on))
            .flatMap((one) => one.lines.filter((given) => inScope(scope, given.categoryId)));
          expect(kept).toEqual({
            orders: counted.length,
            memberOrders: counted.filter(({ member }) => member !== null).length,
            units: sum(lines.map(({ quantity }) => quantity)),
            revenue: sum(lines.map(({ paid }) => paid)),
            discount: sum(lines.map(({ discount }) => discount)),
            returned: sum(back.map(({ amount }) => amount)),
            moneyOnly: sum(back.map(({ moneyOnly }) => moneyOnly)),
            revenueWithCost: sum(lines.map(({ paid, cost }) => (cost === null ? 0 : paid))),
            returnedWithCost: sum(back.map(({ amountWithCost }) => amountWithCost)),
            cost:
              sum(lines.map(({ quantity, cost }) => quantity * (cost ?? 0))) -
              sum(back.map(({ cost }) => cost)),
            buyers: 0,
            weekBuyers: 0,
            monthBuyers: 0,
            newBuyers: 0,
          });
        }
      }),
    );
  });

  test('adding and subtracting the same orders leaves sums of zero', () => {
    fc.assert(
      fc.property(fc.array(bundle, { maxLength: 5 }), (bundles) => {
        const changes = changesOf(bundles, -1, changesOf(bundles));
        expect(changes.sums.every(isNothing)).toBe(true);
        for (const member of changes.members.values())
          expect(member).toMatchObject({ orders: 0, revenue: 0, returned: 0 });
      }),
    );
  });

  test('an order that is entirely free counts its units but not as an order', () => {
    const { sums } = changesOf([
      {
        channel: 'web',
        memberId: 1,
        order: {
          id: 1,
          countedOn: '2026-01-01',
          paidAt: 1,
          lines: [{ sku: 'A', categoryId: null, quantity: 2, paid: 0, discount: 9, cost: 4 }],
        },
        returns: [],
      },
    ]);
    expect(sums[0]).toMatchObject({
      orders: 0,
      memberOrders: 0,
      units: 2,
      revenue: 0,
      discount: 9,
      cost: 8,
    });
  });
});

describe('gaps between buying days', () => {
  const histories = fc.array(
    fc.uniqueArray(day, { maxLength: 8 }).map((days) => days.sort()),
    { maxLength: 5 },
  );
  const gapsOf = (days: string[]) => {
    const member = new MemberDays(1);
    for (const on of days)
      member.addChange(
        { memberId: 1, day: on, channel: 'web', categoryIds: [] },
        'after',
        ancestors,
      );
    const gaps: (readonly [string, string])[] = [];
    member.forEachGap(
      (channel, _, on, previousDay) => channel === '' && gaps.push([on, previousDay]),
    );
    return gaps;
  };
  const gapsOfAll = (all: string[][]) => all.flatMap(gapsOf);
  const distinct = (all: string[][], from: string, to: string) =>
    all.filter((days) => days.some((on) => on >= from && on < to)).length;

  test('gaps before the range add up to the distinct buyers of any range', () => {
    fc.assert(
      fc.property(histories, day, day, (all, a, b) => {
        const [from = '', to = ''] = [a, b].sort();
        const counted = gapsOfAll(all).filter(
          ([on, previous]) => on >= from && on < to && previous < from,
        ).length;
        expect(counted).toBe(distinct(all, from, to));
      }),
    );
  });

  test('the daily columns add up to the distinct buyers of each week, of each month and of all time', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 7 }), (all, weekStart) => {
        const changes = new Changes();
        for (const [on, previous] of gapsOfAll(all))
          countGap(changes.daySums('', 0, on), previous, weekStart, 1);
        const days = changes.sums.map((sums) => ({ on: sums.day, sums }));
        const inside = (from: string, to: string) =>
          days.filter(({ on }) => on >= from && on < to).map(({ sums }) => sums);
        for (const { on, sums } of days) {
          const week = weekOf(on, weekStart);
          const month = monthOf(on);
          const next = monthOf(addDays(month, 31));
          expect(sums.buyers).toBe(distinct(all, on, addDays(on, 1)));
          expect(sum(inside(week, addDays(week, 7)).map(({ weekBuyers }) => weekBuyers))).toBe(
            distinct(all, week, addDays(week, 7)),
          );
          expect(sum(inside(month, next).map(({ monthBuyers }) => monthBuyers))).toBe(
            distinct(all, month, next),
          );
        }
        expect(sum(days.map(({ sums }) => sums.newBuyers))).toBe(
          all.filter((history) => history.length > 0).length,
        );
      }),
    );
  });
});

describe('the day on which an order counts', () => {
  const zone = 'Asia/Shanghai';
  const at = (text: string) => Date.parse(text);
  const statuses = (...list: [OrderStatus, string][]) =>
    new Map(list.map(([status, instant]) => [status, at(instant)]));
  const paid = statuses(['placed', '2026-01-31T10:00:00Z'], ['paid', '2026-01-31T16:30:00Z']);

  test('an order counts on the day it was paid, in the time zone of the store', () => {
    expect(countedDay({ kind: 'sale', statuses: paid, revenue: 1 }, zone)).toBe('2026-02-01');
    expect(countedDay({ kind: 'sale', statuses: paid, revenue: 1 }, 'UTC')).toBe('2026-01-31');
  });
  test.each([
    [
      'not paid',
      { kind: 'sale', statuses: statuses(['placed', '2026-01-31T10:00:00Z']), revenue: 1 },
    ],
    ['cancelled', { kind: 'sale', statuses: new Map([...paid, ['cancelled', 0]]), revenue: 1 }],
    ['worth nothing', { kind: 'sale', statuses: paid, revenue: 0 }],
    ['an adjustment', { kind: 'adjustment', statuses: paid, revenue: 1 }],
  ] as [string, Parameters<typeof countedDay>[0]][])(
    'an order does not count while it is %s',
    (_, order) => {
      expect(countedDay(order, zone)).toBeNull();
    },
  );
  test('a return counts on its own day, unless its order does not count', () => {
    const instant = at('2026-03-01T00:00:00Z');
    expect(returnDay({ returnedAt: instant, review: 'fits' }, null, zone)).toBe('2026-03-01');
    expect(
      returnDay({ returnedAt: instant, review: 'fits' }, { countedOn: '2026-02-01' }, zone),
    ).toBe('2026-03-01');
    expect(
      returnDay({ returnedAt: instant, review: 'fits' }, { countedOn: null }, zone),
    ).toBeNull();
  });
  test.each([
    ['fits', '2026-03-01'],
    ['accepted', '2026-03-01'],
    ['waiting', null],
    ['refused', null],
  ] as const)('a return whose review is %s counts on %s', (review, day) => {
    const instant = Date.parse('2026-02-28T20:00:00Z');
    for (const order of [null, { countedOn: '2026-02-01' }])
      expect(returnDay({ returnedAt: instant, review }, order, 'Asia/Shanghai')).toBe(day);
  });
  test('the status is the furthest one reached, in whatever order the statuses arrived', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ORDER_STATUSES], { minLength: 1 }), (reached) => {
        const furthest = Math.max(...reached.map((status) => ORDER_STATUSES.indexOf(status)));
        expect(currentStatus(new Map(reached.map((status, index) => [status, index])))).toBe(
          ORDER_STATUSES[furthest],
        );
      }),
    );
  });
  test('the discount of a line is never negative', () => {
    const sold = (unitPrice: number, quantity: number, amount: number) =>
      lineDiscount({
        sku: null,
        name: '',
        unitPrice,
        quantity,
        paid: amount,
        cost: null,
        discounts: [],
      });
    expect([sold(100, 3, 250), sold(100, 3, 300), sold(100, 3, 310)]).toEqual([50, 0, 0]);
  });
});

describe('OrderInput', () => {
  const base = {
    externalId: 'o1',
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'A', quantity: 2, unitPrice: 100, paid: 180 }],
    statuses: [{ status: 'placed', at: 1 }],
  };
  const keysOf = (changes: object) =>
    OrderInput.safeParse({ ...base, ...changes }).error?.issues.map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    ) ?? [];

  test('an order without discounts is accepted', () => {
    expect(keysOf({})).toEqual([]);
  });
  test('the allocated discounts of a line must explain what was paid', () => {
    const withDiscount = (amount: number) => ({
      lines: [{ ...base.lines[0], discounts: [{ amount: 5 }, { amount }] }],
    });
    expect(keysOf(withDiscount(15))).toEqual([]);
    expect(keysOf(withDiscount(16))).toEqual(['lines.0.paid orders.errors.paid']);
  });
  test('a cost of more than any amount may be is refused at its line', () => {
    const lineOf = (cost: number) => ({
      ...base.lines[0],
      quantity: 1_000_000,
      unitPrice: 0,
      paid: 0,
      cost,
    });
    expect(keysOf({ lines: [lineOf(1_000_000)] })).toEqual([]);
    const [refused = ''] = keysOf({ lines: [lineOf(1_000_000), { ...lineOf(1), quantity: 1 }] });
    expect(refused).toMatch(/^lines\.1\.cost .*maxValue/);
  });
  test('an order must be placed and may reach each status once', () => {
    expect(keysOf({ statuses: [{ status: 'paid', at: 1 }] })).toEqual([
      'statuses orders.errors.placedRequired',
    ]);
    expect(keysOf({ statuses: [base.statuses[0], base.statuses[0]] })).toEqual([
      'statuses.1.status errors.taken',
    ]);
  });
  test.each(['', ' ', '-web', 'we\u0000b', 'web\u001fapp', 'x'.repeat(41)])(
    'the channel %j is refused',
    (channel) => {
      expect(OrderInput.safeParse({ ...base, channel }).success).toBe(false);
    },
  );
  test.each([0, -1, 1.5, 1_000_001, Number.NaN, '2'])('the quantity %j is refused', (quantity) => {
    expect(OrderInput.safeParse({ ...base, lines: [{ ...base.lines[0], quantity }] }).success).toBe(
      false,
    );
  });
});
