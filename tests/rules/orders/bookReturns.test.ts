/** Returned goods on the lines of their order, compared with a slow model that moves single units and cents. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BookableLine,
  bookReturns,
  type ReturnedGoods,
} from '#server/orders/sales/bookReturns';
import { toReturnedLines } from '#server/orders/sales/returnedCost';

interface Unit {
  line: number;
  /** Kept for a return that names its line. */
  isKept: boolean;
  isBack: boolean;
}
interface Booked {
  units: Map<number, number>;
  money: Map<number, number>;
}
const bump = (counts: Map<number, number>, key: number) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

/** Every unit and every cent of an order is a thing of its own here. */
const slowly = (
  lines: readonly BookableLine[],
  returns: readonly (readonly ReturnedGoods[])[],
  stated: readonly (number | null)[],
): Booked[][] => {
  const stock = lines.flatMap(({ quantity }, line) =>
    Array.from({ length: quantity }, (): Unit => ({ line, isKept: false, isBack: false })),
  );
  const refunded = lines.map(() => 0);
  const ofLine = (line: number) => stock.filter((unit) => unit.line === line);
  const free = (line: number) => ofLine(line).filter(({ isKept, isBack }) => !isKept && !isBack);
  for (const { line, quantity } of returns.flat())
    for (let left = quantity; line !== null && left > 0; left -= 1) {
      const unit = free(line)[0];
      if (unit) unit.isKept = true;
    }
  /** Units that were stated and that no return is about. */
  const untold = (line: number) => {
    const told = ofLine(line).length - free(line).length;
    return free(line).slice(0, Math.max(0, (stated[line] ?? 0) - told));
  };
  /** What was paid for the unit that comes back as number `at` of its line: the cents that are passed by then. */
  const worth = (line: number, at: number) => {
    const { paid = 0, quantity = 1 } = lines[line] ?? {};
    const upTo = (units: number) => (paid * units - ((paid * units) % quantity)) / quantity;
    return upTo(at + 1) - upTo(at);
  };
  const worthOf = (line: number, units: number) => {
    const before = ofLine(line).filter(({ isBack }) => isBack).length;
    return Array.from({ length: units }, (_, at) => worth(line, before + at)).reduce(
      (sum, one) => sum + one,
      0,
    );
  };
  return returns.map((goods) => {
    const booked = goods.map((): Booked => ({ units: new Map(), money: new Map() }));
    const bringBack = (at: number, unit: Unit) => {
      unit.isBack = true;
      unit.isKept = false;
      bump((booked[at] as Booked).units, unit.line);
    };
    const countOf = (at: number) =>
      [...(booked[at] as Booked).units.values()].reduce((sum, one) => sum + one, 0);
    const skuLines = (sku: string | null) =>
      [...lines.keys()].filter((line) => lines[line]?.sku === sku);
    goods.forEach(({ line, quantity }, at) => {
      if (line === null) return;
      for (const unit of ofLine(line).filter(({ isKept }) => isKept))
        if (countOf(at) < quantity) bringBack(at, unit);
    });
    goods.forEach(({ line, sku, quantity, amount }, at) => {
      if (line !== null) return;
      const own = skuLines(sku);
      const isAnyUntold = own.some((one) => untold(one).length > 0);
      const found = own.find((one) => {
        const room = isAnyUntold && stated[one] !== null ? untold(one) : free(one);
        return room.length >= quantity && worthOf(one, quantity) === amount;
      });
      if (found !== undefined)
        for (const unit of free(found).slice(0, quantity)) bringBack(at, unit);
    });
    goods.forEach(({ line, sku, quantity, amount }, at) => {
      const own = line === null ? skuLines(sku) : [line];
      for (const room of [untold, free])
        for (const one of own)
          for (const unit of room(one)) if (countOf(at) < quantity) bringBack(at, unit);
      const { units, money } = booked[at] as Booked;
      const payees = units.size > 0 ? [...units.keys()] : own.slice(0, 1);
      for (let cent = 0; payees.length > 0 && cent < amount; cent += 1) {
        const hasRoom = (one: number) => (refunded[one] ?? 0) < (lines[one]?.paid ?? 0);
        const payee = payees.find(hasRoom) ?? (payees.at(-1) as number);
        refunded[payee] = (refunded[payee] ?? 0) + 1;
        bump(money, payee);
      }
    });
    return booked;
  });
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
  return fc.array(fc.array(goods, { maxLength: 3 }), { maxLength: 4 });
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
    { numRuns: 1500 },
  );
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
          of.reduce((total, one) => total + (one.sku === own ? one.quantity : 0), 0);
        const cost = off
          .filter(({ categoryId }) => categoryId === CATEGORY[own ?? ''])
          .reduce((total, one) => total + one.cost, 0);
        const [units, back] = [sum(lines), sum(returns.flat())];
        const isNamed = returns.flat().some(({ sku: of, line }) => of === own && line !== null);
        // Goods that name a line are of no other.
        if (isNamed) expect(cost).toBeLessThanOrEqual(costOf(own) * Math.min(units, back));
        else expect(cost).toBe(costOf(own) * Math.min(units, back));
      }
      const refunded = returns.flat().reduce((total, { amount }) => total + amount, 0);
      expect(off.reduce((total, { amount }) => total + amount, 0)).toBe(refunded);
      expect(off.reduce((total, { amountWithCost }) => total + amountWithCost, 0)).toBe(refunded);
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
      const paid = lines.reduce((total, one) => total + one.paid, 0);
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
        expect(ofLine.reduce((total, one) => total + one.cost, 0)).toBe(cost * quantity);
        expect(ofLine.reduce((total, one) => total + one.amountWithCost, 0)).toBe(own);
      });
    }),
    { numRuns: 500 },
  );
});
