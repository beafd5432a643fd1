/** When points of inactive members are cleared: never before both notices have left and stood for seven days. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedSince } from '#server/members/inactivity/activity';
import {
  clearedOnOf,
  nextStep,
  type NoticeMade,
  type Round,
  thresholdOf,
} from '#server/members/inactivity/rules';
import { addDays, daysBetween } from '#shared/days';

const TERMS = { days: 60, firstNoticeDays: 14, secondNoticeDays: 7 };
const LAST = '2025-11-21';
const left = (day: string): NoticeMade => ({ day, state: { kind: 'left', day } });

describe('with a job of every day', () => {
  test('the points are cleared after as many whole inactive days as the programme says', () => {
    expect(thresholdOf(LAST, TERMS)).toBe('2026-01-21');
    expect(clearedOnOf(LAST, '2025-12-01', TERMS)).toBe('2026-01-21');
  });
  test('the notices are due as many days before as the programme says', () => {
    expect(nextStep(LAST, null, '2026-01-06', TERMS)).toEqual({ kind: 'wait' });
    expect(nextStep(LAST, null, '2026-01-07', TERMS)).toEqual({
      kind: 'first',
      clearedOn: '2026-01-21',
    });
    const first = left('2026-01-07');
    expect(nextStep(LAST, { first, second: null }, '2026-01-13', TERMS)).toEqual({ kind: 'wait' });
    expect(nextStep(LAST, { first, second: null }, '2026-01-14', TERMS)).toEqual({
      kind: 'second',
      clearedOn: '2026-01-21',
    });
    expect(nextStep(LAST, { first, second: left('2026-01-14') }, '2026-01-15', TERMS)).toEqual({
      kind: 'decide',
      clearedOn: '2026-01-21',
    });
  });
});

describe('with a job that was stopped', () => {
  test('the notices keep their distance, and the clearing is postponed', () => {
    expect(nextStep(LAST, null, '2026-03-01', TERMS)).toEqual({
      kind: 'first',
      clearedOn: '2026-03-15',
    });
    const first = left('2026-03-01');
    expect(nextStep(LAST, { first, second: null }, '2026-03-07', TERMS)).toEqual({ kind: 'wait' });
    expect(nextStep(LAST, { first, second: null }, '2026-03-20', TERMS)).toEqual({
      kind: 'second',
      clearedOn: '2026-03-27',
    });
  });
  test('nothing is decided for a day that has begun', () => {
    const round = { first: left('2026-01-07'), second: left('2026-01-14') };
    expect(nextStep(LAST, round, '2026-03-01', TERMS)).toEqual({
      kind: 'decide',
      clearedOn: '2026-03-02',
    });
  });
});

describe('a notice that does not leave', () => {
  test.each(['waiting', 'unsent'] as const)('and is %s holds up everything', (kind) => {
    const stuck: NoticeMade = { day: '2026-01-07', state: { kind } };
    const wait = { kind: 'wait' };
    expect(nextStep(LAST, { first: stuck, second: null }, '2026-02-05', TERMS)).toEqual(wait);
    const second = { ...stuck, day: '2026-01-14' };
    const round = { first: left('2026-01-07'), second };
    expect(nextStep(LAST, round, '2026-02-12', TERMS)).toEqual(wait);
  });
  test('ends the round after 30 days if it was not sent at all', () => {
    const unsent: NoticeMade = { day: '2026-01-07', state: { kind: 'unsent' } };
    const end = { kind: 'end' };
    expect(nextStep(LAST, { first: unsent, second: null }, '2026-02-06', TERMS)).toEqual(end);
  });
});

test('whenever the job runs and mail leaves, both notices have stood before the points are cleared', () => {
  const terms = fc
    .record({
      days: fc.integer({ min: 30, max: 200 }),
      second: fc.integer({ min: 7, max: 20 }),
      gap: fc.integer({ min: 1, max: 40 }),
    })
    .filter(({ days, second, gap }) => second + gap < days)
    .map(({ days, second, gap }) => ({
      days,
      firstNoticeDays: second + gap,
      secondNoticeDays: second,
    }));
  // For each day whether the job runs, and how many days mail takes.
  const world = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 })), {
    minLength: 400,
    maxLength: 400,
  });
  fc.assert(
    fc.property(terms, world, (inactivity, days) => {
      let round: Round | null = null;
      const told: string[] = [];
      for (const [index, [runs, delay]] of days.entries()) {
        const today = addDays(LAST, index);
        if (!runs) continue;
        const seen = (made: NoticeMade): NoticeMade =>
          made.state.kind === 'left' && made.state.day > today
            ? { day: made.day, state: { kind: 'waiting' } }
            : made;
        const shown: Round | null = round && {
          first: seen(round.first),
          second: round.second && seen(round.second),
        };
        const step = nextStep(LAST, shown, today, inactivity);
        const sent: NoticeMade = {
          day: today,
          state: { kind: 'left', day: addDays(today, delay) },
        };
        if (step.kind === 'first') round = { first: sent, second: null };
        if (step.kind === 'second' && round) round = { ...round, second: sent };
        if (step.kind === 'first' || step.kind === 'second') told.push(step.clearedOn);
        if (step.kind !== 'decide') continue;
        const [first, second] = [round?.first.state, round?.second?.state];
        if (first?.kind !== 'left' || second?.kind !== 'left') throw new Error('not both left');
        expect(step.clearedOn > today).toBe(true);
        expect(step.clearedOn >= thresholdOf(LAST, inactivity)).toBe(true);
        expect(daysBetween(second.day, step.clearedOn)).toBeGreaterThanOrEqual(7);
        expect(daysBetween(first.day, second.day)).toBeGreaterThanOrEqual(1);
        for (const day of told) expect(step.clearedOn >= day).toBe(true);
        return;
      }
    }),
    { numRuns: 200 },
  );
});

test('inactive days count from the first of the versions that clear points without a break', () => {
  const version = (number: number, clears: boolean) => ({
    number,
    startsAt: number * 100,
    terms: { inactivity: clears ? TERMS : null },
  });
  const versions = [version(1, true), version(2, false), version(3, true), version(4, true)];
  expect(versions.map((one) => countedSince(versions, one))).toEqual([100, 300, 300, 300]);
});
