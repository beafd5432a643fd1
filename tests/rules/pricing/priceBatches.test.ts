import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDINGS, type PriceFormula, type PriceRounding } from '#contract/pricing/priceBatches';
import { newPrice, roundPrice } from '#server/pricing/priceBatches/formula';
import { computeProposal } from '#server/pricing/priceBatches/proposal';
import type { BatchTerms, RowFacts } from '#server/pricing/priceBatches/rowFacts';
import { readLines, readPrice } from '#server/pricing/priceBatches/pastedLines';
import { batchError, phaseOf } from '#rules/pricing/priceBatches';
import { Tally } from '#server/pricing/priceBatches/tally';
import { mulDiv } from '#shared/money';
import { changeBps, floorOf, marginBps } from '#server/pricing/guards/rules';

const nearest = (ending: PriceRounding['ending']): PriceRounding => ({
  ending,
  direction: 'nearest',
});

describe('roundPrice', () => {
  test.each<[PriceRounding['ending'], number, number, number]>([
    ['none', 2, 1234, 1234],
    ['end99', 2, 1234, 1199],
    ['end99', 2, 1249, 1299],
    // The exact half between 11.99 and 12.99 goes up.
    ['end99', 2, 1249 - 0, 1299],
    ['end99', 2, 1248, 1199],
    ['end99', 2, 1, 99],
    ['end90', 2, 1240, 1290],
    ['end90', 2, 1239, 1190],
    ['whole', 2, 1250, 1300],
    ['whole', 2, 1249, 1200],
    ['to5', 2, 1250, 1500],
    ['to5', 2, 1249, 1000],
    ['to10', 2, 1500, 2000],
    ['to10', 2, 1499, 1000],
    ['to100', 2, 14_999, 10_000],
    ['to100', 2, 15_000, 20_000],
    ['to100', 2, 1, 10_000],
    ['end99', 0, 1249, 1299],
    ['end99', 0, 1248, 1199],
    ['end90', 0, 1240, 1290],
    ['whole', 0, 1249, 1249],
    ['to5', 0, 1248, 1250],
    ['to10', 0, 1245, 1250],
    ['to100', 0, 1249, 1200],
    ['end99', 3, 12_490, 12_990],
    ['end99', 3, 12_489, 11_990],
    ['end90', 3, 12_400, 12_900],
    ['whole', 3, 12_500, 13_000],
    ['to5', 3, 12_499, 10_000],
  ])('the rounding %s with %i decimals turns %i into %i', (ending, decimals, amount, expected) => {
    expect(roundPrice(amount, nearest(ending), decimals)).toBe(expected);
  });
  test('a price is rounded up or down if the direction says so', () => {
    expect(roundPrice(1201, { ending: 'end99', direction: 'down' }, 2)).toBe(1199);
    expect(roundPrice(1201, { ending: 'end99', direction: 'up' }, 2)).toBe(1299);
    expect(roundPrice(1299, { ending: 'end99', direction: 'up' }, 2)).toBe(1299);
    expect(roundPrice(1000, { ending: 'whole', direction: 'down' }, 2)).toBe(1000);
  });
  test('a rounded price is positive, at most one step away, and unchanged by rounding again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(...ENDINGS),
        fc.constantFrom('nearest', 'up', 'down' as const),
        fc.constantFrom(0, 2, 3),
        (amount, ending, direction, decimals) => {
          const rounded = roundPrice(
            amount,
            { ending, direction: direction as PriceRounding['direction'] },
            decimals,
          );
          expect(rounded).toBeGreaterThan(0);
          expect(roundPrice(rounded, { ending, direction: 'nearest' }, decimals)).toBe(rounded);
          const step = roundPrice(1, { ending: 'to100', direction: 'up' }, decimals);
          expect(Math.abs(rounded - amount)).toBeLessThanOrEqual(Math.max(step, 100));
        },
      ),
    );
  });
});

describe('integer arithmetic', () => {
  test('mulDiv equals exact fractions, even beyond the precision of a double', () => {
    const anyAmount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(
        anyAmount,
        fc.integer({ min: 0, max: 110_000 }),
        fc.integer({ min: 100, max: 20_000 }),
        (a, b, c) => {
          const [x, d] = [BigInt(a) * BigInt(b), BigInt(c)];
          const floor = (value: bigint, by: bigint) => value / by - (value % by < 0n ? 1n : 0n);
          expect(BigInt(mulDiv(a, b, c, 'down'))).toBe(floor(x, d));
          expect(BigInt(mulDiv(a, b, c, 'up'))).toBe(-floor(-x, d));
          expect(BigInt(mulDiv(a, b, c))).toBe(floor(2n * x + d, 2n * d));
        },
      ),
    );
  });
  test('margins and changes are computed in basis points, or null if they are undefined', () => {
    expect(marginBps(1000, 600)).toBe(4000);
    expect(marginBps(1000, 1200)).toBe(-2000);
    expect(marginBps(0, 600)).toBeNull();
    expect(marginBps(1000, null)).toBeNull();
    expect(changeBps(1000, 800)).toBe(-2000);
    expect(changeBps(0, 800)).toBeNull();
  });
  test('the floor reaches its minimum margin, and one minor unit less does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: -5000, max: 9900 }),
        (cost, minMarginBps) => {
          const floor = floorOf({ cost, minPrice: null, minMarginBps }) ?? 0;
          const reached = (price: number) => (price - cost) * 10_000 >= minMarginBps * price;
          expect(reached(floor)).toBe(true);
          expect(reached(floor - 1)).toBe(false);
        },
      ),
    );
    expect(floorOf({ cost: 600, minPrice: 1000, minMarginBps: 2000 })).toBe(1000);
    expect(floorOf({ cost: 900, minPrice: 1000, minMarginBps: 2000 })).toBe(1125);
    expect(floorOf({ cost: null, minPrice: null, minMarginBps: 2000 })).toBeNull();
  });
});

describe('newPrice', () => {
  const input = { oldAmount: 10_000, cost: 6000, competing: 9000 };
  test.each<[string, PriceFormula, number | string]>([
    ['a fixed amount', { kind: 'set', amount: 4990 }, 4990],
    ['plus an amount', { kind: 'amount', change: 550 }, 10_550],
    ['minus more than the price', { kind: 'amount', change: -20_000 }, 1],
    ['minus 20 %', { kind: 'percent', bps: -2000 }, 8000],
    ['a target margin from cost', { kind: 'margin', bps: 3333 }, 9000],
    [
      'the lowest competitor less 1 %',
      { kind: 'competitor', aim: 'lowest', bps: -100, change: 0 },
      8910,
    ],
    [
      'the average competitor plus 5.00',
      { kind: 'competitor', aim: 'average', bps: 0, change: 500 },
      9500,
    ],
  ])('the formula gives the expected new price: %s', (_name, formula, expected) => {
    expect(newPrice(formula, nearest('none'), input, 2)).toBe(expected);
  });
  test('a formula reports which of its inputs is missing', () => {
    const nothing = { oldAmount: null, cost: null, competing: null };
    expect(newPrice({ kind: 'percent', bps: 1 }, nearest('none'), nothing, 2)).toBe('noPrice');
    expect(newPrice({ kind: 'margin', bps: 1 }, nearest('none'), nothing, 2)).toBe('noCost');
    expect(
      newPrice(
        { kind: 'competitor', aim: 'lowest', bps: 0, change: 0 },
        nearest('none'),
        nothing,
        2,
      ),
    ).toBe('noCompetitor');
  });
});

const facts: RowFacts = {
  variantId: 1,
  oldAmount: 10_000,
  ownAmount: 10_000,
  ownEndsAt: null,
  outlasts: false,
  ownLasts: true,
  cost: 6000,
  minPrice: null,
  minMarginBps: 2000,
  competing: null,
  planned: false,
};
const terms = (
  formula: PriceFormula,
  request: Partial<BatchTerms['request']> = {},
): BatchTerms => ({
  formula,
  rounding: nearest('none'),
  request: { belowFloor: 'refuse', conflicts: 'refuse', ...request },
  decimals: 2,
  sale: false,
  thresholds: { changeBps: 3000, marginBps: 2500, rows: 10 },
});
const less = (percent: number): PriceFormula => ({ kind: 'percent', bps: -percent * 100 });

describe('the proposal for a row of a batch', () => {
  test('a price below the floor is flagged, raised, left out or allowed, as requested', () => {
    expect(computeProposal(facts, terms(less(30)))).toMatchObject({
      newAmount: 7000,
      severity: 2,
      flags: ['belowFloor', 'lowMargin'],
    });
    expect(computeProposal(facts, terms(less(30), { belowFloor: 'raise' }))).toMatchObject({
      newAmount: 7500,
      flags: ['raised', 'lowMargin'],
    });
    expect(computeProposal(facts, terms(less(30), { belowFloor: 'leaveOut' }))).toMatchObject({
      newAmount: null,
      flags: ['belowFloor'],
    });
    expect(computeProposal(facts, terms(less(50), { belowFloor: 'allow' }))).toMatchObject({
      severity: 2,
      flags: ['belowFloor', 'belowCost', 'bigChange', 'lowMargin'],
    });
  });
  test('an amount entered by a person, or none, replaces the computed one', () => {
    expect(computeProposal(facts, terms(less(10)), 9500)).toMatchObject({
      newAmount: 9500,
      edited: true,
    });
    expect(computeProposal(facts, terms(less(10)), null)).toMatchObject({
      newAmount: null,
      edited: true,
    });
  });
  test('an unchanged price is left out, and a sale above the base price is flagged', () => {
    expect(computeProposal(facts, terms({ kind: 'set', amount: 10_000 }))).toMatchObject({
      newAmount: null,
      flags: ['unchanged'],
    });
    expect(
      computeProposal(
        { ...facts, ownAmount: null },
        { ...terms({ kind: 'set', amount: 11_000 }), sale: true },
      ).flags,
    ).toContain('notReduced');
  });
  test('the price of the day when a batch begins is no reason to leave a row out where it ends before the batch does', () => {
    expect(
      computeProposal({ ...facts, ownLasts: false }, terms({ kind: 'set', amount: 10_000 })),
    ).toMatchObject({ newAmount: 10_000 });
  });
  test('no proposed price is below its floor if prices are raised to the floor', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 99 }),
        (oldAmount, cost, percent) => {
          const row = { ...facts, oldAmount, ownAmount: oldAmount, cost };
          const { newAmount } = computeProposal(row, terms(less(percent), { belowFloor: 'raise' }));
          if (newAmount !== null) expect(newAmount).toBeGreaterThanOrEqual(floorOf(row) ?? 0);
        },
      ),
    );
  });
  test('the totals name the thresholds that require a second person', () => {
    const tally = new Tally();
    for (const amount of [6000, 10_000, null])
      tally.add(facts, computeProposal(facts, terms(less(10)), amount));
    expect(
      tally.finish(
        { changeBps: 3000, marginBps: 2500, rows: 10 },
        { belowFloor: 'allow', conflicts: 'refuse' },
      ),
    ).toMatchObject({
      matched: 3,
      changing: 1,
      belowFloor: 1,
      loweredCount: 1,
      maxChangeBps: 4000,
      largestChangeBps: -4000,
      minMarginBps: 0,
      skipped: { unchanged: 2 },
      breaches: ['change', 'margin', 'floor'],
    });
  });
});

describe('phases of a price batch', () => {
  test('the phase follows from the status and the current time', () => {
    const written = { status: 'written' as const, startsAt: 100, endsAt: 200 };
    expect([99, 100, 199, 200].map((now) => phaseOf(written, now))).toEqual([
      'scheduled',
      'inForce',
      'inForce',
      'ended',
    ]);
    expect(phaseOf({ ...written, endsAt: null }, 999)).toBe('inForce');
    expect(phaseOf({ ...written, status: 'submitted' }, 999)).toBe('submitted');
  });
  test('authors cannot approve their own batch', () => {
    const batch = { status: 'submitted' as const, authorId: 'a' };
    expect(batchError('approve', batch, 'a')).toBe('priceBatches.errors.ownBatch');
    expect(batchError('approve', batch, null)).toBe('priceBatches.errors.ownBatch');
    expect(batchError('approve', batch, 'b')).toBeNull();
    expect(batchError('approve', { ...batch, status: 'draft' }, 'b')).toBe(
      'priceBatches.errors.notSubmitted',
    );
  });
});

const errorOf = (read: number | { error: string }) =>
  typeof read === 'number'
    ? read
    : read.error.replace(/^@@react-admin@@\{"message":"([^"]+)".*$/, '$1');

describe('prices as people type them', () => {
  test.each<[string, string, number, number | string]>([
    ['1234.50', 'CNY', 2, 123_450],
    ['1,234.50', 'CNY', 2, 123_450],
    ['¥ 99', 'CNY', 2, 9900],
    ['99元', 'CNY', 2, 9900],
    ['CNY 99.9', 'CNY', 2, 9990],
    ['９９．５', 'CNY', 2, 9950],
    ['129。5', 'CNY', 2, 12_950],
    ['1 234.50', 'CNY', 2, 123_450],
    ['1980', 'JPY', 0, 1980],
    ['1.234', 'KWD', 3, 1234],
    ['12.00', 'JPY', 0, 12],
    ['1.234,50', 'CNY', 2, 'prices.errors.ambiguous'],
    ['1234,50', 'CNY', 2, 'prices.errors.ambiguous'],
    ['1.234.567', 'CNY', 2, 'prices.errors.ambiguous'],
    ['1,23', 'CNY', 2, 'prices.errors.ambiguous'],
    ['€ 12', 'CNY', 2, 'prices.errors.otherCurrency'],
    ['12 USD', 'CNY', 2, 'prices.errors.otherCurrency'],
    ['-5', 'CNY', 2, 'prices.errors.negative'],
    ['0', 'CNY', 2, 'prices.errors.zero'],
    ['', 'CNY', 2, 'prices.errors.noAmount'],
    ['12.345', 'CNY', 2, 'prices.errors.tooFine'],
    ['12.5', 'JPY', 0, 'prices.errors.tooFine'],
    ['99999999999', 'CNY', 2, 'prices.errors.absurd'],
    ['99999999999999999', 'CNY', 2, 'prices.errors.absurd'],
    ['1e5', 'CNY', 2, 'prices.errors.notANumber'],
    ['abc', 'CNY', 2, 'prices.errors.notANumber'],
    ['=1+1', 'CNY', 2, 'prices.errors.notANumber'],
  ])('the typed price %s in %s is read as expected', (typed, currency, decimals, expected) => {
    expect(errorOf(readPrice(typed, currency, decimals))).toBe(expected);
  });
  test('no pasted text throws an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readLines(text, 'CNY', 2)));
  });
  test('lines of a spreadsheet or a CSV file are read with their line numbers', () => {
    const text = '\ufeffSKU\tPrice\r\nA-1\t12.50\r\n\r\n"B 2","1,300.00"\nC;7\nD\n\t9';
    expect(
      readLines(text, 'CNY', 2).map(({ line, sku, amount, error }) => [line, sku, amount ?? error]),
    ).toEqual([
      [2, 'A-1', 1250],
      [4, 'B 2', 130_000],
      [5, 'C', 700],
      [6, 'D', 'prices.errors.twoCells'],
      [7, '9', 'prices.errors.twoCells'],
    ]);
  });
});
