/** Whether a customer is called, and about what of which days. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARE_VERDICTS } from '#contract/service/careRules';
import {
  type CareFacts,
  careVerdict,
  countVerdicts,
  endsCall,
  happenedBetween,
} from '#rules/service/careRules';
import { dayOf, DAY_MS, instantOf } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const NOW = instantOf('2025-11-21', '12:00', ZONE);
const FREE: CareFacts = {
  isErased: false,
  hasPhone: true,
  hasOptedOut: false,
  hasOpenTicket: false,
  hasOpenCall: false,
  lastCallAt: null,
};
const verdict = (facts: Partial<CareFacts>, coolDownDays = 30) =>
  careVerdict({ ...FREE, ...facts }, { coolDownDays }, NOW);

describe('A customer', () => {
  test.each([
    [{}, 'planned'],
    [{ isErased: true, hasPhone: false }, 'erased'],
    [{ hasPhone: false, hasOptedOut: true }, 'noPhone'],
    [{ hasOptedOut: true, hasOpenTicket: true }, 'optedOut'],
    [{ hasOpenTicket: true, hasOpenCall: true }, 'openTicket'],
    [{ hasOpenCall: true, lastCallAt: NOW }, 'openCall'],
    [{ lastCallAt: NOW - 30 * DAY_MS + 1 }, 'coolDown'],
    [{ lastCallAt: NOW - 30 * DAY_MS }, 'planned'],
  ] as const)('with %j is %s', (facts, expected) => {
    expect(verdict(facts)).toBe(expected);
  });
  test('without a cool-down can be called again at once', () => {
    expect(verdict({ lastCallAt: NOW }, 0)).toBe('planned');
  });
  test('is called whatever else holds only if nothing speaks against it', () => {
    const facts = fc.record({
      isErased: fc.boolean(),
      hasPhone: fc.boolean(),
      hasOptedOut: fc.boolean(),
      hasOpenTicket: fc.boolean(),
      hasOpenCall: fc.boolean(),
      lastCallAt: fc.option(fc.integer({ min: NOW - 90 * DAY_MS, max: NOW })),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const isFree = known.hasPhone && known.lastCallAt === null;
        const isHeld =
          known.isErased || known.hasOptedOut || known.hasOpenTicket || known.hasOpenCall;
        if (isHeld || !known.hasPhone) expect(verdict(known)).not.toBe('planned');
        else if (isFree) expect(verdict(known)).toBe('planned');
      }),
    );
  });
});

test('A call by staff is given up only for an objection or an erasure, one by a rule also for an open ticket', () => {
  expect(CARE_VERDICTS.filter((one) => endsCall(one, false))).toEqual(['erased', 'optedOut']);
  expect(CARE_VERDICTS.filter((one) => endsCall(one, true))).toEqual([
    'erased',
    'optedOut',
    'openTicket',
  ]);
});

describe('The days of a rule', () => {
  test('are one whole day of the store so many days before, and a week of what became known late', () => {
    const rule = { afterDays: 3, activeSince: null };
    expect(happenedBetween('2025-11-21', rule, ZONE, 0)).toEqual({
      from: instantOf('2025-11-18', '00:00', ZONE),
      until: instantOf('2025-11-19', '00:00', ZONE),
    });
    expect(happenedBetween('2025-11-21', rule, ZONE).from).toBe(
      instantOf('2025-11-11', '00:00', ZONE),
    );
  });
  test('never begin before the rule was switched on', () => {
    const activeSince = instantOf('2025-11-18', '15:00', ZONE);
    expect(happenedBetween('2025-11-21', { afterDays: 3, activeSince }, ZONE).from).toBe(
      activeSince,
    );
  });
  test('follow each other without a gap and without an overlap', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
    const instants = fc.integer({ min: NOW - 400 * DAY_MS, max: NOW });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 90 }), zones, (at, afterDays, zone) => {
        const days = [-1, 0, 1].map((by) => dayOf(at + (afterDays + by) * DAY_MS, zone));
        const rule = { afterDays, activeSince: null };
        const hits = [...new Set(days)].filter((day) => {
          const { from, until } = happenedBetween(day, rule, zone, 0);
          return from <= at && at < until;
        });
        expect(hits).toHaveLength(1);
      }),
    );
  });
});

test('Verdicts are counted with those that nobody got', () => {
  expect(countVerdicts(['planned', 'coolDown', 'planned'])).toMatchObject({
    planned: 2,
    coolDown: 1,
    noPhone: 0,
  });
});
