/** Units under open cases, what comes in and is found of them, and what the store returned itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedUnits,
  type Acceptance,
  cameUnits,
  inspectionErrors,
  isToCome,
  receiptErrors,
  refusedOthers,
  refusedUnits,
  toInspected,
  unacceptedUnits,
} from '#rules/service/inspection';
import { asksReplaced, restockable } from '#server/service/inspection/replaced';
import { RESPONSIBILITIES, type Responsibility } from '#contract/orders/responsibilities';
import { type HoldingCase, meetCases, type StoreReturn, unitsLeft } from '#rules/service/caseUnits';
import { sentUnits } from '#server/service/policies/lineRules';

const line = (more: object = {}) => ({ lineNumber: 1, ordered: 5, sent: 3, free: 5, ...more });

describe('what is left of a line', () => {
  test('of units that come back only those that were sent, without returned, refunded and held ones', () => {
    expect(unitsLeft(line(), [], true)).toBe(3);
    expect(unitsLeft(line({ free: 4 }), [{ lineNumber: 1, units: 1 }], true)).toBe(1);
    expect(unitsLeft(line({ free: 4 }), [{ lineNumber: 2, units: 1 }], true)).toBe(2);
    expect(unitsLeft(line({ free: 1 }), [], true)).toBe(0);
  });
  test('of units that stay also those that were not sent', () => {
    expect(unitsLeft(line({ sent: 0 }), [], false)).toBe(5);
    expect(unitsLeft(line({ free: 3 }), [{ lineNumber: 1, units: 2 }], false)).toBe(1);
  });
  test('a unit of a parcel is of one line, and a lost parcel brings none', () => {
    const lines = [0, 1].map((position) => ({ position, lineId: null, sku: 'A', quantity: 2 }));
    const parcel = (more: object) => ({
      status: 'shipped',
      shippedAt: 1,
      deliveredAt: null,
      lineId: null,
      sku: 'A',
      quantity: 3,
      ...more,
    });
    expect([...sentUnits(lines, [parcel({})], true).values()]).toEqual([2, 1]);
    expect([...sentUnits(lines, [parcel({ status: 'lost' })], true).values()]).toEqual([]);
    expect([...sentUnits(lines, [], true).values()]).toEqual([2, 2]);
    expect([...sentUnits(lines, [], false).values()]).toEqual([0, 0]);
  });
});

const coming = (more: object = {}) => ({
  lineNumber: 1,
  requested: 3,
  approved: 2,
  received: 0,
  ...more,
});
const found = (more: object = {}) => ({
  lines: [
    { lineNumber: 1, resellable: 0, refurbish: 0, scrap: 0, wrongItem: 0, replaced: null, ...more },
  ],
});

const by = (responsibility: Responsibility, more: Partial<Acceptance> = {}): Acceptance => ({
  responsibility,
  wereOthersSent: false,
  areOthersPaid: false,
  ...more,
});

describe('goods that come in', () => {
  test('are waited for until as many have come as were agreed to, or asked for before anybody agreed', () => {
    expect(isToCome(coming({ received: 1 }))).toBe(true);
    expect(isToCome(coming({ received: 2 }))).toBe(false);
    expect(isToCome(coming({ approved: null, received: 2 }))).toBe(true);
    expect(isToCome(coming({ approved: null, received: 3 }))).toBe(false);
  });
  test('are those that were looked at, whatever was found, and not what is missing', () => {
    const unit = (
      lineNumber: number,
      disposition: 'resellable' | 'scrap' | 'missing',
      units: number,
    ) => ({
      lineNumber,
      disposition,
      units,
      replacedUnits: 0,
    });
    expect(
      cameUnits([
        unit(1, 'resellable', 2),
        unit(1, 'scrap', 1),
        unit(1, 'missing', 4),
        unit(2, 'missing', 1),
      ]),
    ).toEqual([{ lineNumber: 1, units: 3, replacedUnits: 0 }]);
  });
  test('over all parcels no more comes in than was agreed to', () => {
    const receipt = (quantity: number) => ({ lines: [{ lineNumber: 1, quantity }] });
    expect(receiptErrors([coming()], receipt(2))).toEqual({});
    expect(receiptErrors([coming({ received: 1 })], receipt(2))).toHaveProperty('0.quantity');
    expect(receiptErrors([coming()], { lines: [{ lineNumber: 9, quantity: 1 }] })).toEqual({
      0: { lineNumber: 'errors.notFound' },
    });
  });
  test('every unit that came in is found to be something, and what did not come is missing', () => {
    const lines = [coming({ received: 1 })];
    expect(inspectionErrors(lines, found({ resellable: 2 }), [])).toHaveProperty('0.resellable');
    expect(inspectionErrors(lines, { lines: [] }, [])).toHaveProperty('root');
    expect(inspectionErrors(lines, found({ scrap: 1 }), [])).toEqual({});
    expect(toInspected(lines, found({ scrap: 1 }), [])).toEqual([
      { lineNumber: 1, disposition: 'scrap', units: 1, replacedUnits: 0 },
      { lineNumber: 1, disposition: 'missing', units: 1, replacedUnits: null },
    ]);
  });
  test('damaged and other goods are accepted only where the customer does not answer for them', () => {
    const inspected = toInspected(
      [coming({ approved: 5, requested: 5, received: 4 })],
      found({ resellable: 1, refurbish: 1, scrap: 1, wrongItem: 1 }),
      [],
    );
    expect(acceptedUnits(inspected, by('customer'))).toEqual([
      { lineNumber: 1, units: 2, replacedUnits: 0 },
    ]);
    expect(acceptedUnits(inspected, by('none'))).toEqual([
      { lineNumber: 1, units: 2, replacedUnits: 0 },
    ]);
    const sent = by('merchant', { wereOthersSent: true });
    expect(acceptedUnits(inspected, sent)).toEqual([{ lineNumber: 1, units: 4, replacedUnits: 0 }]);
    expect(restockable(inspected, [{ lineNumber: 1, sku: 'A' }], [])).toEqual([
      { sku: 'A', quantity: 1 },
    ]);
    expect(restockable(inspected, [{ lineNumber: 1, sku: null }], [])).toEqual([]);
  });
});

describe('goods of a line of which one unit was replaced', () => {
  const has = { lineNumber: 1, others: 1, replaced: [{ sku: 'MUG', units: 1 }], isAsked: true };
  const two = [coming({ received: 2 })];
  const one = [coming({ received: 1 })];
  const split = (more: object) => ({
    resellable: 0,
    refurbish: 0,
    scrap: 0,
    wrongItem: 0,
    ...more,
  });
  const said = (counts: object, replaced: object) =>
    found({ ...counts, replaced: split(replaced) });
  test('it is asked which of them came in where other goods replaced it and both are there', () => {
    expect(asksReplaced(has, 'CUP')).toBe(true);
    expect(asksReplaced({ ...has, others: 0 }, 'CUP')).toBe(false);
    expect(asksReplaced(has, 'MUG')).toBe(false);
    expect(inspectionErrors(one, found({ resellable: 1 }), [has])).toEqual({
      0: { replaced: 'inspection.errors.replacedMissing' },
    });
    const clear = { ...has, others: 0, isAsked: false };
    expect(inspectionErrors(one, found({ resellable: 1 }), [clear])).toEqual({});
    expect(toInspected(one, found({ resellable: 1 }), [clear])[0]).toMatchObject({
      replacedUnits: 1,
    });
    const same = { ...has, isAsked: false };
    expect(toInspected(one, found({ resellable: 1 }), [same])[0]).toMatchObject({
      replacedUnits: null,
    });
  });
  test('no more and no fewer are replacements than the customer can have sent', () => {
    const wrong = (...units: Parameters<typeof said>) =>
      inspectionErrors(two, said(...units), [has]);
    expect(wrong({ resellable: 2 }, { resellable: 1 })).toEqual({});
    expect(wrong({ resellable: 2 }, { resellable: 2 })).toHaveProperty('0.replaced');
    expect(wrong({ resellable: 2 }, {})).toHaveProperty('0.replaced');
    expect(wrong({ resellable: 2 }, { scrap: 1 })).toHaveProperty('0.replaced.scrap');
    expect(inspectionErrors(one, said({ scrap: 1 }, {}), [has])).toEqual({});
    expect(inspectionErrors(one, said({ scrap: 1 }, { scrap: 1 }), [has])).toEqual({});
    expect(inspectionErrors(one, said({ scrap: 1 }, { scrap: 1 }), [])).toHaveProperty(
      '0.replaced',
    );
    // The store took units back itself meanwhile: what came in can still be looked at.
    const fewer = { ...has, others: 0, isAsked: false };
    expect(inspectionErrors(two, said({ resellable: 2 }, { resellable: 1 }), [fewer])).toEqual({});
  });
  test('only those that are accepted are paid, and the goods that came back are put into stock', () => {
    const inspected = toInspected(two, said({ resellable: 1, wrongItem: 1 }, { wrongItem: 1 }), [
      has,
    ]);
    expect(acceptedUnits(inspected, by('none'))).toEqual([
      { lineNumber: 1, units: 1, replacedUnits: 0 },
    ]);
    expect(unacceptedUnits(inspected, by('none'))).toEqual([
      { lineNumber: 1, units: 1, replacedUnits: 1 },
    ]);
    const lines = [{ lineNumber: 1, sku: 'CUP' }];
    const back = (...units: Parameters<typeof said>) =>
      restockable(toInspected(two, said(...units), [has]), lines, [has]);
    expect(back({ resellable: 1, wrongItem: 1 }, { wrongItem: 1 })).toEqual([
      { sku: 'CUP', quantity: 1 },
    ]);
    expect(back({ resellable: 1, scrap: 1 }, { resellable: 1 })).toEqual([
      { sku: 'MUG', quantity: 1 },
    ]);
    expect(back({ resellable: 2 }, { resellable: 1 })).toEqual([
      { sku: 'MUG', quantity: 1 },
      { sku: 'CUP', quantity: 1 },
    ]);
  });
});

describe('other goods than those of the order', () => {
  const others = toInspected(
    [coming({ approved: 3, requested: 3, received: 2 })],
    found({ scrap: 1, wrongItem: 1 }),
    [],
  );
  test('are not accepted, whoever answers for the return, unless the shop had sent them', () => {
    for (const side of ['merchant', 'carrier', 'supplier'] as const) {
      expect(acceptedUnits(others, by(side))).toEqual([
        { lineNumber: 1, units: 1, replacedUnits: 0 },
      ]);
      expect(refusedOthers(others, by(side))).toBe(1);
    }
    expect(acceptedUnits(others, by('merchant', { wereOthersSent: true }))).toEqual([
      { lineNumber: 1, units: 2, replacedUnits: 0 },
    ]);
    expect(acceptedUnits(others, by('customer', { wereOthersSent: true }))).toEqual([]);
  });
  test('are accepted once a person says so', () => {
    const paid = by('customer', { areOthersPaid: true });
    expect(acceptedUnits(others, paid)).toEqual([{ lineNumber: 1, units: 1, replacedUnits: 0 }]);
    expect(refusedOthers(others, paid)).toBe(0);
  });
  test('every unit that was agreed to is accepted, refused or missing, in every mix', () => {
    const count = fc.nat(5);
    const mix = fc.record({ resellable: count, refurbish: count, scrap: count, wrongItem: count });
    fc.assert(
      fc.property(
        mix,
        count,
        fc.constantFrom(...RESPONSIBILITIES),
        fc.boolean(),
        fc.boolean(),
        (units, missing, responsibility, wereOthersSent, areOthersPaid) => {
          const received = Object.values(units).reduce((sum, one) => sum + one, 0);
          const agreed = received + missing;
          const line = coming({ requested: agreed, approved: agreed, received });
          const inspected = toInspected([line], found(units), []);
          const acceptance = { responsibility, wereOthersSent, areOthersPaid };
          const accepted = acceptedUnits(inspected, acceptance)[0]?.units ?? 0;
          expect(accepted + refusedUnits(inspected, acceptance) + missing).toBe(agreed);
          if (!wereOthersSent && !areOthersPaid)
            expect(accepted).toBeLessThanOrEqual(received - units.wrongItem);
        },
      ),
    );
  });
});

const holding = (caseId: number, openedAt: number, units: number): HoldingCase => ({
  caseId,
  kind: 'return',
  openedAt,
  lines: [{ lineNumber: 1, units }],
});
const returned = (id: number, returnedAt: number, units: number): StoreReturn => ({
  id,
  returnedAt,
  lines: [{ lineNumbers: [1], units }],
});

describe('return messages of the store', () => {
  test('meet the case that was opened first, and only what is left over is a further return', () => {
    const cases = [holding(2, 20, 2), holding(1, 10, 1)];
    expect(meetCases(cases, [returned(7, 30, 2)], [])).toEqual([
      { caseId: 1, returnId: 7, lineNumber: 1, units: 1 },
      { caseId: 2, returnId: 7, lineNumber: 1, units: 1 },
    ]);
  });
  test('of what happened before a case was opened, nothing is of the case', () => {
    expect(meetCases([holding(1, 10, 1)], [returned(7, 9, 1)], [])).toEqual([]);
  });
  test('what a case that has ended took of a message is not of another one', () => {
    const before = [{ caseId: 9, returnId: 7, lineNumber: 1, units: 1 }];
    expect(meetCases([holding(1, 10, 2)], [returned(7, 30, 2)], before)).toEqual([
      { caseId: 1, returnId: 7, lineNumber: 1, units: 1 },
    ]);
  });
  test('that name goods by their SKU alone meet each line of them, and lines of other goods in no case', () => {
    const twoLines = {
      ...holding(1, 10, 0),
      lines: [
        { lineNumber: 1, units: 1 },
        { lineNumber: 2, units: 2 },
      ],
    };
    const bySku = (units: number, lineNumbers = [1, 2]) => ({ lineNumbers, units });
    const told = (...lines: ReturnType<typeof bySku>[]) => [{ id: 7, returnedAt: 30, lines }];
    expect(meetCases([twoLines], told(bySku(2)), [])).toEqual([
      { caseId: 1, returnId: 7, lineNumber: 1, units: 1 },
      { caseId: 1, returnId: 7, lineNumber: 2, units: 1 },
    ]);
    // Two lines of one message add up.
    expect(meetCases([twoLines], told(bySku(1, [2]), bySku(5, [2])), [])).toEqual([
      { caseId: 1, returnId: 7, lineNumber: 2, units: 2 },
    ]);
    expect(meetCases([twoLines], told(bySku(1, [3])), [])).toEqual([]);
    const before = [{ caseId: 9, returnId: 7, lineNumber: 3, units: 1 }];
    expect(meetCases([twoLines], told(bySku(1, [1])), before)).toEqual([
      { caseId: 1, returnId: 7, lineNumber: 1, units: 1 },
    ]);
  });
  test('never meet more than a case holds or a message says, in whichever order they are read', () => {
    const cases = fc.array(
      fc.record({ openedAt: fc.nat(9), units: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 4 },
    );
    const messages = fc.array(
      fc.record({ returnedAt: fc.nat(9), units: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(cases, messages, (opened, sent) => {
        const held = opened.map((one, index) => holding(index + 1, one.openedAt, one.units));
        const told = sent.map((one, index) => returned(index + 1, one.returnedAt, one.units));
        const met = meetCases(held, told, []);
        const sum = (of: (one: (typeof met)[number]) => boolean) =>
          met.reduce((total, one) => total + (of(one) ? one.units : 0), 0);
        for (const [index, one] of opened.entries())
          expect(sum(({ caseId }) => caseId === index + 1)).toBeLessThanOrEqual(one.units);
        for (const [index, one] of sent.entries())
          expect(sum(({ returnId }) => returnId === index + 1)).toBeLessThanOrEqual(one.units);
        expect(meetCases(held.toReversed(), told.toReversed(), [])).toEqual(met);
      }),
    );
  });
});
