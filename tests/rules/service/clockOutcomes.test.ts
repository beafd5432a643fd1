/** How clocks come out for the figures: met, missed, or not yet; and the numbers that figures read from one text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '#server/service/clocks/outcome';
import { numbersOf } from '#server/insight/serviceInsight/numbers';

const AT = 1_000;
const ended = { metric: 'resolution', state: 'ended', endedAt: AT, breachedAt: null } as const;
const RESOLVED = { state: 'resolved', resolution: 'answered' } as const;
const open = { outcome: null, outcomeAt: null };

describe('a clock', () => {
  test('that ended in time is met when it ended', () => {
    expect(outcomeOf(ended, RESOLVED)).toEqual({ outcome: 'met', outcomeAt: AT });
  });
  test('that was breached is missed when it was due, whether or not it went on', () => {
    for (const state of ['ended', 'paused', 'running'] as const)
      expect(outcomeOf({ ...ended, state, breachedAt: AT - 1 }, RESOLVED)).toEqual({
        outcome: 'missed',
        outcomeAt: AT - 1,
      });
    expect(outcomeOf({ ...ended, state: 'cancelled', breachedAt: AT - 1 }, RESOLVED)).toEqual(open);
  });
  test('of the resolution is not met by silence, nor once the ticket is open again', () => {
    for (const ticket of [
      { state: 'resolved', resolution: 'noReply' },
      { state: 'resolved', resolution: null },
      { state: 'open', resolution: 'answered' },
    ] as const) {
      expect(outcomeOf(ended, ticket)).toEqual(open);
      const first = { ...ended, metric: 'firstResponse' } as const;
      expect(outcomeOf(first, ticket)).toMatchObject({ outcome: 'met' });
    }
  });
  test('of a merged ticket or of spam does not come out', () => {
    for (const state of ['merged', 'spam'] as const) {
      expect(outcomeOf(ended, { ...RESOLVED, state })).toEqual(open);
      expect(outcomeOf({ ...ended, breachedAt: AT }, { ...RESOLVED, state })).toEqual(open);
    }
  });
});

describe('numbers joined to one text', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 45), max: 2 ** 45 })), (numbers) => {
        expect([...numbersOf(numbers.join(','))]).toEqual(numbers.map((one) => one + 0));
      }),
    );
  });
  test('are none in an empty text', () => {
    expect(numbersOf('')).toHaveLength(0);
    expect(numbersOf(null)).toHaveLength(0);
  });
});
