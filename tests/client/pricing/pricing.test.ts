import { describe, expect, test } from 'vitest';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { pasteDown, readCell } from '../../../client/pricing/priceBatches/amounts.ts';
import { differenceOf } from '../../../client/pricing/priceBatches/difference.ts';
import { type Draft, draftOf, EMPTY } from '../../../client/pricing/priceBatches/draft.ts';
import { askedOf, checked, missingOf } from '../../../client/pricing/priceBatches/draftChecks.ts';
import { pointsOf, type Timeline } from '../../../client/catalog/products/prices/timeline.ts';
import { floorOf } from '#rules/pricing/guards';
import { priorPrice } from '#rules/pricing/priceEvents';
import { instantOf, nextWeekday, timeOf } from '#shared/days';
import { readRate, valueOrNaN } from '#shared/numbers';
import { mayStillApprove } from '../../../client/pricing/priceBatches/verbs.ts';

const draft = (changes: Partial<Draft> = {}): Draft => ({ ...EMPTY, name: 'Autumn', ...changes });
const byMethod = (formula: Partial<Draft['formula']>) =>
  draft({ formula: { ...EMPTY.formula, ...formula } });

describe('the form of a price batch', () => {
  test.each([
    [
      { method: 'percentDown', bps: 2000 },
      { kind: 'percent', bps: -2000 },
    ],
    [
      { method: 'percentUp', bps: 550 },
      { kind: 'percent', bps: 550 },
    ],
    [
      { method: 'amountDown', amount: 500 },
      { kind: 'amount', change: -500 },
    ],
    [
      { method: 'set', amount: 9900 },
      { kind: 'set', amount: 9900 },
    ],
    [
      { method: 'margin', bps: 4000 },
      { kind: 'margin', bps: 4000 },
    ],
    [
      { method: 'lowest', change: -100 },
      { kind: 'competitor', aim: 'lowest', bps: 0, change: -100 },
    ],
    // Typed prices start from unchanged prices.
    [{ method: 'given' }, { kind: 'amount', change: 0 }],
  ] as const)('the typed formula %j is sent as %j', (formula, sent) => {
    expect(checked(byMethod(formula), []).input?.formula).toEqual(sent);
  });

  test('a saved batch is read back into the same form values', () => {
    const typed = byMethod({ method: 'percentDown', bps: 2000 });
    const { input } = checked({ ...typed, begins: 'at', startsAt: 5_000, endsAt: 9_000 }, []);
    const saved = { ...input, reason: null } as unknown as PriceBatch;
    expect(draftOf(saved)).toEqual({ ...typed, begins: 'at', startsAt: 5_000, endsAt: 9_000 });
  });

  test('errors are reported under the names of the form fields', () => {
    expect(checked(draft(), []).errors).toHaveProperty('formula.method');
    expect(checked(byMethod({ method: 'amountDown' }), []).errors).toHaveProperty('formula.amount');
    expect(checked(byMethod({ method: 'percentDown', bps: -500 }), []).errors).toHaveProperty(
      'formula.bps',
    );
    expect(checked(byMethod({ method: 'percentDown', bps: 12_000 }), []).errors).toHaveProperty(
      'formula.bps',
    );
    expect(checked(byMethod({ method: 'percentDown', bps: NaN }), []).errors).toHaveProperty(
      'formula.bps',
    );
    expect(checked({ ...byMethod({ method: 'given' }), begins: 'at' }, []).errors).toHaveProperty(
      'startsAt',
    );
    expect(checked({ ...byMethod({ method: 'given' }), name: ' ' }, []).errors).toHaveProperty(
      'name',
    );
  });

  test('a start time that was chosen and then discarded is not sent', () => {
    const typed = { ...byMethod({ method: 'given' }), begins: 'now' as const, startsAt: 5_000 };
    expect(checked(typed, []).input?.startsAt).toBeNull();
  });

  test('lines that nobody has read are not lost by saving', () => {
    const figures = [{ variantId: 7, amount: 990 }];
    const pasted = draft({ source: 'pasted' });
    expect(checked(pasted, []).errors).toEqual({ unread: 'ra.validation.required' });
    expect(checked({ ...pasted, unread: true }, figures).errors).toEqual({
      unread: 'priceBatches.paste.readFirst',
    });
    expect(checked(pasted, figures).errors).toBeNull();
    // Lines of a box that is not shown are nobody's.
    expect(
      checked({ ...byMethod({ method: 'percentUp', bps: 100 }), unread: true }, []).errors,
    ).toBeNull();
  });

  test('the preview says what it waits for', () => {
    expect(missingOf(draft(), [])).toBe('formula');
    expect(missingOf(draft({ source: 'pasted' }), [])).toBe('lines');
    const typed = byMethod({ method: 'percentUp', bps: 100 });
    expect(missingOf({ ...typed, begins: 'at' }, [])).toBe('time');
    expect(missingOf(byMethod({ method: 'percentUp' }), [])).toBe('values');
    expect(missingOf(typed, [])).toBeNull();
  });

  test('no preview is requested before the form is complete', () => {
    expect(askedOf(draft(), [])).toBeNull();
    expect(askedOf(draft({ source: 'pasted' }), [])).toBeNull();
    const figures = [{ variantId: 7, amount: 990 }];
    expect(askedOf(draft({ source: 'pasted', name: '' }), figures)).toMatchObject({
      formula: { kind: 'given' },
      filter: {},
      figures,
    });
    expect(
      askedOf({ ...byMethod({ method: 'percentUp', bps: 100 }), name: '' }, []),
    ).not.toBeNull();
  });
});

describe('price cells in the grid', () => {
  test.each([
    ['12.5', 1250],
    ['¥1,234.50', 123_450],
    ['１２', 1200],
    ['', null],
    // Ambiguous numbers and texts that are not prices.
    ['1234,50', NaN],
    ['1.234,50', NaN],
    ['12.345', NaN],
    ['0', NaN],
    ['-5', NaN],
    ['cheap', NaN],
  ])('the typed cell %j is read as %j', (typed, amount) => {
    expect(readCell(typed, 'CNY', 2)).toEqual(amount);
  });
  test('a pasted column fills the rows downwards', () => {
    expect(pasteDown('1\r\n\r\nx\n4\t9\n5\n', [10, 11, 12, 13], 0, 'CNY', 2)).toEqual({
      amounts: [
        [10, 100],
        [13, 400],
      ],
      bad: [[12, 'x']],
      over: 1,
    });
  });
  test('the difference between two prices is an amount and a rate, or null', () => {
    expect(differenceOf(1000, 800)).toEqual({ amount: -200, bps: -2000 });
    expect(differenceOf(1000, 1000)).toBeNull();
    expect(differenceOf(null, 1000)).toBeNull();
  });
});

describe('typed rates and times', () => {
  test.each([
    ['20', 2000],
    ['12.25 %', 1225],
    ['-5', -500],
    ['', null],
    ['1.234', NaN],
    ['a', NaN],
  ])('the typed rate %j is read as %j basis points', (typed, bps) =>
    expect(valueOrNaN(readRate(typed))).toEqual(bps),
  );

  test.each([
    ['2026-11-27', '00:00', 'Asia/Shanghai', '2026-11-26T16:00:00Z'],
    ['2026-11-27', '18:30', 'America/New_York', '2026-11-27T23:30:00Z'],
    // The nights in which the clocks go forward and back.
    ['2026-03-29', '04:00', 'Europe/Berlin', '2026-03-29T02:00:00Z'],
    ['2026-10-25', '12:00', 'Europe/Berlin', '2026-10-25T11:00:00Z'],
  ])(
    'the local time %s %s in %s is the expected instant and is shown unchanged',
    (day, time, zone, instant) => {
      expect(new Date(instantOf(day, time, zone)).toISOString()).toBe(
        instant.replace('Z', '.000Z'),
      );
      expect(timeOf(instantOf(day, time, zone), zone)).toBe(time);
    },
  );
  test('the next Friday is never today', () => {
    expect(nextWeekday('2026-11-22', 5)).toBe('2026-11-27');
    expect(nextWeekday('2026-11-27', 5)).toBe('2026-12-04');
    expect(nextWeekday('2026-12-31', 1)).toBe('2027-01-04');
  });
});

describe('the price timeline', () => {
  const DAY = 86_400_000;
  const NOW = 1_000 * DAY;
  const step = (at: number, amount: number, originalAmount = amount) => ({
    at,
    amount,
    originalAmount,
  });
  const steps = [
    step(NOW - 100 * DAY, 1000),
    step(NOW - 20 * DAY, 800, 1000),
    step(NOW - 10 * DAY, 900),
  ];
  test('the lowest price of the previous 30 days includes the price in force at their start', () => {
    expect(priorPrice(steps, NOW - 20 * DAY)).toBe(1000);
    expect(priorPrice(steps, NOW)).toBe(800);
    expect(priorPrice(steps, NOW + 25 * DAY)).toBe(900);
    expect(priorPrice(steps, NOW - 200 * DAY)).toBeNull();
  });
  test('the points hold the price in force, and competitors end now', () => {
    const competitors = [
      { id: 1, seller: 'A', own: false, amount: 950, observedAt: NOW - 5 * DAY },
      { id: 2, seller: 'B', own: false, amount: 930, observedAt: NOW - 3 * DAY },
      { id: 3, seller: 'us', own: true, amount: 1, observedAt: NOW - 3 * DAY },
    ];
    const points = pointsOf({ steps, competitors } as unknown as Timeline, NOW);
    expect(points.find(({ at }) => at === NOW - 20 * DAY)).toMatchObject({
      amount: 800,
      original: 1000,
      prior: 1000,
    });
    expect(points.find(({ at }) => at === NOW)).toMatchObject({
      amount: 900,
      original: null,
      competitor: 930,
    });
    expect(points.at(-1)?.competitor).toBeNull();
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).sort((a, b) => a - b));
  });
  test('the floor reaches the minimum margin or the minimum price', () => {
    expect(floorOf({ cost: 1000, minPrice: null, minMarginBps: 3000 })).toBe(1429);
    expect(floorOf({ cost: 1000, minPrice: 2000, minMarginBps: 3000 })).toBe(2000);
    expect(floorOf({ cost: null, minPrice: null, minMarginBps: 3000 })).toBeNull();
  });
});

test.each([
  ['submitted', 'refuse', 1, false],
  ['submitted', 'refuse', 0, true],
  ['submitted', 'replace', 1, true],
  ['draft', 'refuse', 1, true],
] as const)(
  'an approval of a batch that is %s and whose conflicts are to %s, with %i changed prices, is offered: %s',
  (phase, conflicts, prices, expected) => {
    const request = { belowFloor: 'refuse', conflicts } as const;
    const moved = { since: null, total: prices, prices, costs: 0, floors: 0, rows: [] };
    expect(mayStillApprove({ phase, request }, moved)).toBe(expected);
  },
);
