/** Returned goods on the lines of their order, compared with a slow model that moves single units and cents. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookReturns, type ReturnedGoods } from '#server/orders/sales/bookReturns';
import type { BookableLine } from '#server/orders/sales/lineAccount';
import { toReturnedLines } from '#server/orders/sales/returnedCost';

interface Unit {
  line: number;
  /** Whether goods that name the line brought it back, or others. */
  back: 'named' | 'unnamed' | null;
}
interface Booked {
  units: Map<number, number>;
  money: Map<number, number>;
}
const bump = (counts: Map<number, number>, key: number) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
const times = (count: number) => Array.from({ length: Math.max(0, count) }, (_, at) => at);

/** Every unit and every cent of an order is a thing of its own here. */
const slowly = (
  lines: readonly BookableLine[],
  returns: readonly (readonly ReturnedGoods[])[],
  stated: readonly (number | null)[],
): Booked[][] => {
  const stock = lines.flatMap(({ quantity }, line) =>
    times(quantity).map((): Unit => ({ line, back: null })),
  );
  const ofLine = (line: number) => stock.filter((unit) => unit.line === line);
  const free = (line: number) => ofLine(line).filter(({ back }) => back === null);
  const back = (line: number) => ofLine(line).filter((unit) => unit.back !== null);
  /** Units that were stated and that are not back, whether those that were named are among the stated or not. */
  const untold = (line: number) =>
    free(line).slice(0, Math.max(0, (stated[line] ?? 0) - back(line).length));
  const untoldBeside = (line: number) => {
    const told = ofLine(line).filter((unit) => unit.back === 'unnamed');
    return free(line).slice(0, Math.max(0, (stated[line] ?? 0) - told.length));
  };
  /** What each unit of a line costs if the cents that do not divide evenly are passed one by one. */
  const prices = (line: number) => {
    const { paid = 0, quantity = 1 } = lines[line] ?? {};
    const upTo = (units: number) => (paid * units - ((paid * units) % quantity)) / quantity;
    return times(quantity).map((at) => upTo(at + 1) - upTo(at));
  };
  const neighbours = (line: number, units: number) =>
    times(prices(line).length - units + 1).map((from) =>
      total(prices(line).slice(from, from + units)),
    );
  const anyRounding = (line: number, units: number) => {
    const [least, most] = [Math.min(...prices(line)), Math.max(...prices(line))];
    return times((most - least) * units + 1).map((more) => least * units + more);
  };
  const entries = returns.flatMap((goods, of) =>
    goods.map((one, at) => ({
      ...one,
      of,
      at,
      booked: { units: new Map(), money: new Map() } as Booked,
    })),
  );
  type Entry = (typeof entries)[number];
  const bringBack = (entry: Entry, units: readonly Unit[], how: 'named' | 'unnamed') => {
    const open = entry.quantity - total([...entry.booked.units.values()]);
    for (const unit of units.slice(0, open)) {
      unit.back = how;
      bump(entry.booked.units, unit.line);
    }
  };
  const sorted = [...entries].sort((one, other) => {
    const ids = [one.externalId ?? '', other.externalId ?? ''];
    if (one.quantity !== other.quantity) return other.quantity - one.quantity;
    if (one.amount !== other.amount) return other.amount - one.amount;
    return ids[0] === ids[1] ? 0 : (ids[0] as string) < (ids[1] as string) ? -1 : 1;
  });
  const refunds = lines.map((): Entry[] => []);
  const moneyLeft = (line: number) =>
    (lines[line]?.paid ?? 0) - total((refunds[line] ?? []).map(({ amount }) => amount));
  for (const entry of sorted)
    if (entry.line !== null) {
      bringBack(entry, free(entry.line), 'named');
      refunds[entry.line]?.push(entry);
    }
  const own = (entry: Entry) => [...lines.keys()].filter((line) => lines[line]?.sku === entry.sku);
  const tests: ((entry: Entry, line: number) => boolean)[] = [
    ({ quantity, amount }, line) =>
      quantity === free(line).length &&
      quantity === lines[line]?.quantity &&
      amount === lines[line]?.paid,
    ({ quantity, amount }, line) => quantity === free(line).length && amount === moneyLeft(line),
    ({ quantity, amount }, line) =>
      neighbours(line, quantity).includes(amount) &&
      anyRounding(line, free(line).length - quantity).includes(moneyLeft(line) - amount),
    ({ quantity, amount }, line) => anyRounding(line, quantity).includes(amount),
  ];
  const choices = new Map(
    sorted.map((entry) => [
      entry,
      own(entry).filter(
        (line) =>
          free(line).length >= entry.quantity && tests.some((isWorth) => isWorth(entry, line)),
      ).length,
    ]),
  );
  const unnamed = sorted
    .filter(({ line }) => line === null)
    .sort((one, other) => (choices.get(one) ?? 0) - (choices.get(other) ?? 0));
  type Room = (line: number) => Unit[];
  const byWorth = (room: Room) => {
    for (const isWorth of tests)
      for (const entry of unnamed.filter(({ booked }) => booked.units.size === 0)) {
        const line = own(entry).find(
          (one) => room(one).length >= entry.quantity && isWorth(entry, one),
        );
        if (line === undefined) continue;
        bringBack(entry, room(line), 'unnamed');
        refunds[line]?.push(entry);
      }
  };
  const inOrder = (room: Room) => {
    for (const entry of unnamed) {
      const isGift = (line: number) => lines[line]?.paid === 0;
      const gifts = own(entry).filter(isGift);
      const bought = own(entry).filter((line) => !isGift(line));
      for (const line of entry.amount === 0 ? [...gifts, ...bought] : [...bought, ...gifts])
        bringBack(entry, room(line), 'unnamed');
    }
  };
  byWorth((line) => (stated[line] === null ? free(line) : untold(line)));
  inOrder(untold);
  byWorth(free);
  inOrder(untoldBeside);
  inOrder(free);
  const left = lines.map(({ paid }) => paid);
  const payOut = (entry: Entry) => {
    const lineOf = entry.line ?? own(entry)[0];
    const { units, money } = entry.booked;
    const payees =
      units.size > 0
        ? [...units.keys()].sort((a, b) => a - b)
        : lineOf === undefined
          ? []
          : [lineOf];
    for (const _ of payees.length > 0 ? times(entry.amount) : []) {
      const payee = payees.find((one) => (left[one] ?? 0) > 0) ?? (payees.at(-1) as number);
      left[payee] = (left[payee] ?? 0) - 1;
      bump(money, payee);
    }
  };
  const isOfOne = ({ booked }: Entry) => booked.units.size <= 1;
  for (const entry of sorted.filter(isOfOne)) payOut(entry);
  const several = sorted.filter((entry) => !isOfOne(entry));
  for (const entry of several.sort((a, b) => a.booked.units.size - b.booked.units.size))
    payOut(entry);
  return returns.map((goods, of) =>
    goods.map(
      (_, at) => entries.find((entry) => entry.of === of && entry.at === at)?.booked as Booked,
    ),
  );
};

/** Parts of one line are one here. */
const toBooked = (parts: ReturnType<typeof bookReturns>[number][number]): Booked => {
  const booked: Booked = { units: new Map(), money: new Map() };
  for (const { index, units, amount } of parts) {
    if (units > 0) booked.units.set(index, (booked.units.get(index) ?? 0) + units);
    if (amount > 0) booked.money.set(index, (booked.money.get(index) ?? 0) + amount);
  }
  return booked;
};
const plain = ({ units, money }: Booked) => ({
  units: [...units].sort(([one], [other]) => one - other),
  money: [...money].sort(([one], [other]) => one - other),
});

const sku = fc.constantFrom('A', 'B', null);
const anyLines = fc.array(
  fc.record({
    sku,
    quantity: fc.integer({ min: 1, max: 4 }),
    paid: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const someReturns = (lines: readonly BookableLine[]) => {
  const named = fc.integer({ min: 0, max: lines.length - 1 }).map((line) => ({
    sku: lines[line]?.sku ?? null,
    line,
  }));
  const unnamed = fc.record({ sku: fc.constantFrom('A', 'B', 'C', null), line: fc.constant(null) });
  const goods = fc
    .tuple(
      fc.oneof(named, unnamed),
      fc.integer({ min: 1, max: 4 }),
      fc.oneof(
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(...lines.map(({ paid }) => paid)),
        fc.constantFrom(...lines.map(({ paid, quantity }) => Math.floor(paid / quantity))),
      ),
    )
    .map(([of, quantity, amount]) => ({ ...of, quantity, amount }));
  return fc
    .array(fc.array(goods, { maxLength: 3 }), { maxLength: 4 })
    .map((all) => all.map((ofOne, at) => ofOne.map((one) => ({ ...one, externalId: `R${at}` }))));
};
const orders = anyLines.chain((lines) =>
  fc.record({
    lines: fc.constant(lines),
    returns: someReturns(lines),
    stated: fc.array(fc.option(fc.integer({ min: 0, max: 4 })), {
      minLength: lines.length,
      maxLength: lines.length,
    }),
  }),
);

test('goods are on the lines on which a model puts them unit by unit and cent by cent', () => {
  fc.assert(
    fc.property(orders, ({ lines, returns, stated }) => {
      const fast = bookReturns(lines, returns, stated).map((goods) => goods.map(toBooked));
      const slow = slowly(lines, returns, stated);
      expect(fast.map((goods) => goods.map(plain))).toEqual(slow.map((goods) => goods.map(plain)));
    }),
    { numRuns: 400 },
  );
});

test('neither dates nor the order of arrival change on which lines goods are, or what they cost', () => {
  fc.assert(
    fc.property(
      orders.chain((order) =>
        fc.record({
          order: fc.constant(order),
          sequence: fc.shuffledSubarray([...order.returns.keys()], {
            minLength: order.returns.length,
          }),
        }),
      ),
      ({ order: { lines, returns, stated }, sequence }) => {
        const moved = sequence.map((at) => returns[at] ?? []);
        const booked = bookReturns(lines, returns, stated);
        expect(bookReturns(lines, moved, stated)).toEqual(sequence.map((at) => booked[at]));
        const sold = lines.map((one, at) => ({ ...one, categoryId: 1, discount: 0, cost: 5 + at }));
        const costsOf = (all: typeof returns) =>
          toReturnedLines(
            all.map((ofOne) => ofOne.map((one) => ({ ...one, categoryId: null }))),
            sold,
          ).map((ofOne) => total(ofOne.map(({ cost }) => cost)));
        const costs = costsOf(returns);
        expect(costsOf(moved)).toEqual(sequence.map((at) => costs[at]));
      },
    ),
    { numRuns: 200 },
  );
});

describe('goods that name no line', () => {
  const gifted = [
    { sku: 'C', quantity: 1, paid: 0 },
    { sku: 'C', quantity: 6, paid: 44_948 },
  ];
  const unitsOf = (
    lines: readonly BookableLine[],
    returns: [quantity: number, amount: number, line?: number][],
    stated: number[] = [],
  ) =>
    bookReturns(
      lines,
      returns.map(([quantity, amount, line = null], at) => [
        { sku: 'C', quantity, amount, line, externalId: `R${at}` },
      ]),
      stated,
    ).map((goods) => goods.flat().map(({ index, units }) => [index, units]));
  test('are not of a gift where they are worth what is left of the bought line', () => {
    const [first, second] = [
      [2, 14_982] as [number, number],
      [4, 29_966, 1] as [number, number, number],
    ];
    expect(unitsOf(gifted, [first, second])).toEqual([[[1, 2]], [[1, 4]]]);
    expect(unitsOf(gifted, [second, first])).toEqual([[[1, 4]], [[1, 2]]]);
  });
  test.each<[string, [number, number][]]>([
    [
      '2 + 4',
      [
        [2, 14_982],
        [4, 29_966],
      ],
    ],
    ['single units', times(6).map((at): [number, number] => [1, at % 3 === 2 ? 7492 : 7491])],
    [
      '3 + 1 + 2',
      [
        [3, 22_474],
        [1, 7491],
        [2, 14_983],
      ],
    ],
    [
      '4 + 2',
      [
        [4, 29_965],
        [2, 14_983],
      ],
    ],
  ])('are of the bought line in any split and order: %s', (_, returns) => {
    for (const sent of [returns, returns.toReversed()]) {
      const units = unitsOf(gifted, sent);
      expect(units).toEqual(sent.map(([quantity]) => [[1, quantity]]));
      expect(unitsOf(gifted, [...sent, [1, 0]]).at(-1)).toEqual([[0, 1]]);
    }
  });
  test('are a line that was paid exactly as much rather than a share of one', () => {
    const lines = [
      { sku: 'C', quantity: 3, paid: 18_235 },
      { sku: 'C', quantity: 1, paid: 6078 },
    ];
    expect(unitsOf(lines, [[1, 6078]])).toEqual([[[1, 1]]]);
    expect(
      unitsOf(lines, [
        [3, 18_234],
        [1, 6078],
      ]),
    ).toEqual([[[0, 3]], [[1, 1]]]);
  });
  test('are those that were stated, and goods that name the line are further ones', () => {
    const lines = [
      { sku: 'C', quantity: 1, paid: 5400 },
      { sku: 'C', quantity: 4, paid: 21_600 },
    ];
    expect(
      unitsOf(
        lines,
        [
          [3, 16_200],
          [1, 5400, 1],
        ],
        [0, 3],
      ),
    ).toEqual([[[1, 3]], [[1, 1]]]);
    expect(
      unitsOf(
        lines,
        [
          [3, 9000],
          [1, 5400, 1],
        ],
        [0, 3],
      ),
    ).toEqual([[[1, 3]], [[1, 1]]]);
    // The statement was about the named unit.
    expect(
      unitsOf(
        [{ ...(lines[0] as BookableLine), paid: 100 }, lines[1] as BookableLine],
        [
          [1, 100],
          [1, 5400, 1],
        ],
        [0, 1],
      ),
    ).toEqual([[[0, 1]], [[1, 1]]]);
  });
});

const COST: Record<string, number> = { A: 7, B: 11, '': 13 };
const costOf = (of: string | null) => COST[of ?? ''] as number;
const CATEGORY: Record<string, number> = { A: 1, B: 2, '': 3 };

test('what comes off the cost and the profit of an order is what its units and its money say', () => {
  fc.assert(
    fc.property(orders, ({ lines, returns }) => {
      const sold = lines.map((one) => ({
        ...one,
        categoryId: CATEGORY[one.sku ?? ''] as number,
        discount: 0,
        cost: costOf(one.sku),
      }));
      const goods = returns.map((ofOne) => ofOne.map((one) => ({ ...one, categoryId: null })));
      const off = toReturnedLines(goods, sold).flat();
      for (const own of ['A', 'B', null]) {
        const sum = (of: readonly { sku: string | null; quantity: number }[]) =>
          of.reduce((sum, one) => sum + (one.sku === own ? one.quantity : 0), 0);
        const cost = off
          .filter(({ categoryId }) => categoryId === CATEGORY[own ?? ''])
          .reduce((sum, one) => sum + one.cost, 0);
        const [units, back] = [sum(lines), sum(returns.flat())];
        const isNamed = returns.flat().some(({ sku: of, line }) => of === own && line !== null);
        // Goods that name a line are of no other.
        if (isNamed) expect(cost).toBeLessThanOrEqual(costOf(own) * Math.min(units, back));
        else expect(cost).toBe(costOf(own) * Math.min(units, back));
      }
      const refunded = returns.flat().reduce((sum, { amount }) => sum + amount, 0);
      expect(off.reduce((sum, { amount }) => sum + amount, 0)).toBe(refunded);
      expect(off.reduce((sum, { amountWithCost }) => sum + amountWithCost, 0)).toBe(refunded);
    }),
    { numRuns: 500 },
  );
});

test('an order of which everything came back for what was paid keeps neither revenue nor cost', () => {
  fc.assert(
    fc.property(anyLines, fc.array(fc.nat(3), { maxLength: 16 }), (lines, cuts) => {
      const sold = lines.map((one, categoryId) => ({
        ...one,
        categoryId,
        discount: 0,
        cost: 5 + categoryId,
      }));
      const units = lines.flatMap(({ sku: of, quantity }) =>
        Array.from({ length: quantity }, () => of),
      );
      const paid = lines.reduce((sum, one) => sum + one.paid, 0);
      const returns = units.map((of, at) => [
        {
          sku: of,
          quantity: 1,
          amount:
            at === units.length - 1
              ? paid - cuts.slice(0, at).reduce((a, b) => a + b, 0)
              : (cuts[at] ?? 0),
          line: null,
          categoryId: null,
        },
      ]);
      fc.pre(returns.every(([one]) => (one?.amount ?? 0) >= 0));
      const off = toReturnedLines(returns, sold).flat();
      sold.forEach(({ categoryId, quantity, cost, paid: own }) => {
        const ofLine = off.filter((one) => one.categoryId === categoryId);
        expect(ofLine.reduce((sum, one) => sum + one.cost, 0)).toBe(cost * quantity);
        expect(ofLine.reduce((sum, one) => sum + one.amountWithCost, 0)).toBe(own);
      });
    }),
    { numRuns: 500 },
  );
});
