/** What refunds come to: shares that sum, goodwill, deductions, freight, the tenders, and who approves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tender } from '#contract/orders/payments';
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { GrantedAlone, RefundKind, RefundLine } from '#contract/service/refunds';
import { computeReturnValue } from '#rules/promotions/returnValue';
import {
  computeRefund,
  costOfUnits,
  hasFee,
  protectableUnits,
  type RefundFacts,
} from '#rules/service/refundQuotes';
import { closeError, grantedAloneOf, refundError, stepsOfRefund } from '#rules/service/refunds';
import { acceptedUnits, toInspected } from '#rules/service/inspection';
import { NEXT_RETURN } from '#server/orders/returns/ownReturnIds';
import { paidFor } from '#server/orders/sales/lineAccount';
import type { MessagedGoods } from '#server/promotions/redemptions/returnedGoods';
import type { GiveOnKept, ReturnableOrder } from '#server/promotions/returnValue/sold';
import { toTotals } from '#server/promotions/returnValue/totals';
import {
  isApprovedAtOnce,
  limitExceeded,
  mostReturnFreight,
  refundLimit,
} from '#server/service/refundQuotes/limits';
import { goodsOf, protectedUnitsOf } from '#server/service/refunds/lines';
import {
  capOf,
  type Captured,
  planPayments,
  tendersLeft,
} from '#server/service/refundQuotes/tenders';
import { requestErrors } from '#server/service/refundQuotes/requestErrors';
import { message } from '#shared/fields';
import { spread } from '#shared/spread';

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

const line = (id: string, quantity: number, paid: number) => ({
  id,
  sku: id,
  name: id,
  quantity,
  unitPrice: 5000,
  paid,
  allocations: [],
});
type Line = ReturnType<typeof line>;
const orderOf = (lines: Line[]): ReturnableOrder => ({
  lines,
  notOrdered: [],
  shipping: [],
  gifts: [],
  promotions: [],
});
const NO_GIFTS: GiveOnKept = () => new Map();

const ask = (further: Partial<RefundRequest> = {}): RefundRequest => ({
  kind: 'goods',
  responsibility: 'none',
  lines: [],
  amount: 0,
  deductions: [],
  returnFreight: 0,
  waivesFee: false,
  note: null,
  ticketId: null,
  ...further,
});
const units = (asked: Record<string, number>, unitPrice: number | null = null) =>
  Object.entries(asked).map(([id, quantity]) => ({ id, quantity, unitPrice }));

/** An order with its refunds so far. */
class Account {
  readonly #sold: ReturnableOrder;
  readonly #made: MessagedGoods[][] = [];
  readonly #protected: RefundLine[] = [];
  #shipping = 0;

  constructor(
    readonly lines: Line[],
    readonly shipping = 0,
    readonly isUnshipped = false,
    readonly terms: Partial<RefundFacts['terms']> = {},
  ) {
    this.#sold = orderOf(lines);
  }
  facts(request: RefundRequest): RefundFacts {
    const isOfUnits = request.kind === 'goods' || request.kind === 'refundOnly';
    const now = Object.fromEntries(
      isOfUnits ? request.lines.map(({ id, quantity }) => [id, quantity]) : [],
    );
    const { messaged, ...earlier } = toTotals(this.lines, this.#made, {}, []);
    const refunded = sumOf(this.#made.flat().map(({ amount }) => amount));
    const value = computeReturnValue(
      this.#sold,
      { ...earlier, messaged: messaged.length, refunded },
      now,
      NO_GIFTS,
    );
    return {
      terms: {
        number: null,
        fees: {},
        paysReturnFreight: true,
        deductsPoints: false,
        ...this.terms,
      },
      value: { orderId: 'o', currency: 'CNY', isRedeemed: false, ...value },
      shipping: this.shipping,
      shippingRefunded: this.#shipping,
      freightLeft: 100_000,
      isUnshipped: this.isUnshipped,
      protectedUnits: protectedUnitsOf(this.#protected),
      surplus: {},
    };
  }
  refundByStore(lineId: string, quantity: number, amount: number) {
    this.#made.push([{ lineId, sku: lineId, quantity, amount }]);
  }
  /** `externalId`: of the return, which tells refunds made here from those of the store. */
  refund(request: RefundRequest, externalId = '') {
    const refund = computeRefund(this.facts(request), request);
    this.#made.push(goodsOf(refund.lines).map((goods) => ({ ...goods, externalId })));
    if (request.kind === 'priceProtection') this.#protected.push(...refund.lines);
    this.#shipping += refund.shipping;
    return refund;
  }
}

describe('a return after its inspection', () => {
  test('comes to the value of the accepted units less what is taken off, for every mix of what was found', () => {
    const found = fc.record({
      resellable: fc.nat(3),
      refurbish: fc.nat(3),
      scrap: fc.nat(3),
      wrongItem: fc.nat(3),
    });
    fc.assert(
      fc.property(
        found,
        fc.nat(3),
        fc.integer({ min: 1, max: 99_999 }),
        fc.nat(5_000),
        fc.constantFrom('carrier', 'customer', 'none', 'supplier'),
        (counts, missing, paid, amount, responsibility) => {
          const received = sumOf(Object.values(counts));
          const ordered = received + missing;
          const coming = { lineNumber: 1, requested: ordered, approved: ordered, received };
          const inspected = toInspected(
            [coming],
            { lines: [{ lineNumber: 1, ...counts, replaced: null }] },
            [],
          );
          const acceptance = { responsibility, wereOthersSent: false, areOthersPaid: false };
          const accepted = acceptedUnits(inspected, acceptance)[0]?.units ?? 0;
          fc.pre(accepted > 0);
          const worth = paidFor({ paid, quantity: ordered }, accepted);
          const damage = Math.min(amount, worth);
          const kept = { kind: 'damage' as const, amount: damage, bps: 0, reason: 'Scratched' };
          const refund = new Account([line('a', ordered, paid)]).refund(
            ask({
              responsibility,
              lines: units({ a: accepted }),
              deductions: damage > 0 ? [kept] : [],
            }),
          );
          expect(refund.total).toBe(worth - damage);
        },
      ),
    );
  });
});

describe('shares of what was paid', () => {
  const worths = [10_000, 3333, 3000];
  const coupon = spread(2000, worths);
  const after = worths.map((worth, index) => worth - (coupon[index] ?? 0));
  const points = spread(500, after);
  const paid = after.map((worth, index) => worth - (points[index] ?? 0));

  test('a coupon, points and what was paid are split by the largest remainder', () => {
    expect(coupon).toEqual([1225, 408, 367]);
    expect(points).toEqual([306, 102, 92]);
    expect(paid).toEqual([8469, 2823, 2541]);
    expect(sumOf(paid)).toBe(13_833);
    expect(spread(138, paid)).toEqual([85, 28, 25]);
  });

  test('units that come back one by one get shares that sum to what was paid', () => {
    const account = new Account([
      line('a', 2, paid[0] ?? 0),
      line('b', 1, paid[1] ?? 0),
      line('c', 3, paid[2] ?? 0),
    ]);
    const one = (id: string) => account.refund(ask({ lines: units({ [id]: 1 }) })).total;
    expect([one('a'), one('a')]).toEqual([4234, 4235]);
    expect([one('c'), one('c'), one('c')]).toEqual([847, 847, 847]);
    expect(one('b')).toBe(2823);
  });

  test('points given back and taken back follow the same shares', () => {
    const used = { paid: 306, quantity: 2 };
    expect([paidFor(used, 1), paidFor(used, 2) - paidFor(used, 1)]).toEqual([153, 153]);
    const earned = { paid: 85, quantity: 2 };
    expect([paidFor(earned, 1), paidFor(earned, 2) - paidFor(earned, 1)]).toEqual([42, 43]);
  });
});

describe('amounts without units', () => {
  test('goodwill is spread by what is left, and lowers what the goods are refunded later', () => {
    const account = new Account([line('a', 2, 1000), line('b', 1, 3000)]);
    account.refund(ask({ lines: units({ a: 1 }) }));
    const goodwill = account.refund(ask({ kind: 'goodwill', amount: 700 }));
    expect(goodwill.lines.map(({ lineId, amount }) => [lineId, amount])).toEqual([
      ['a', 100],
      ['b', 600],
    ]);
    expect(account.refund(ask({ lines: units({ a: 1 }) })).total).toBe(400);
    expect(account.refund(ask({ lines: units({ b: 1 }) })).total).toBe(2400);
  });

  test('goodwill before any return leaves units their share while it is there', () => {
    const account = new Account([line('a', 2, 1000)]);
    account.refund(ask({ kind: 'goodwill', amount: 300 }));
    const one = account.refund(ask({ lines: units({ a: 1 }) }));
    expect(one.lines).toMatchObject([{ kind: 'units', worth: 500, available: 700, amount: 500 }]);
    const other = account.refund(ask({ lines: units({ a: 1 }) }));
    expect(other.lines).toMatchObject([{ kind: 'units', worth: 500, available: 200, amount: 200 }]);
  });

  test('more goodwill than is left is refused with what is left', () => {
    const account = new Account([line('a', 1, 1000)]);
    const request = ask({ kind: 'goodwill', amount: 1001 });
    expect(requestErrors(request, account.facts(request))).toHaveProperty('amount');
    expect(requestErrors({ ...request, amount: 1000 }, account.facts(request))).toEqual({});
  });

  test('price protection pays the difference of these units to the price of now, and no more than is left', () => {
    const account = new Account([line('a', 3, 2500)]);
    const drop = ask({ kind: 'priceProtection', lines: units({ a: 2 }, 700) });
    expect(account.refund(drop).lines).toMatchObject([{ worth: 1666, amount: 266 }]);
    const dearer = ask({ kind: 'priceProtection', lines: units({ a: 2 }, 900) });
    expect(account.refund(dearer).total).toBe(0);
    const gone = ask({ kind: 'priceProtection', lines: units({ a: 3 }, 0) });
    expect(account.refund(gone).total).toBe(2234);
  });

  test('price protection in several steps comes to what one step comes to, to the cent', () => {
    const drop = (quantity: number) =>
      ask({ kind: 'priceProtection', lines: units({ a: quantity }, 700) });
    const [steps, once] = [new Account([line('a', 3, 2500)]), new Account([line('a', 3, 2500)])];
    const totals = [1, 1, 1].map((quantity) => steps.refund(drop(quantity)).total);
    expect(totals).toEqual([133, 133, 134]);
    expect(once.refund(drop(3)).total).toBe(400);
  });

  test('no unit is protected that went back or was protected before', () => {
    expect(protectableUnits({ ordered: 5, refundedUnits: 1 }, 2)).toBe(2);
    expect(protectableUnits({ ordered: 5, refundedUnits: 3 }, 3)).toBe(0);
  });

  test('the price of a unit is protected once, and only while the customer has it', () => {
    const account = new Account([line('a', 2, 200)]);
    const drop = (quantity: number) =>
      ask({ kind: 'priceProtection', lines: units({ a: quantity }, 80) });
    const errorsOf = (request: RefundRequest) => requestErrors(request, account.facts(request));
    const most = (max: number) => ({
      lines: { 0: { quantity: message('refunds.errors.moreThanProtectable', { max }) } },
    });
    expect(errorsOf(drop(3))).toEqual(most(2));
    expect(account.refund(drop(1)).total).toBe(20);
    expect(errorsOf(drop(2))).toEqual(most(1));
    expect(account.refund(drop(1)).total).toBe(20);
    expect(errorsOf(drop(1))).toEqual(most(0));
    const returned = new Account([line('a', 2, 200)]);
    returned.refund(ask({ lines: units({ a: 1 }) }));
    expect(requestErrors(drop(2), returned.facts(drop(2)))).toEqual(most(1));
    expect(requestErrors(drop(1), returned.facts(drop(1)))).toEqual({});
    returned.refund(drop(1));
    expect(returned.facts(ask()).value.lines).toMatchObject([{ returnedBefore: 1, left: 80 }]);
  });
});

describe('goods that were exchanged', () => {
  const order = () => new Account([line('a', 2, 2000)]);
  const refundWith = (surplus: Record<string, number>, request: RefundRequest) =>
    computeRefund({ ...order().facts(request), surplus }, request);
  const both = ask({ lines: units({ a: 2 }) });
  test('are refunded with what was paid for the difference, as a line of its own', () => {
    const dearer = refundWith({ a: 300 }, both);
    expect(dearer.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['units', 2000],
      ['difference', 300],
    ]);
    expect([dearer.goods, dearer.total]).toEqual([2300, 2300]);
    expect(refundWith({ a: -300 }, both).total).toBe(1700);
  });
  test('never come to less than nothing, and goods that stay change nothing', () => {
    expect(refundWith({ a: -9999 }, both).total).toBe(0);
    expect(refundWith({ b: 300 }, both).lines.map(({ kind }) => kind)).toEqual(['units']);
  });
  test('for cheaper ones are refunded by one line for the difference alone', () => {
    const request = ask({ kind: 'exchange', amount: 450 });
    const refund = order().refund(request);
    expect(refund.lines.map(({ kind, amount }) => [kind, amount])).toEqual([['difference', 450]]);
    expect(refund.total).toBe(450);
  });
});

describe('deductions and freight', () => {
  const deduct = (amount: number) =>
    ask({
      responsibility: 'customer',
      lines: units({ a: 1 }),
      deductions: [
        { kind: 'restockingFee', amount: 0, bps: 1000, reason: 'Opened' },
        { kind: 'damage', amount, bps: 0, reason: 'Scratched' },
      ],
    });
  test('deductions are signed lines, and fees round down', () => {
    const account = new Account([line('a', 1, 999)]);
    expect(requestErrors(deduct(900), account.facts(deduct(900)))).toEqual({});
    const refund = account.refund(deduct(900));
    expect(refund.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['units', 999],
      ['deduction', -99],
      ['deduction', -900],
    ]);
    expect([refund.deductions, refund.total]).toEqual([999, 0]);
  });

  test('a deduction above what is left of the goods is refused with what is left', () => {
    const account = new Account([line('a', 1, 999)]);
    expect(requestErrors(deduct(901), account.facts(deduct(901)))).toEqual({
      deductions: { 1: { amount: message('refunds.errors.deductionAbove', { amount: 900 }) } },
    });
  });

  describe('the fee of the after-sales policy', () => {
    const shop = () =>
      new Account([line('a', 2, 999), line('b', 1, 1000)], 0, false, {
        number: 3,
        fees: { a: 550, b: 0 },
      });
    const both = ask({ lines: units({ a: 1, b: 1 }) });

    test('is kept of goods that come back without a fault, by line and rounded down', () => {
      const refund = shop().refund(both);
      expect(refund.lines.slice(2)).toMatchObject([
        {
          kind: 'deduction',
          lineId: 'a',
          deduction: 'restockingFee',
          quantity: 0,
          worth: 499,
          rate: 550,
          policyNumber: 3,
          amount: -27,
        },
      ]);
      expect([refund.deductions, refund.total]).toEqual([27, 1472]);
      expect(goodsOf(refund.lines).map(({ amount }) => amount)).toEqual([472, 1000]);
    });

    test('is not kept where somebody answers for the goods, nor without goods', () => {
      for (const responsibility of ['merchant', 'carrier', 'supplier'] as const)
        expect(shop().refund({ ...both, responsibility }).deductions).toBe(0);
      expect(shop().refund({ ...both, kind: 'refundOnly' }).deductions).toBe(0);
    });

    test('stays in sight without an amount once it is waived', () => {
      const refund = shop().refund({ ...both, waivesFee: true });
      expect(refund.lines.slice(2)).toMatchObject([{ rate: 550, available: 27, amount: 0 }]);
      expect(refund.total).toBe(1499);
    });

    test('is one of the policy also where it is waived, and none where it is not kept', () => {
      const isKept = (more: Partial<RefundRequest>) => {
        const request = { ...both, ...more };
        return hasFee(shop().facts(request), request);
      };
      expect(isKept({})).toBe(true);
      expect(isKept({ waivesFee: true })).toBe(true);
      expect(isKept({ lines: units({ b: 1 }) })).toBe(false);
      expect(isKept({ responsibility: 'merchant' })).toBe(false);
    });

    test('lowers what is refunded, and not what was paid for the units', () => {
      expect(costOfUnits(shop().refund(both).lines)).toBe(1499);
      expect(costOfUnits([])).toBe(0);
    });

    test('takes no second fee of a person beside it', () => {
      const deductions = [{ kind: 'restockingFee' as const, amount: 10, bps: 0, reason: 'Opened' }];
      const request = { ...both, deductions };
      expect(requestErrors(request, shop().facts(request))).toEqual({
        deductions: { 0: { kind: 'refunds.errors.feeTwice' } },
      });
      const waived = { ...request, waivesFee: true };
      expect(requestErrors(waived, shop().facts(waived))).toEqual({});
      const ofOther = { ...request, lines: units({ b: 1 }) };
      expect(requestErrors(ofOther, shop().facts(ofOther))).toEqual({});
    });
  });

  test('nothing is deducted at the merchant’s fault, nor from an amount without units', () => {
    const account = new Account([line('a', 1, 999)]);
    const deductions = [{ kind: 'damage' as const, amount: 1, bps: 0, reason: 'Scratched' }];
    const atFault = ask({ responsibility: 'merchant', lines: units({ a: 1 }), deductions });
    expect(requestErrors(atFault, account.facts(atFault))).toEqual({
      deductions: 'refunds.errors.deductionAtFault',
    });
    const goodwill = ask({ kind: 'goodwill', amount: 1, deductions });
    expect(requestErrors(goodwill, account.facts(goodwill))).toEqual({
      deductions: 'refunds.errors.deductionWithoutUnits',
    });
  });

  test('the delivery goes back whole and once, with the first refund at fault', () => {
    const account = new Account([line('a', 3, 300)], 1200);
    const back = (responsibility: RefundRequest['responsibility']) =>
      account.refund(ask({ responsibility, lines: units({ a: 1 }) })).shipping;
    expect([back('none'), back('carrier'), back('merchant')]).toEqual([0, 1200, 0]);
  });

  test('the delivery of an order that was never sent goes back with its last units', () => {
    const account = new Account([line('a', 2, 300)], 1200, true);
    const back = () => account.refund(ask({ kind: 'refundOnly', lines: units({ a: 1 }) })).shipping;
    expect([back(), back()]).toEqual([0, 1200]);
  });

  test('return freight is reimbursed for goods for whose way back the shop pays by its policy', () => {
    const request = ask({ lines: units({ a: 1 }), returnFreight: 800 });
    const byCustomer = new Account([line('a', 1, 300)], 0, false, { paysReturnFreight: false });
    expect(requestErrors(request, byCustomer.facts(request))).toEqual({
      returnFreight: 'refunds.errors.noReturnFreight',
    });
    const account = new Account([line('a', 1, 300)]);
    const withoutGoods = { ...request, kind: 'refundOnly' as const };
    expect(requestErrors(withoutGoods, account.facts(withoutGoods))).toHaveProperty(
      'returnFreight',
    );
    expect(requestErrors(request, account.facts(request))).toEqual({});
    expect(account.refund(request)).toMatchObject({ goods: 300, returnFreight: 800, total: 1100 });
  });
});

describe('tenders', () => {
  const CAPTURED: Captured[] = [
    { id: 1, tender: 'card', amount: 500 },
    { id: 2, tender: 'giftCard', amount: 300 },
    { id: 3, tender: 'storeCredit', amount: 200 },
  ];

  test('promotional stored value goes back first, then as it was captured', () => {
    const left = tendersLeft(CAPTURED, [], 0);
    expect(planPayments(left, 750, 0)).toEqual([
      { paymentId: 3, tender: 'storeCredit', amount: 200, isPayout: false },
      { paymentId: 1, tender: 'card', amount: 500, isPayout: false },
      { paymentId: 2, tender: 'giftCard', amount: 50, isPayout: false },
    ]);
  });

  test('what the store refunded itself is taken from what is left in the same order', () => {
    const left = tendersLeft(CAPTURED, [{ paymentId: 1, amount: 100 }], 450);
    expect(left.map((one) => [one.tender, one.left])).toEqual([
      ['storeCredit', 0],
      ['card', 150],
      ['giftCard', 300],
    ]);
    expect(capOf(left)).toBe(450);
  });

  test('what was paid for the difference of an exchange goes back first, the newest of it first', () => {
    const left = tendersLeft(
      [
        ...CAPTURED,
        { id: 4, tender: 'alipay', amount: 150 },
        { id: 5, tender: 'wechatPay', amount: 100 },
      ],
      [{ paymentId: 5, amount: 30 }],
      0,
    );
    const difference = [
      { id: 4, capturedAt: 10 },
      { id: 5, capturedAt: 20 },
    ];
    const parts = (amount: number) =>
      planPayments(left, amount, 0, difference).map((one) => [one.paymentId, one.amount]);
    expect(parts(70)).toEqual([[5, 70]]);
    expect(parts(200)).toEqual([
      [5, 70],
      [4, 130],
    ]);
    expect(parts(450)).toEqual([
      [5, 70],
      [4, 150],
      [3, 200],
      [1, 30],
    ]);
    expect(planPayments(left, 0, 80, [{ id: 1, capturedAt: 10 }])).toEqual(
      planPayments(left, 0, 80),
    );
  });

  test('whatever goes back first, the sum is the same and nothing is above what is left', () => {
    const someCaptured = fc.array(
      fc.record({
        tender: fc.constantFrom<Tender>('card', 'storeCredit', 'alipay'),
        amount: fc.nat(5_000),
        capturedAt: fc.nat(3),
        isDifference: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(someCaptured, fc.nat(12_000), fc.nat(4_000), (payments, amount, byStore) => {
        const captured = payments.map((one, index) => ({ ...one, id: index + 1 }));
        const left = tendersLeft(captured, [], byStore);
        const difference = captured.filter(({ isDifference }) => isDifference);
        const planned = planPayments(left, amount, 0, difference);
        const leftOf = (id: number | null) =>
          left.find(({ paymentId }) => paymentId === id)?.left ?? 0;
        const plannedOf = (id: number | null) =>
          sumOf(planned.flatMap((one) => (one.paymentId === id ? one.amount : [])));
        expect(sumOf(planned.map((one) => one.amount))).toBe(Math.min(amount, capOf(left)));
        for (const { paymentId } of planned)
          expect(plannedOf(paymentId)).toBeLessThanOrEqual(leftOf(paymentId));
        const ofDifference = sumOf(difference.map(({ id }) => leftOf(id)));
        expect(sumOf(difference.map(({ id }) => plannedOf(id)))).toBe(
          Math.min(amount, ofDifference),
        );
      }),
    );
  });

  test('return freight is a payout of its own, whatever is left', () => {
    const left = tendersLeft(CAPTURED, [], 1000);
    expect(planPayments(left, 0, 80)).toEqual([
      { paymentId: 2, tender: 'giftCard', amount: 80, isPayout: true },
    ]);
  });
});

describe('a refund that the store rounded down', () => {
  test('is made up for by the next refund of its line, whatever was refunded in between', () => {
    const account = new Account([line('a', 3, 101), line('b', 1, 10)]);
    // Two of three units are worth 67; the store paid each of them alone.
    account.refundByStore('a', 2, 66);
    expect(
      account.refund(ask({ kind: 'goodwill', amount: 10, lines: units({ a: 1 }) })).total,
    ).toBe(10);
    expect(account.refund(ask({ lines: units({ b: 1 }) })).total).toBe(10);
    expect(account.refund(ask({ lines: units({ a: 1 }) })).total).toBe(25);
  });
});

describe('any order, refunded in any parts', () => {
  const someOrder = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5 }),
      // Small amounts, where rounding decides, as often as others.
      paid: fc.oneof(fc.nat(20), fc.nat(9_999)),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const someSteps = fc.array(
    fc.record({
      kind: fc.constantFrom('goods' as const, 'refundOnly' as const, 'goodwill' as const),
      line: fc.nat(3),
      units: fc.integer({ min: 1, max: 5 }),
      amount: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5_000 })),
      isOwn: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  const tenders: Tender[] = ['card', 'storeCredit', 'alipay'];

  test('sums to what was paid, by line and by tender, and is never above it on the way', () => {
    fc.assert(
      fc.property(someOrder, someSteps, (sold, steps) => {
        const lines = sold.map(({ quantity, paid }, index) => line(`l${index}`, quantity, paid));
        const account = new Account(lines);
        const total = sumOf(lines.map(({ paid }) => paid));
        const captured = spread(total, [5, 3, 2]).map((amount, index): Captured => ({
          id: index + 1,
          tender: tenders[index] ?? 'other',
          amount,
        }));
        const own: { paymentId: number | null; amount: number }[] = [];
        const used = new Map<string, number>();
        const refundedOf = new Map<string, number>();
        const pay = (request: RefundRequest, isOwn: boolean) => {
          const refund = account.refund(request, isOwn ? NEXT_RETURN : '');
          for (const { lineId, amount } of goodsOf(refund.lines))
            refundedOf.set(lineId, (refundedOf.get(lineId) ?? 0) + amount);
          const planned = planPayments(tendersLeft(captured, own, 0), refund.total, 0);
          expect(sumOf(planned.map(({ amount }) => amount))).toBe(refund.total);
          own.push(...planned);
          for (const one of lines)
            expect(refundedOf.get(one.id) ?? 0).toBeLessThanOrEqual(one.paid);
        };
        for (const { kind, line: at, units: wanted, amount, isOwn } of steps) {
          const one = lines[at % lines.length] as Line;
          if (kind === 'goodwill') {
            const probe = account.facts(ask({ kind }));
            const left = sumOf(probe.value.lines.map((each) => each.left));
            if (left > 0) pay(ask({ kind, amount: Math.min(left, amount) }), isOwn);
            continue;
          }
          const quantity = Math.min(wanted, one.quantity - (used.get(one.id) ?? 0));
          if (quantity <= 0) continue;
          used.set(one.id, (used.get(one.id) ?? 0) + quantity);
          pay(ask({ kind, lines: units({ [one.id]: quantity }) }), isOwn);
        }
        const rest = lines.flatMap((one) => {
          const quantity = one.quantity - (used.get(one.id) ?? 0);
          return quantity > 0 ? [{ id: one.id, quantity, unitPrice: null }] : [];
        });
        if (rest.length > 0) pay(ask({ lines: rest }), true);
        for (const one of lines) expect(refundedOf.get(one.id) ?? 0).toBe(one.paid);
        for (const { id, amount } of captured)
          expect(sumOf(own.flatMap((o) => (o.paymentId === id ? o.amount : [])))).toBe(amount);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('approval', () => {
  const LIMITS = {
    refundLimits: { agent: 100, manager: 500 },
    goodwillLimits: { agent: 10, manager: 50 },
    autoApproval: { return: null, refundOnly: null },
  };
  const asked = (
    kind: RefundKind,
    total: number,
    granted: Partial<GrantedAlone> = {},
    further: { returnFreight?: number; delivery?: number } = {},
  ) => ({
    kind,
    total,
    returnFreight: 0,
    delivery: 0,
    granted: { goods: 0, money: 0, freight: 0, ...granted },
    ...further,
  });

  test('return freight counts as money without goods as far as it is more than the delivery', () => {
    const above = (returnFreight: number, granted: Partial<GrantedAlone> = {}, delivery = 0) =>
      limitExceeded(
        LIMITS,
        'agent',
        asked('goods', 20 + returnFreight, granted, { returnFreight, delivery }),
      );
    expect([above(10), above(11)]).toEqual([null, 10]);
    expect([above(15, {}, 5), above(16, {}, 5)]).toEqual([null, 10]);
    expect([above(5, { money: 5 }), above(6, { money: 5 })]).toEqual([null, 10]);
    expect([above(5, { freight: 5 }), above(6, { freight: 5 })]).toEqual([null, 10]);
    expect([above(0, { money: 10 }), above(10, { goods: 71 })]).toEqual([null, 100]);
    const goodwill = limitExceeded(LIMITS, 'agent', asked('goodwill', 1, { freight: 10 }));
    expect(goodwill).toBe(10);
  });

  test('nobody reimburses more return freight than the delivery with what a manager gives without goods', () => {
    expect(mostReturnFreight(LIMITS, { delivery: 8, captured: 300 })).toBe(58);
    const unlimited = { goodwillLimits: { agent: 10, manager: null } };
    expect(mostReturnFreight(unlimited, { delivery: 8, captured: 300 })).toBe(308);
  });

  test('a second person approves what is above the limit of the role, and not what reaches it', () => {
    const above = (role: 'owner' | 'manager' | 'agent' | 'marketer' | null, total: number) =>
      limitExceeded(LIMITS, role, asked('goods', total));
    expect([above('agent', 100), above('agent', 101)]).toEqual([null, 100]);
    expect([above('manager', 500), above('manager', 501)]).toEqual([null, 500]);
    expect([above('owner', 1_000_000), above('marketer', 1), above(null, 1)]).toEqual([null, 0, 0]);
  });

  test('money without goods has the limits of goodwill', () => {
    for (const kind of ['refundOnly', 'goodwill', 'priceProtection'] as const) {
      const above = (role: 'manager' | 'agent', total: number) =>
        limitExceeded(LIMITS, role, asked(kind, total));
      expect([above('agent', 10), above('agent', 11)]).toEqual([null, 10]);
      expect([above('manager', 50), above('manager', 51)]).toEqual([null, 50]);
    }
  });

  test('a request is approved at once up to the same amount, with what was granted of the order before', () => {
    const terms = { ...LIMITS, autoApproval: { return: 80, refundOnly: null } };
    const atOnce = (...of: Parameters<typeof asked>) => isApprovedAtOnce(terms, asked(...of));
    expect([atOnce('goods', 80), atOnce('goods', 81)]).toEqual([true, false]);
    expect([atOnce('goods', 50, { goods: 30 }), atOnce('goods', 50, { goods: 31 })]).toEqual([
      true,
      false,
    ]);
    for (const kind of ['refundOnly', 'goodwill', 'priceProtection', 'exchange'] as const)
      expect(atOnce(kind, 0)).toBe(false);
  });

  test('what the policy approves at once needs no second person, whoever grants it', () => {
    const terms = { ...LIMITS, autoApproval: { return: 300, refundOnly: 20 } };
    const above = (kind: 'goods' | 'refundOnly' | 'goodwill', total: number, before = 0) =>
      limitExceeded(
        terms,
        'agent',
        asked(kind, total, kind === 'goods' ? { goods: before } : { money: before }),
      );
    expect([above('goods', 300), above('goods', 301), above('goods', 1, 300)]).toEqual([
      null,
      300,
      300,
    ]);
    expect([above('refundOnly', 20), above('refundOnly', 21)]).toEqual([null, 20]);
    expect(above('goodwill', 11)).toBe(10);
    expect(refundLimit(terms, 'manager', 'goods')).toBe(500);
    expect(refundLimit(terms, null, 'goods')).toBe(300);
    expect(refundLimit(terms, 'owner', 'goods')).toBeNull();
  });

  test('what nobody else approved before counts towards the limit, goods apart from money alone', () => {
    const granted = (further: object = {}) => ({
      kind: 'goodwill' as const,
      state: 'paying' as const,
      total: 4,
      returnFreight: 0,
      decidedAt: null,
      ...further,
    });
    const before = [
      granted(),
      granted({ state: 'succeeded' }),
      granted({ state: 'submitted' }),
      granted({ decidedAt: 1 }),
      granted({ kind: 'goods', returnFreight: 3 }),
      granted({ kind: 'refundOnly', total: 1 }),
    ];
    const alone = grantedAloneOf(before);
    expect(alone).toEqual({ goods: 4, money: 9, freight: 3 });
    const above = (total: number) =>
      limitExceeded(LIMITS, 'agent', asked('goodwill', total, { money: alone.money }));
    expect([above(1), above(2)]).toEqual([null, 10]);
  });

  test('a refund that failed is closed only where the store has refunded all that is unpaid', () => {
    const met = { state: 'failed' as const, failure: 'metByStore' as const };
    const failed = { state: 'failed' as const };
    expect(closeError(failed, [met, { state: 'cancelled', failure: 'refused' }])).toBeNull();
    expect(closeError(failed, [met, { state: 'succeeded', failure: null }])).toBeNull();
    expect(closeError(failed, [met, { ...met, failure: 'refused' }])).toBe('refunds.errors.notMet');
    expect(closeError({ state: 'paying' }, [met])).toBe('refunds.errors.notFailed');
  });

  test('a refund tells when it was granted, decided and paid, and by whom', () => {
    const refund = {
      id: 1,
      ticketId: 2,
      kind: 'goods' as const,
      state: 'succeeded' as const,
      total: 5,
      authorName: 'Ann',
      approverName: null,
      decidedAt: null,
      succeededAt: 30,
      createdAt: 10,
      updatedAt: 40,
    };
    const told = (further: Partial<Parameters<typeof stepsOfRefund>[0]>) =>
      stepsOfRefund({ ...refund, ...further }).map(({ step, at, name }) => [step, at, name]);
    expect(told({})).toEqual([
      ['granted', 10, 'Ann'],
      ['succeeded', 30, null],
    ]);
    expect(told({ decidedAt: 20, approverName: 'Bo' })).toEqual([
      ['submitted', 10, 'Ann'],
      ['approved', 20, 'Bo'],
      ['succeeded', 30, null],
    ]);
    const open = { succeededAt: null };
    expect(told({ ...open, state: 'submitted' })).toEqual([['submitted', 10, 'Ann']]);
    expect(told({ ...open, state: 'failed' }).at(-1)).toEqual(['failed', 40, null]);
    expect(told({ ...open, state: 'rejected', decidedAt: 20 }).at(-1)).toEqual([
      'rejected',
      20,
      null,
    ]);
  });

  test('nobody approves an own refund, only its author withdraws it, and neither is done twice', () => {
    const refund = { state: 'submitted' as const, authorId: 'one' };
    expect(refundError('approve', refund, 'one')).toBe('refunds.errors.ownWork');
    expect(refundError('approve', refund, 'two')).toBeNull();
    expect(refundError('approve', refund, null)).toBe('refunds.errors.ownWork');
    expect(refundError('withdraw', refund, 'two')).toBe('refunds.errors.othersWork');
    expect(refundError('withdraw', refund, 'one')).toBeNull();
    expect(refundError('approve', { ...refund, state: 'paying' }, 'two')).toBe(
      'refunds.errors.notSubmitted',
    );
  });
});
