import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessable } from '#contract/promotions/codes';
import {
  anchorOf,
  barOf,
  pixelsTo,
  rangeOf,
  reachOf,
  rowsOf,
  sharedTimes,
  shifted,
  stepped,
  weekdayIndex,
  weekMinutes,
  weekPattern,
} from '../../../client/promotions/calendar/geometry.ts';
import { holidaysBetween } from '../../../client/promotions/calendar/holidays.ts';
import { en, zh } from '../../../client/promotions/calendar/messages.ts';
import { guessesPerCode, minCodeLength } from '#rules/promotions/coupons';
import { startOfDay } from '#shared/days';
import { sampleCode } from '../../../client/promotions/couponBatches/sampleCode.ts';
import { type Basket, EMPTY } from '../../../client/promotions/simulator/basket.ts';
import { basketOf, paramsOf } from '../../../client/promotions/simulator/basketAddress.ts';
import { basketFrom, requestOf } from '../../../client/promotions/simulator/basketRequest.ts';
import { waterfallOf } from '../../../client/promotions/simulator/waterfall.ts';

const SHANGHAI = 'Asia/Shanghai';
const dayOfKey = (year: number, key: string) =>
  holidaysBetween(`${year}-01-01`, `${year + 1}-01-01`)
    .filter((holiday) => holiday.key === key)
    .map(({ day }) => day);

describe('holidays', () => {
  // Published dates of the State Council and the Hong Kong Observatory.
  test.each([
    [2024, 'springFestival', '2024-02-10'],
    [2025, 'springFestival', '2025-01-29'],
    [2026, 'springFestival', '2026-02-17'],
    // New moons within half an hour of midnight in Beijing: the calendars of browsers are a day off.
    [2027, 'springFestival', '2027-02-06'],
    [2027, 'lanternFestival', '2027-02-20'],
    [2030, 'springFestival', '2030-02-03'],
    [2033, 'springFestival', '2033-01-31'],
    [2024, 'dragonBoat', '2024-06-10'],
    [2025, 'dragonBoat', '2025-05-31'],
    [2026, 'dragonBoat', '2026-06-19'],
    [2025, 'qixi', '2025-08-29'],
    [2026, 'qixi', '2026-08-19'],
    [2024, 'midAutumn', '2024-09-17'],
    [2025, 'midAutumn', '2025-10-06'],
    [2026, 'midAutumn', '2026-09-25'],
    [2025, 'blackFriday', '2025-11-28'],
    [2026, 'blackFriday', '2026-11-27'],
    [2026, 'midYear', '2026-06-18'],
    [2026, 'singlesDay', '2026-11-11'],
  ])('in %i the holiday %s is on %s', (year, key, day) =>
    expect(dayOfKey(year, key)).toEqual([day]),
  );
  test('a leap month repeats no holiday', () => {
    // 2025 had a second sixth month, 2028 has a second fifth one.
    for (let year = 2023; year < 2036; year += 1)
      for (const key of ['dragonBoat', 'qixi', 'midAutumn'])
        expect(dayOfKey(year, key)).toHaveLength(1);
  });
  test('the holidays of a period come in order, and none lies outside it', () => {
    const found = holidaysBetween('2026-10-01', '2026-12-25').map(
      ({ day, key }) => `${day} ${key}`,
    );
    expect(found).toEqual([
      '2026-10-01 nationalDay',
      '2026-10-18 doubleNinth',
      '2026-11-11 singlesDay',
      '2026-11-27 blackFriday',
      '2026-12-12 doubleTwelve',
    ]);
  });
  test('every holiday has a name in both languages', () => {
    const keys = new Set(holidaysBetween('2025-01-01', '2027-01-01').map(({ key }) => key));
    expect(keys.size).toBeGreaterThan(15);
    for (const { promotionCalendar } of [en, zh])
      expect(Object.keys(promotionCalendar.holidays)).toEqual(expect.arrayContaining([...keys]));
  });
});

describe('calendar periods', () => {
  test('a period begins with its month or quarter', () => {
    expect(anchorOf('2026-08-17', 'month')).toBe('2026-08-01');
    expect(anchorOf('2026-08-17', 'quarter')).toBe('2026-07-01');
    expect(stepped('2026-01-01', 'month', -1)).toBe('2025-12-01');
    expect(stepped('2026-10-01', 'quarter', 1)).toBe('2027-01-01');
    expect(rangeOf('2026-02-01', 'month')).toEqual({
      from: '2026-01-01',
      until: '2026-04-01',
      days: 90,
    });
  });
});

describe('calendar bars', () => {
  const range = rangeOf('2026-08-01', 'month');
  const at = (day: string, hours = 0) => startOfDay(day, SHANGHAI) + hours * 3_600_000;
  const place = (startsAt: number, endsAt: number | null) =>
    barOf({ startsAt, endsAt }, range, 40, SHANGHAI);
  test('a bar lies where the store’s local time puts it', () => {
    expect(place(at('2026-07-02'), at('2026-07-04'))).toEqual({
      left: 40,
      width: 80,
      before: false,
      after: false,
    });
    expect(place(at('2026-07-01', 12), at('2026-07-01', 18))).toMatchObject({
      left: 20,
      width: 10,
    });
  });
  test('a bar is cut at the edges of the period', () => {
    expect(place(at('2026-06-01'), at('2026-07-03'))).toEqual({
      left: 0,
      width: 80,
      before: true,
      after: false,
    });
    expect(place(at('2026-09-30'), null)).toEqual({
      left: 91 * 40,
      width: 40,
      before: false,
      after: true,
    });
    expect(place(at('2026-06-01'), at('2026-07-01'))).toBeNull();
    expect(place(at('2026-10-01'), null)).toBeNull();
  });
  test('a day with a clock change is as wide as every other day', () => {
    const zone = 'Europe/Berlin';
    const start = startOfDay('2026-03-29', zone);
    const end = startOfDay('2026-03-30', zone);
    expect(end - start).toBe(23 * 3_600_000);
    expect(pixelsTo(end, '2026-03-29', 40, zone) - pixelsTo(start, '2026-03-29', 40, zone)).toBe(
      40,
    );
    // The same local time after the clock change.
    const nine = start - 15 * 3_600_000;
    expect(
      pixelsTo(shifted(nine, 2, zone), '2026-03-28', 40, zone) -
        pixelsTo(nine, '2026-03-28', 40, zone),
    ).toBe(80);
  });
  test('what ends with a day still ends with a day after a move over a skipped midnight', () => {
    // In Cairo the clocks skip the midnight after 23 April 2026.
    const zone = 'Africa/Cairo';
    const end = startOfDay('2026-04-24', zone);
    expect(shifted(end, 1, zone)).toBe(startOfDay('2026-04-25', zone));
    expect(shifted(startOfDay('2026-04-23', zone), 1, zone)).toBe(end);
  });
  test('bars in one row never overlap, and no row is empty', () => {
    const bar = fc.record({
      left: fc.integer({ min: 0, max: 3000 }),
      width: fc.integer({ min: 2, max: 1200 }),
    });
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 60 }), (places) => {
        const bars = places.map((one) => ({ place: { ...one, before: false, after: false } }));
        const { rows, rowOf } = rowsOf(bars);
        expect(new Set(rowOf.values()).size).toBe(rows);
        for (const one of bars)
          for (const other of bars) {
            if (one === other || rowOf.get(one) !== rowOf.get(other)) continue;
            const [first, second] =
              one.place.left <= other.place.left ? [one, other] : [other, one];
            expect(first.place.left + reachOf(first.place)).toBeLessThanOrEqual(second.place.left);
          }
      }),
    );
  });
});

describe('overlaps of promotions', () => {
  test('the overlaps of each promotion are merged', () => {
    const shared = sharedTimes([
      { a: 1, b: 2, startsAt: 10, endsAt: 20 },
      { a: 3, b: 1, startsAt: 15, endsAt: 30 },
      { a: 1, b: 4, startsAt: 40, endsAt: null },
    ]);
    expect(shared.get(1)?.spans).toEqual([
      { startsAt: 10, endsAt: 30 },
      { startsAt: 40, endsAt: Infinity },
    ]);
    expect([...(shared.get(1)?.others ?? [])]).toEqual([2, 3, 4]);
    expect(shared.get(2)?.spans).toEqual([{ startsAt: 10, endsAt: 20 }]);
    expect(shared.get(5)).toBeUndefined();
  });
});

describe('hours of the week', () => {
  const FRIDAY_NIGHT = { weekdays: [5], from: 1200, to: 1440 };
  test('the minutes of the week are counted from Monday', () => {
    expect(weekMinutes([FRIDAY_NIGHT])).toEqual([[4 * 1440 + 1200, 5 * 1440]]);
    expect(weekdayIndex('2026-08-03')).toBe(0);
    expect(weekdayIndex('2026-08-02')).toBe(6);
  });
  test('hours past midnight continue on the next day, and past Sunday on Monday', () => {
    expect(weekMinutes([{ weekdays: [1], from: 1320, to: 120 }])).toEqual([[1320, 1560]]);
    expect(weekMinutes([{ weekdays: [7], from: 1320, to: 120 }])).toEqual([
      [0, 120],
      [6 * 1440 + 1320, 7 * 1440],
    ]);
  });
  test('adjacent hours are merged, and short hours stay visible', () => {
    expect(
      weekMinutes([
        { weekdays: [1, 2], from: 0, to: 1440 },
        { weekdays: [2], from: 600, to: 700 },
      ]),
    ).toEqual([[0, 2880]]);
    expect(weekPattern([FRIDAY_NIGHT], 13)).toEqual([
      { left: (4 + 1200 / 1440) * 13, width: (240 / 1440) * 13 },
    ]);
    expect(weekPattern([{ weekdays: [1], from: 0, to: 30 }], 13)).toEqual([{ left: 0, width: 2 }]);
  });
});

describe('the address of the simulator', () => {
  const full: Basket = {
    lines: [
      { variantId: 12, quantity: 3 },
      { variantId: 7, quantity: 1 },
    ],
    codes: ['满减,10', 'A-B'],
    channel: 'app',
    method: 'express, cold',
    fee: 1200,
    shopper: 'described',
    member: 'M-7',
    points: 500,
    level: 'gold',
    groups: ['a,b', 'c'],
    orderNumber: 2,
    joinedAt: 1_760_000_000_000,
    birthday: '1990-02-28',
    at: 1_770_000_000_000,
    order: 7,
  };
  const through = (basket: Basket) =>
    basketOf(new URLSearchParams(new URLSearchParams(paramsOf(basket)).toString()));
  test('the address holds the whole basket', () => {
    expect(through(full)).toEqual(full);
    expect(through(EMPTY)).toEqual(EMPTY);
  });
  test('invalid parts of the address are ignored', () => {
    expect(
      basketOf(new URLSearchParams('lines=a,3x0,,5x2&fee=-1&codes=%25E0%25A4&shopper=x&at=now')),
    ).toEqual({
      ...EMPTY,
      lines: [{ variantId: 5, quantity: 2 }],
    });
  });
  test('the request equals that of a checkout and is restored from a case', () => {
    const twice = {
      ...full,
      lines: [...full.lines, { variantId: 12, quantity: 2 }],
      codes: [' a-b', 'A-B'],
    };
    const request = requestOf(twice);
    expect(request).toEqual({
      basket: {
        lines: [
          { variantId: 12, quantity: 5 },
          { variantId: 7, quantity: 1 },
        ],
        shipping: [{ method: 'express, cold', amount: 1200 }],
        codes: ['A-B'],
        channel: 'app',
      },
      at: full.at,
      orderId: 7,
      shopper: {
        level: 'gold',
        groups: ['a,b', 'c'],
        orderNumber: 2,
        joinedAt: full.joinedAt,
        birthday: '1990-02-28',
      },
    });
    expect(requestOf(basketFrom(request))).toEqual(request);
    expect(
      requestOf({
        ...EMPTY,
        lines: [{ variantId: 1, quantity: 1 }],
        shopper: 'member',
        points: 500,
        member: ' M-7 ',
      }),
    ).toEqual({
      basket: {
        lines: [{ variantId: 1, quantity: 1 }],
        shipping: [],
        codes: [],
        member: 'M-7',
        points: 500,
      },
    });
  });
});

describe('the waterfall chart', () => {
  test('each step starts at the end of the previous one, and delivery follows the goods', () => {
    const totals = {
      goods: 30000,
      goodsDiscount: 5000,
      shipping: 1000,
      shippingDiscount: 400,
      discount: 5400,
      total: 25600,
    };
    const steps = [
      { promotionId: 1, name: 'Sale', lane: 'product' as const, amount: 1000 },
      { promotionId: 2, name: 'Spend 300', lane: 'order' as const, amount: 4000 },
      { promotionId: 3, name: 'Delivery', lane: 'shipping' as const, amount: 400 },
    ];
    expect(
      waterfallOf({ totals, steps }).map(({ kind, amount, from, to }) => [kind, amount, from, to]),
    ).toEqual([
      ['goods', 30000, 0, 30000],
      ['promotion', -1000, 29000, 30000],
      ['promotion', -4000, 25000, 29000],
      ['shipping', 1000, 25000, 26000],
      ['promotion', -400, 25600, 26000],
      ['total', 25600, 0, 25600],
    ]);
  });
  test('what points pay is a step before what is left to pay', () => {
    const totals = {
      goods: 30000,
      goodsDiscount: 0,
      shipping: 0,
      shippingDiscount: 0,
      discount: 0,
      pointsAmount: 9000,
      total: 21000,
    };
    expect(
      waterfallOf({ totals, steps: [] }).map(({ kind, amount, from, to }) => [
        kind,
        amount,
        from,
        to,
      ]),
    ).toEqual([
      ['goods', 30000, 0, 30000],
      ['points', -9000, 21000, 30000],
      ['total', 21000, 0, 21000],
    ]);
  });
});

describe('coupon codes', () => {
  test('the least length is the first accepted one, and the sample code uses the alphabet', () => {
    for (const quantity of [1, 1000, 1_000_000]) {
      const least = minCodeLength(quantity) ?? 0;
      expect(guessable(least, quantity)).toBe(false);
      expect(least === 6 || guessable(least - 1, quantity)).toBe(true);
      expect(guessesPerCode(least, quantity)).toBeGreaterThanOrEqual(100_000);
    }
    expect(sampleCode({ prefix: 'vip-', suffix: '-x', length: 12 })).toMatch(
      /^VIP-[A-HJKMNP-Z2-9]{12}-X$/,
    );
    const short = { prefix: '', suffix: '', length: 8 };
    expect(sampleCode(short)).toBe(sampleCode(short));
  });
});
