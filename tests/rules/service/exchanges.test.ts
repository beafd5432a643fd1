/** The difference of an exchange both ways, what its replacement is worth when it comes back, and what stock is kept for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterSettling,
  availableUnits,
  differenceOf,
  extraOf,
  heldUntil,
  isTopLevel,
  owedOf,
  paidAt,
  refundOf,
} from '#rules/service/exchanges';
import {
  changesOf,
  countedPaid,
  dueFor,
  refundBeside,
  surplusOf,
} from '#rules/service/exchangeValues';
import {
  type LineEvent,
  refundedBeyond,
  surplusOfUnits,
  unitsWithCustomer,
} from '#server/service/exchangeValues/lineEvents';

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

test('a dearer replacement is paid for before it is reserved, a cheaper one is refunded', () => {
  expect(differenceOf([{ refundable: 8469, price: 2 * 5000 }])).toBe(1531);
  expect(differenceOf([{ refundable: 8469, price: 2 * 4000 }])).toBe(-469);
  expect([1, 0, -1].map((difference) => afterSettling(difference, false))).toEqual([
    'awaitPayment',
    'reserve',
    'reserve',
  ]);
  expect([1, 0, -1].map((difference) => afterSettling(difference, true))).toEqual([
    'awaitPayment',
    'complete',
    'complete',
  ]);
  expect([469, -469].map(refundOf)).toEqual([0, 469]);
});

test('what is paid in parts is owed until all of it has come, at the instant of the last part', () => {
  const parts = [
    { amount: 900, capturedAt: 20 },
    { amount: 1000, capturedAt: 10 },
  ];
  expect([owedOf(1531, []), owedOf(1531, [{ amount: 1000 }]), owedOf(1531, parts)]).toEqual([
    1531, 531, 0,
  ]);
  expect(owedOf(-469, [])).toBe(0);
  expect([paidAt(1531, parts), paidAt(1900, parts), paidAt(1901, parts)]).toEqual([20, 20, null]);
  expect(paidAt(1000, parts)).toBe(10);
});

test('what went back by itself is owed again, and counts as paid when as much has come in anew', () => {
  const parts = [
    { amount: 1500, capturedAt: 10 },
    { amount: 1500, capturedAt: 30 },
  ];
  expect([owedOf(1500, parts.slice(0, 1), 1500), owedOf(1500, parts, 1500)]).toEqual([1500, 0]);
  expect([paidAt(1500, parts.slice(0, 1), 1500), paidAt(1500, parts, 1500)]).toEqual([null, 30]);
});

describe('what was paid beyond what was due', () => {
  const parts = [
    { amount: 600, capturedAt: 10 },
    { amount: 1400, capturedAt: 20 },
  ];
  const sent = { difference: 1500, waivedAt: null, shippedAt: 40 };
  test('of a replacement that was sent is what exceeds the difference, or came in after it was waived', () => {
    expect([dueFor(sent, parts), countedPaid(sent, parts, 0)]).toEqual([1500, 1500]);
    const waived = { ...sent, waivedAt: 10 };
    expect([dueFor(waived, parts), countedPaid(waived, parts, 0)]).toEqual([600, 600]);
    expect(dueFor({ difference: -300, waivedAt: null }, parts)).toBe(0);
    // Until it is sent, all of it goes back with the refund that may take its place.
    expect(countedPaid({ ...sent, shippedAt: null }, parts, 0)).toBe(2000);
  });
  test('is what is left of it after what was due, went back and was settled apart', () => {
    expect(extraOf(parts, { due: 1500, paidBack: null, apart: 0 })).toBe(500);
    expect(extraOf(parts, { due: 1500, paidBack: 200, apart: 100 })).toBe(200);
    expect(extraOf(parts, { due: 1500, paidBack: 900, apart: 0 })).toBe(0);
    expect(countedPaid({ ...sent, shippedAt: null }, parts, 500)).toBe(1500);
    expect(countedPaid({ ...sent, shippedAt: null }, parts, 2500)).toBe(0);
  });
  test('never comes to more than what came in, whatever went back before', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const payment = fc.record({ amount, capturedAt: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(payment), amount, amount, amount, (payments, due, paidBack, apart) => {
        const paid = sumOf(payments.map((one) => one.amount));
        const extra = extraOf(payments, { due, paidBack, apart });
        expect(extra).toBeLessThanOrEqual(paid);
        expect(extra === 0 || extra + due + paidBack + apart === paid).toBe(true);
        expect(extraOf(payments, { due, paidBack, apart: apart + extra })).toBe(0);
      }),
    );
  });
});

const LINE = {
  id: 'CUP',
  sku: 'CUP',
  name: 'Cup',
  ordered: 2,
  returnedBefore: 1,
  quantity: 1,
  amount: 2750,
  discounts: [],
  paid: 2750,
  left: 2750,
  refund: 2750,
};

describe('what units are worth after an exchange', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000 });
  const units = fc.integer({ min: 1, max: 9 });
  test('a replacement is worth its price, or less where the difference was waived', () => {
    fc.assert(
      fc.property(amount, units, amount, (share, quantity, price) => {
        const line = { lineNumber: 1, quantity, share, refundable: share, price };
        const difference = differenceOf([line]);
        const refunded = refundOf(difference);
        const [paid] = surplusOf([line], { paid: Math.max(0, difference), refunded });
        const [waived] = surplusOf([line], { paid: 0, refunded });
        expect(share + (paid?.surplus ?? 0)).toBe(price);
        expect(share + (waived?.surplus ?? 0)).toBe(Math.min(share, price));
      }),
    );
  });
  test('what was paid or went back for an exchange is told by line, and by units where nothing has a price', () => {
    const of = (lineNumber: number, quantity: number, price: number) => ({
      lineNumber,
      quantity,
      share: 1000,
      refundable: 1000,
      price,
    });
    expect(changesOf([of(1, 1, 1500), of(2, 1, 1500)], { paid: 1000, refunded: 0 })).toEqual([
      { number: 1, amount: 500 },
      { number: 2, amount: 500 },
    ]);
    expect(changesOf([of(1, 1, 700)], { paid: 0, refunded: 300 })).toEqual([
      { number: 1, amount: -300 },
    ]);
    // Goods that cost nothing are worth nothing beside goods that have a price.
    expect(surplusOf([of(1, 1, 1500), of(2, 3, 0)], { paid: 0, refunded: 0 })).toEqual([
      { lineNumber: 1, units: 1, surplus: 1000 },
      { lineNumber: 2, units: 3, surplus: -1000 },
    ]);
    expect(surplusOf([of(1, 1, 0), of(2, 3, 0)], { paid: 0, refunded: 0 })).toEqual([
      { lineNumber: 1, units: 1, surplus: -500 },
      { lineNumber: 2, units: 3, surplus: 500 },
    ]);
  });
  test('the lines of one exchange are worth together what was given for them', () => {
    const line = fc.record({
      lineNumber: fc.constant(1),
      quantity: units,
      share: amount,
      refundable: amount,
      price: amount,
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), amount, (lines, paid) => {
        const worth = surplusOf(lines, { paid, refunded: 0 });
        expect(sumOf(worth.map(({ surplus }) => surplus))).toBe(
          sumOf(lines.map(({ refundable, share }) => refundable - share)) + paid,
        );
      }),
    );
  });
  test('units that come back one by one or together are refunded the same in all, exchanged ones first', () => {
    const exchanges = fc.array(
      fc.record({ units, surplus: fc.integer({ min: -100_000, max: 100_000 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(exchanges, fc.array(units, { minLength: 1, maxLength: 6 }), (made, parts) => {
        const before = made.map((one): LineEvent => ({ is: 'exchanged', ...one }));
        const events = [...before];
        let surplus = 0;
        for (const part of parts) {
          surplus += surplusOfUnits(events, part);
          events.push({ is: 'back', units: part });
        }
        expect(surplus).toBe(surplusOfUnits(before, sumOf(parts)));
      }),
    );
  });
  test('a unit that is exchanged twice is worth what was given for it in all', () => {
    const first: LineEvent = { is: 'exchanged', units: 1, surplus: 1531 };
    expect(surplusOfUnits([first], 1)).toBe(1531);
    const back: LineEvent = { is: 'back', units: 1 };
    const second: LineEvent = { is: 'exchanged', units: 1, surplus: 1766 };
    expect(surplusOfUnits([first, back, second], 1)).toBe(1766);
    expect(surplusOfUnits([first, back], 1)).toBe(0);
  });
  test.each([
    ['dearer', 1500, 2750, 4250],
    ['cheaper', -750, 2750, 2000],
  ])(
    'of two units of 27.50, one of them replaced by a %s one, the one that comes back is refunded',
    (_is, surplus, cup, other) => {
      const events: LineEvent[] = [
        { is: 'sold', units: 2 },
        { is: 'back', units: 1, replaced: 0 },
        { is: 'exchanged', units: 1, surplus, sku: 'OTHER' },
      ];
      const worth = (before: readonly LineEvent[], units: number, replaced: number | null) =>
        units * 2750 + surplusOfUnits(before, units, replaced);
      expect([worth(events, 1, 0), worth(events, 1, 1)]).toEqual([cup, other]);
      expect([worth(events, 2, 1), worth(events, 2, null), worth(events, 1, null)]).toEqual([
        cup + other,
        cup + other,
        other,
      ]);
      const afterCup: LineEvent[] = [...events, { is: 'back', units: 1, replaced: 0 }];
      const afterOther: LineEvent[] = [...events, { is: 'back', units: 1, replaced: 1 }];
      // Whatever is said then, only the other one is left.
      for (const said of [0, 1, null]) {
        expect(worth(afterCup, 1, said)).toBe(other);
        expect(worth(afterOther, 1, said)).toBe(cup);
      }
      expect(unitsWithCustomer(events)).toEqual({
        others: 1,
        replaced: [{ sku: 'OTHER', units: 1 }],
      });
      expect(unitsWithCustomer(afterOther)).toEqual({ others: 1, replaced: [] });
    },
  );
  test('all units of a line are refunded the same in all, whatever is said of each part', () => {
    const exchanges = fc.array(
      fc.record({ units, surplus: fc.integer({ min: -100_000, max: 100_000 }) }),
      { maxLength: 3 },
    );
    const parts = fc.array(fc.record({ units, replaced: fc.option(fc.nat(9)) }), { maxLength: 6 });
    fc.assert(
      fc.property(exchanges, fc.nat(9), parts, (made, others, said) => {
        const replaced = sumOf(made.map((one) => one.units));
        const before: LineEvent[] = [
          { is: 'sold', units: others },
          ...made.map((one): LineEvent => ({ is: 'exchanged', ...one })),
        ];
        const events = [...before];
        let left = others + replaced;
        let surplus = 0;
        for (const part of [...said, { units: left, replaced: 0 }]) {
          const taken = Math.min(left, part.units);
          surplus += surplusOfUnits(events, taken, part.replaced);
          events.push({ is: 'back', units: taken, replaced: part.replaced });
          left -= taken;
          const has = unitsWithCustomer(events);
          expect(has.others + sumOf(has.replaced.map((one) => one.units))).toBe(left);
        }
        expect(surplus).toBe(sumOf(made.map((one) => one.surplus)) + 0);
      }),
    );
  });
  test('what the store refunds itself for a dearer replacement takes nothing from the other units of the line', () => {
    const made: LineEvent = { is: 'exchanged', units: 1, surplus: 1500 };
    // Of 2 for 5500, for one of which the store refunded so much.
    const after = (refundedBefore: number) => {
      const events: LineEvent[] = [made, { is: 'back', units: 1, refunded: refundedBefore }];
      const refund = Math.min(2750, 5500 - refundedBefore);
      const lines = [{ ...LINE, paidInAll: 5500 }];
      const value = { refund, paid: 2750, takenBack: 0, outstandingBefore: 0, refundedBefore };
      return refundBeside(
        { ...value, lines },
        refundedBeyond(events, (units) => units * 2750),
      );
    };
    expect([2750, 3000, 4250, 4251, 5500].map(after)).toEqual([2750, 2750, 2750, 2749, 1500]);
  });
  test('units that came back before others were exchanged take nothing of what those are worth', () => {
    const back: LineEvent = { is: 'back', units: 1 };
    const made: LineEvent = { is: 'exchanged', units: 1, surplus: 30 };
    expect(surplusOfUnits([back, back, made], 1)).toBe(30);
    // Two units of a line that are exchanged at the same time.
    const other: LineEvent = { is: 'exchanged', units: 1, surplus: 50 };
    expect(surplusOfUnits([back, back, made, other], 2)).toBe(80);
  });
});

test('the replacement is kept back for seven days after the approval, and from its reservation on as long as it takes', () => {
  const kept = [
    { quantity: 2, heldUntil: 100, isReserved: false },
    { quantity: 1, heldUntil: 50, isReserved: true },
    { quantity: 4, heldUntil: null, isReserved: false },
  ];
  expect([99, 100].map((now) => availableUnits(5, kept, now))).toEqual([2, 4]);
  expect(availableUnits(null, kept, 99)).toBe(null);
  const approvedAt = Date.parse('2026-03-01T23:30:00+08:00');
  expect(heldUntil(approvedAt, 'Asia/Shanghai')).toBe(Date.parse('2026-03-09T00:00:00+08:00'));
});

test('replacements are sent in advance to the highest level alone', () => {
  const ranks = new Map([
    ['silver', 1],
    ['gold', 2],
  ]);
  expect(['gold', 'silver', 'other', null].map((level) => isTopLevel(level, ranks))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
