import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FOREVER,
  type PriceContext,
  type PriceListFacts,
  type PriceRow,
  type Verdict,
} from '#contract/pricing/prices';
import { publicly, resolvePrice } from '#server/pricing/prices/rules';
import { localInstant, startOfDay } from '#shared/days';

const list = (
  id: number,
  code: string,
  kind: PriceListFacts['kind'],
  more: Partial<PriceListFacts> = {},
) => ({
  id,
  code,
  kind,
  priority: 0,
  audience: { levels: [], groups: [], channels: [] },
  ...more,
});
const audience = (named: Partial<PriceListFacts['audience']>) => ({
  audience: { levels: [], groups: [], channels: [], ...named },
});

const LISTS = new Map(
  [
    list(1, 'base', 'base'),
    list(2, 'gold', 'override', audience({ levels: ['gold', 'platinum'] })),
    list(3, 'wholesale', 'override', audience({ groups: ['wholesale'] })),
    list(4, 'app', 'override', audience({ channels: ['app'] })),
    list(5, 'goldApp', 'override', audience({ levels: ['gold'], channels: ['app'] })),
    list(6, 'vip', 'override', { priority: 10, ...audience({ levels: ['gold'] }) }),
    list(7, 'summer', 'sale'),
    list(8, 'clearance', 'sale'),
    list(9, 'appSale', 'sale', audience({ channels: ['app'] })),
    list(10, 'staff', 'override', { priority: -5, ...audience({ groups: ['staff'] }) }),
  ].map((one) => [one.id, one]),
);
const idOf = (code: string) => [...LISTS.values()].find((one) => one.code === code)?.id ?? 0;

/** `code amount [qty] [start] [end]`; ids follow the order written. */
const rowsOf = (...texts: string[]): PriceRow[] =>
  texts.map((text, index) => {
    const [code = '', amount, quantity = '1', startsAt = '0', endsAt] = text.split(' ');
    return {
      id: index + 1,
      listId: idOf(code),
      variantId: 1,
      minQuantity: Number(quantity),
      amount: Number(amount),
      startsAt: Number(startsAt),
      endsAt: endsAt === undefined ? FOREVER : Number(endsAt),
    };
  });

const anyone = publicly(1000);
const gold: PriceContext = { ...anyone, level: 'gold' };
const goldInApp: PriceContext = { ...gold, channel: 'app' };
const pieces = (quantity: number): PriceContext => ({ ...anyone, quantity });
const at = (instant: number): PriceContext => publicly(instant);

type Case = [
  name: string,
  rows: string[],
  context: PriceContext,
  amount: number | null,
  original: number | null,
];
const CASES: Case[] = [
  ['no rows', [], anyone, null, null],
  ['the base price', ['base 100'], anyone, 100, 100],
  ['a base price before its first row', ['base 100 1 2000'], anyone, null, null],
  ['a start is inclusive', ['base 100 1 1000'], anyone, 100, 100],
  ['just before a start', ['base 100 1 0 1000', 'base 120 1 1000'], at(999), 100, 100],
  ['at the start of the next', ['base 100 1 0 1000', 'base 120 1 1000'], at(1000), 120, 120],
  ['an end is exclusive', ['base 100', 'summer 80 1 0 1000'], anyone, 100, 100],
  ['just before an end', ['base 100', 'summer 80 1 0 1000'], at(999), 80, 100],
  ['a sale below the base price', ['base 100', 'summer 80'], anyone, 80, 100],
  ['a sale never raises a price', ['base 100', 'summer 120'], anyone, 100, 100],
  ['a sale at the same price is no sale', ['base 100', 'summer 100'], anyone, 100, 100],
  ['the lowest of two sales', ['base 100', 'summer 80', 'clearance 70'], anyone, 70, 100],
  [
    'the lowest of two sales, whatever their order',
    ['base 100', 'clearance 70', 'summer 80'],
    anyone,
    70,
    100,
  ],
  ['the older of two equal sales', ['base 100', 'clearance 70', 'summer 70'], anyone, 70, 100],
  ['a planned sale does not count yet', ['base 100', 'summer 80 1 2000'], anyone, 100, 100],
  ['a sale without any base price', ['summer 80'], anyone, 80, 80],
  ['an override for a level', ['base 100', 'gold 90'], gold, 90, 90],
  ['one of several levels', ['base 100', 'gold 90'], { ...anyone, level: 'platinum' }, 90, 90],
  [
    'an override for another level',
    ['base 100', 'gold 90'],
    { ...anyone, level: 'silver' },
    100,
    100,
  ],
  ['an override for members, for an unknown shopper', ['base 100', 'gold 90'], anyone, 100, 100],
  [
    'levels are told apart by their case',
    ['base 100', 'gold 90'],
    { ...anyone, level: 'Gold' },
    100,
    100,
  ],
  ['an override may raise the price', ['base 100', 'gold 110'], gold, 110, 110],
  [
    'an override for a group',
    ['base 100', 'wholesale 60'],
    { ...anyone, groups: ['wholesale'] },
    60,
    60,
  ],
  [
    'one of several groups',
    ['base 100', 'wholesale 60'],
    { ...anyone, groups: ['x', 'wholesale'] },
    60,
    60,
  ],
  ['another group', ['base 100', 'wholesale 60'], { ...anyone, groups: ['x'] }, 100, 100],
  ['an override for a channel', ['base 100', 'app 95'], { ...anyone, channel: 'app' }, 95, 95],
  ['another channel', ['base 100', 'app 95'], { ...anyone, channel: 'web' }, 100, 100],
  [
    'the more specific override, though dearer',
    ['base 100', 'gold 90', 'goldApp 92'],
    goldInApp,
    92,
    92,
  ],
  ['both conditions must hold', ['base 100', 'goldApp 92'], gold, 100, 100],
  ['priority before specificity', ['base 100', 'vip 97', 'goldApp 92'], goldInApp, 97, 97],
  ['priority before price', ['base 100', 'vip 97', 'gold 90'], gold, 97, 97],
  [
    'a negative priority still beats the base',
    ['base 100', 'staff 50'],
    { ...anyone, groups: ['staff'] },
    50,
    50,
  ],
  [
    'equal priority and specificity: the lower',
    ['base 100', 'gold 90', 'app 95'],
    goldInApp,
    90,
    90,
  ],
  [
    'a sale on an override shows the override as original',
    ['base 100', 'gold 90', 'summer 80'],
    gold,
    80,
    90,
  ],
  ['a sale dearer than the override', ['base 100', 'gold 70', 'summer 80'], gold, 70, 70],
  ['a sale for a channel', ['base 100', 'appSale 85'], { ...anyone, channel: 'app' }, 85, 100],
  ['a sale for another channel', ['base 100', 'appSale 85'], anyone, 100, 100],
  ['one piece of a quantity break', ['base 100', 'base 90 10'], anyone, 100, 100],
  ['exactly the break', ['base 100', 'base 90 10'], pieces(10), 90, 90],
  ['one piece short of the break', ['base 100', 'base 90 10'], pieces(9), 100, 100],
  [
    'the largest break that is reached',
    ['base 100', 'base 90 10', 'base 80 50'],
    pieces(49),
    90,
    90,
  ],
  ['a dearer larger break still applies', ['base 100', 'base 110 10'], pieces(10), 110, 110],
  ['breaks in any order of rows', ['base 80 50', 'base 100', 'base 90 10'], pieces(60), 80, 80],
  ['a planned break', ['base 100', 'base 90 10 2000'], pieces(10), 100, 100],
  ['a break of a sale', ['base 100', 'summer 95', 'summer 70 5'], pieces(5), 70, 100],
  [
    'a break of an override',
    ['base 100', 'gold 95', 'gold 85 5'],
    { ...gold, quantity: 6 },
    85,
    85,
  ],
  ['a sale without a break for one piece', ['base 100', 'summer 70 5'], anyone, 100, 100],
  ['an override that begins later', ['base 100', 'gold 90 1 2000'], gold, 100, 100],
  ['an override that is over', ['base 100', 'gold 90 1 0 500'], gold, 100, 100],
];

describe('resolvePrice', () => {
  test.each(CASES)(
    'the expected price is resolved in the case: %s',
    (_name, rows, context, amount, original) => {
      const resolved = resolvePrice(rowsOf(...rows), LISTS, context);
      expect([resolved.amount, resolved.originalAmount]).toEqual([amount, original]);
    },
  );

  const verdicts = (rows: string[], context: PriceContext) =>
    resolvePrice(rowsOf(...rows), LISTS, context)
      .judged.sort((a, b) => a.row.id - b.row.id)
      .map(({ verdict, lostTo }) => (lostTo === undefined ? verdict : `${verdict} ${lostTo}`));

  test.each<[string, string[], PriceContext, (Verdict | string)[]]>([
    [
      'the current price and the original price',
      ['base 100', 'summer 80'],
      anyone,
      ['original', 'current'],
    ],
    [
      'rows before and after their time',
      ['base 100', 'summer 80 1 0 10', 'summer 70 1 2000'],
      anyone,
      ['current', 'ended', 'notStarted'],
    ],
    [
      'rows for other shoppers',
      ['base 100', 'gold 9', 'wholesale 8', 'app 7'],
      anyone,
      ['current', 'otherLevel', 'otherGroup', 'otherChannel'],
    ],
    [
      'rows for other quantities',
      ['base 100', 'base 90 10', 'base 80 50'],
      pieces(10),
      ['smallerBreak 2', 'current', 'quantity'],
    ],
    [
      'rows of lower priority',
      ['base 100', 'vip 97', 'gold 90', 'goldApp 92'],
      goldInApp,
      ['overridden 2', 'current', 'lowerPriority 2', 'lowerPriority 2'],
    ],
    [
      'rows that are less specific',
      ['base 100', 'gold 90', 'goldApp 92'],
      goldInApp,
      ['overridden 3', 'lessSpecific 3', 'current'],
    ],
    [
      'a dearer sale',
      ['base 100', 'clearance 70', 'summer 80'],
      anyone,
      ['original', 'current', 'dearer 2'],
    ],
    [
      'equal sales',
      ['base 100', 'clearance 70', 'summer 70'],
      anyone,
      ['original', 'current', 'tie 2'],
    ],
    [
      'a sale that would not lower the price',
      ['base 100', 'summer 100'],
      anyone,
      ['current', 'notReduced 1'],
    ],
  ])(
    'the result gives the reason why each row did not win: %s',
    (_name, rows, context, expected) => {
      expect(verdicts(rows, context)).toEqual(expected);
    },
  );

  test('the result says until when it holds', () => {
    const rows = rowsOf('base 100', 'summer 80 1 500 3000', 'clearance 70 1 2000 2500');
    expect(
      [100, 600, 2100, 2600, 3000].map((instant) => resolvePrice(rows, LISTS, at(instant)).until),
    ).toEqual([500, 2000, 2500, 3000, null]);
  });

  const anyRow = fc.record({
    listId: fc.integer({ min: 1, max: 10 }),
    variantId: fc.constant(1),
    minQuantity: fc.constantFrom(1, 2, 5),
    amount: fc.integer({ min: 0, max: 200 }),
    startsAt: fc.integer({ min: 0, max: 50 }),
    endsAt: fc.integer({ min: 51, max: 100 }),
  });
  // Rows of one list and quantity never overlap: here each has one at most.
  const anyRows = fc
    .uniqueArray(anyRow, {
      maxLength: 12,
      selector: ({ listId, minQuantity }) => `${listId} ${minQuantity}`,
    })
    .map((rows) => rows.map((row, index) => ({ ...row, id: index + 1 })));
  const anyContext = fc.record({
    quantity: fc.integer({ min: 1, max: 6 }),
    level: fc.constantFrom(null, 'gold', 'silver'),
    levelsReached: fc.subarray(['gold', 'silver']),
    groups: fc.subarray(['wholesale', 'staff']),
    channel: fc.constantFrom(null, 'app', 'web'),
    at: fc.integer({ min: 0, max: 100 }),
  });

  test('the price never exceeds the original, every row is judged once, and the order of rows does not matter', () => {
    fc.assert(
      fc.property(anyRows, anyContext, fc.infiniteStream(fc.nat()), (rows, context, random) => {
        const resolved = resolvePrice(rows, LISTS, context);
        expect(resolved.judged.map(({ row }) => row.id).sort()).toEqual(
          rows.map(({ id }) => id).sort(),
        );
        if (resolved.amount !== null)
          expect(resolved.amount).toBeLessThanOrEqual(resolved.originalAmount ?? 0);
        const shuffled = rows
          .map((row) => [random.next().value ?? 0, row] as const)
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row);
        const again = resolvePrice(shuffled, LISTS, context);
        expect([again.amount, again.originalAmount, again.until]).toEqual([
          resolved.amount,
          resolved.originalAmount,
          resolved.until,
        ]);
      }),
    );
  });

  test('the price stays the same until the instant that the result gives', () => {
    fc.assert(
      fc.property(anyRows, anyContext, fc.integer({ min: 0, max: 100 }), (rows, context, ahead) => {
        const { amount, until } = resolvePrice(rows, LISTS, context);
        const later = context.at + ahead;
        if (until === null || later < until)
          expect(resolvePrice(rows, LISTS, { ...context, at: later }).amount).toBe(amount);
      }),
    );
  });

  test.each([
    // The day of the change to summer time has 23 hours, and the day of the change back has 25.
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Asia/Shanghai', '2026-03-29', 24],
    ['Asia/Shanghai', '2026-12-31', 24],
    ['Europe/Berlin', '2026-12-31', 24],
    ['America/New_York', '2026-12-31', 24],
  ])(
    'a price for one day in %s on %s holds for %i hours, up to its last millisecond',
    (zone, day, hours) => {
      const from = startOfDay(day, zone);
      const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      const to = startOfDay(next, zone);
      expect((to - from) / 3_600_000).toBe(hours);
      const rows = rowsOf('base 100', `summer 80 1 ${from} ${to}`);
      const amounts = [from - 1, from, to - 1, to].map(
        (instant) => resolvePrice(rows, LISTS, at(instant)).amount,
      );
      expect(amounts).toEqual([100, 80, 80, 100]);
    },
  );

  test('a window on Friday evenings starts at the same clock time before and after a clock change', () => {
    const before = localInstant('2026-10-23', 20, 0, 0, 'Europe/Berlin');
    const after = localInstant('2026-10-30', 20, 0, 0, 'Europe/Berlin');
    expect((after - before) / 3_600_000).toBe(7 * 24 + 1);
  });
});
