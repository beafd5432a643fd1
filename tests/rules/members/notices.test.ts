/** When members are told of what ends, until when a message is still sent, and what is missing in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greetedUntil, missingTexts, noticesOn } from '#server/members/notices/rules';
import { addDays, startOfDay } from '#shared/days';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('notices of what ends', () => {
  test('are due so many days before the last day, and are sent until the next one is due or it has ended', () => {
    expect(noticesOn('2025-12-01', [30, 7], SHANGHAI)).toEqual([
      {
        days: 30,
        lastDay: '2025-12-31',
        at: at('2025-12-01T09:00'),
        until: at('2025-12-24T09:00'),
      },
      {
        days: 7,
        lastDay: '2025-12-08',
        at: at('2025-12-01T09:00'),
        until: at('2025-12-09T00:00'),
      },
    ]);
  });

  test('of one last day each ends where the next one begins, and the last with the day', () => {
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        list,
        fc.constantFrom(SHANGHAI, 'America/New_York', 'UTC'),
        (noticeDays, zone) => {
          const lastDay = '2026-06-30';
          const ordered = noticeDays.toSorted((one, other) => other - one);
          const notices = ordered.map((days) =>
            noticesOn(addDays(lastDay, -days), noticeDays, zone).find((one) => one.days === days),
          );
          const ends = startOfDay(addDays(lastDay, 1), zone);
          expect(notices.map((one) => one?.lastDay)).toEqual(ordered.map(() => lastDay));
          expect(notices.map((one) => one?.until)).toEqual([
            ...notices.slice(1).map((one) => one?.at),
            ends,
          ]);
        },
      ),
    );
  });

  test('a greeting is sent up to three days late', () => {
    expect(greetedUntil('2025-12-10', SHANGHAI)).toBe(at('2025-12-14T00:00'));
  });
});

describe('what is missing to a level', () => {
  const condition = (metric: 'growth' | 'netSpend' | 'orders' | 'activeDays', missing: number) => ({
    metric,
    window: { kind: 'lifetime' as const },
    from: null,
    to: '2025-12-31',
    measured: 0,
    needed: missing,
    missing,
  });
  test('is told with all alternatives, and money in the currency of the store', () => {
    expect(
      missingTexts(
        { match: 'any', conditions: [condition('growth', 1200), condition('netSpend', 80_050)] },
        { currency: 'CNY' },
      ),
    ).toEqual({
      en: '1,200 growth or purchases of CN¥800.50',
      zh: '1,200 成长值或 ¥800.50 消费额',
    });
  });
  test('is told without what is reached', () => {
    expect(
      missingTexts(
        {
          match: 'all',
          conditions: [condition('growth', 0), condition('orders', 1), condition('activeDays', 3)],
        },
        { currency: 'CNY' },
      ),
    ).toEqual({ en: '1 order and 3 active days', zh: '1 笔订单和 3 个活跃日' });
  });
});
