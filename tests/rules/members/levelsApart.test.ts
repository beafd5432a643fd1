/** The levels that records would have had if they had never been merged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Deed, replay } from '#server/members/evaluation/replay';
import type { LevelMove, Version } from '#server/members/evaluation/state';
import { addDays } from '#shared/days';
import { fact, Life, noon, version, ZONE } from './support/levelTerms.ts';
import { slowLevels, type SlowFact } from './support/slowLevels.ts';

const START = '2025-01-01';
const deed = (memberId: number, day: string, growth: number, more: Partial<Deed> = {}): Deed => ({
  ...fact(day, { growth }),
  memberId,
  happensAt: noon(day),
  knownAt: noon(day),
  occasion: growth < 0 ? 'refund' : 'gain',
  isHistory: false,
  ...more,
});

/** The steps of member 1, alone since an instant, who had taken others before. */
const alone = (
  deeds: readonly Deed[],
  {
    from,
    now,
    versions = [version(START)],
    moves = new Life(versions).evaluate(noon(START), 'time').moves,
    joinedAt = (id) => (id === 1 ? -Infinity : Infinity),
  }: {
    from: string;
    now: string;
    versions?: Version[];
    moves?: LevelMove[];
    joinedAt?: (memberId: number) => number;
  },
) =>
  replay(
    {
      createdAt: 0,
      joinedAt: null,
      sentLevel: null,
      moves: moves.filter(({ startsAt }) => startsAt < noon(from)),
    },
    { versions, timeZone: ZONE, from: noon(from), now: noon(now), deeds, joinedAt },
  );
const storyOf = (moves: readonly LevelMove[]) =>
  moves.map(({ kind, level, startsAt }) => {
    const day = new Date(startsAt + 8 * 3_600_000).toISOString().slice(0, 10);
    return `${day} ${kind} ${level}`;
  });
const levelOn = (moves: readonly LevelMove[], day: string) =>
  moves.findLast(({ startsAt }) => startsAt <= noon(day))?.level;

describe('the steps of a record without those with which it was merged', () => {
  const asked = { from: '2025-02-01', now: '2025-06-01' };
  test('a level that only both reached is not among them', () => {
    const deeds = [deed(1, '2025-03-01', 900), deed(2, '2025-03-02', 100)];
    expect(alone(deeds, asked)).toEqual([]);
  });
  test('a level that the record reached alone is reached on the day on which it did, with its term', () => {
    const moves = alone([deed(1, '2025-03-01', 900), deed(1, '2025-04-05', 100)], asked);
    expect(storyOf(moves).slice(0, 1)).toEqual(['2025-04-05 upgrade silver']);
    expect(moves[0]).toMatchObject({ validUntil: '2026-04-05', isRewarded: true });
  });
  test('what came back is taken when it did: within the days of the version, and not after them', () => {
    const levelAfter = (day: string) =>
      levelOn(alone([deed(1, '2025-03-01', 1_000), takenBack(day)], asked), '2025-06-01');
    const takenBack = (day: string) => deed(1, '2025-03-01', -1_000, { knownAt: noon(day) });
    expect(levelAfter('2025-03-31')).toBe('bronze');
    expect(levelAfter('2025-04-01')).toBe('silver');
  });
  test('what a file brought raises the level and is not rewarded', () => {
    const moves = alone([deed(1, '2025-03-01', 1_000, { isHistory: true })], asked);
    expect(moves[0]).toMatchObject({ level: 'silver', isRewarded: false });
  });
  test('another record that still is one of the member counts from its own merge on', () => {
    const deeds = [deed(1, '2025-01-10', 500), deed(3, '2025-01-20', 500)];
    const joinedAt = (id: number) => ({ 1: -Infinity, 3: noon('2025-04-01') })[id] ?? Infinity;
    const moves = alone(deeds, { ...asked, joinedAt });
    expect(moves[0]).toMatchObject({ level: 'silver', isRewarded: false });
    expect(storyOf(moves)[0]).toBe('2025-04-01 upgrade silver');
  });
  test('time lowers the level in the middle of the merge, as it does without one', () => {
    const versions = [version(START)];
    const life = new Life(versions).grow('2025-01-15', 1_000);
    const moves = alone([deed(1, '2025-01-15', 1_000)], {
      from: '2025-02-01',
      now: '2027-01-01',
      versions,
      moves: life.moves,
    });
    expect(storyOf(moves)).toEqual(['2026-01-16 grace silver', '2026-02-15 downgrade bronze']);
  });
  test('a version that began during the merge decides as on the day of its begin', () => {
    const versions = [
      version(START),
      version('2025-03-01', { applyTo: 'upgradesOnly', levels: lowered() }, 2),
    ];
    const moves = alone([deed(1, '2025-01-10', 600)], { ...asked, versions });
    expect(storyOf(moves)[0]).toBe('2025-03-01 upgrade silver');
  });
});

const lowered = () =>
  version(START).terms.levels.map((one) => ({
    ...one,
    conditions: one.conditions.map((condition) => ({
      ...condition,
      threshold: condition.threshold / 2,
    })),
  }));

const DAYS = Array.from({ length: 700 }, (_, index) => addDays(START, index));
const dayIn = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((index) => DAYS[index] as string);
const happened = fc
  .array(
    fc.record({
      memberId: fc.constantFrom(1, 2),
      gap: fc.integer({ min: 1, max: 60 }),
      late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
      growth: fc.integer({ min: 200, max: 2_500 }),
      isRefund: fc.boolean(),
    }),
    { minLength: 3, maxLength: 14 },
  )
  .map((all) => {
    let index = 0;
    return all.flatMap(({ gap, late, growth, isRefund, memberId }) => {
      index += gap;
      const recordedOn = DAYS[index];
      const day = DAYS[Math.max(0, index - late)];
      if (recordedOn === undefined || day === undefined) return [];
      return [{ memberId, recordedOn, day, growth: isRefund ? -growth : growth, isRefund }];
    });
  });
const terms = fc.record({
  requalifyExtends: fc.boolean(),
  refundDays: fc.constantFrom(0, 10, 30, 365),
});

test('after a merge at any day is undone at any later one, every day has the level of a record that was never merged', () => {
  fc.assert(
    fc.property(
      happened,
      terms,
      terms,
      dayIn(1, 300),
      dayIn(301, 600),
      dayIn(50, 650),
      (all, one, other, mergedOn, undoneOn, changesOn) => {
        const versions = [version(START, one), version(changesOn, other, 2)];
        const slow = [
          { startsOn: START, terms: versions[0]?.terms as Version['terms'] },
          { startsOn: changesOn, terms: versions[1]?.terms as Version['terms'] },
        ];
        for (const memberId of [1, 2]) {
          const own = all.filter((one) => one.memberId === memberId);
          const before = new Life(versions);
          before.evaluate(noon(START), 'time');
          const record = ({ recordedOn, day, growth, isRefund }: (typeof own)[number]) =>
            before.record(recordedOn, fact(day, { growth }), isRefund ? 'refund' : 'gain');
          for (const fact of own) if (fact.recordedOn < mergedOn) record(fact);
          before.evaluate(noon(mergedOn), 'time');
          const begun = before.moves.filter(({ startsAt }) => startsAt < noon(mergedOn));
          const deeds = all.map(({ memberId: of, recordedOn, day, growth, isRefund }) =>
            deed(of, day, growth, {
              knownAt: noon(recordedOn),
              happensAt: noon(day),
              occasion: isRefund ? 'refund' : 'gain',
            }),
          );
          const after = replay(
            { createdAt: 0, joinedAt: null, sentLevel: null, moves: begun },
            {
              versions,
              timeZone: ZONE,
              from: noon(mergedOn),
              now: noon(undoneOn),
              deeds,
              joinedAt: (id) => (id === memberId ? -Infinity : Infinity),
            },
          );
          const moves = [...begun, ...after];
          const facts = own
            .filter(({ recordedOn }) => recordedOn <= undoneOn)
            .map((one): SlowFact => ({ ...one, netSpend: 0, orders: 0, activeDays: 0 }));
          const days = [addDays(START, -1), ...DAYS];
          expect(DAYS.map((day) => levelOn(moves, day))).toEqual(
            slowLevels(slow, facts, days).slice(1),
          );
        }
      },
    ),
    { numRuns: 50 },
  );
});
