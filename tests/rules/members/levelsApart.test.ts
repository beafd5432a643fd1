/** What the own facts of a record do to its level when a merge is undone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Apart } from '#server/members/evaluation/factSteps';
import { addDays } from '#shared/days';
import { fact, Life, midnight, noon, version } from './support/levelTerms.ts';

const START = '2025-01-01';
const NOTHING: Apart = {
  together: [],
  takenBackAt: [],
  renewsFrom: null,
};

/** A member who reached silver on 1 March. */
const silver = (apart: Partial<Apart> = {}, more: Parameters<typeof version>[1] = {}) =>
  new Life([version(START, more)], { apart: { ...NOTHING, ...apart } }).grow('2025-03-01', 1_000);

/** The level after the growth was taken back without an evaluation, and the merge was undone on a day. */
const levelAfter = (life: Life, undoneOn: string, takenBack = 1_000) => {
  life.facts.push(fact('2025-03-01', { growth: -takenBack }));
  return life.evaluate(noon(undoneOn), 'separation').levelOn(undoneOn);
};

describe('when a merge is undone', () => {
  test.each([
    ['2025-03-05', 'bronze'],
    ['2025-03-31', 'bronze'],
    ['2025-04-01', 'silver'],
  ])('what was taken back on %s leaves %s', (day, expected) => {
    expect(levelAfter(silver({ takenBackAt: [noon(day)] }), '2025-06-01')).toBe(expected);
  });
  test('a level stays where nothing was taken back since', () => {
    expect(levelAfter(silver(), '2025-03-10')).toBe('silver');
  });
  test('a level stays where enough is left of what brought it', () => {
    expect(levelAfter(silver({ takenBackAt: [noon('2025-03-05')] }), '2025-03-10', 0)).toBe(
      'silver',
    );
  });
  test('a level that was reached together stays, and not one that was reached right before or after', () => {
    const [from, at] = [noon('2025-03-01'), [noon('2025-03-05')]];
    const levelOf = (period: { from: number; to: number }) =>
      levelAfter(silver({ together: [period], takenBackAt: at }), '2025-03-10');
    expect(levelOf({ from: from - 1, to: from + 1 })).toBe('silver');
    expect(levelOf({ from: from + 1, to: Infinity })).toBe('bronze');
    expect(levelOf({ from, to: Infinity })).toBe('bronze');
    expect(levelOf({ from: 0, to: from })).toBe('bronze');
  });
  test('a level that the merge itself brought goes with it, unless the own facts give it', () => {
    const mergedAt = noon('2025-03-01');
    const brought = { together: [{ from: mergedAt, to: Infinity }] };
    expect(levelAfter(silver(brought), '2025-09-10')).toBe('bronze');
    expect(levelAfter(silver(brought), '2025-09-10', 0)).toBe('silver');
  });
  test('a level that a merge brought goes with it, also where another merge is undone first', () => {
    const [first, second] = [noon('2025-03-01'), noon('2025-03-04')];
    const both = [
      { from: first, to: noon('2025-04-01') },
      { from: second, to: Infinity },
    ];
    expect(levelAfter(silver({ together: both }), '2025-09-10')).toBe('bronze');
  });
  test('what is left of such a level after its term goes with the merge, too', () => {
    const apart = { ...NOTHING, together: [{ from: noon('2025-03-01'), to: Infinity }] };
    const life = new Life([version(START)], { apart });
    life.grow('2025-03-01', 5_000);
    life.facts.push(fact('2025-03-01', { growth: -5_000 }));
    life.evaluate(noon('2026-06-10'), 'time');
    expect(life.levelOn('2026-06-10')).toBe('silver');
    expect(life.evaluate(noon('2026-06-11'), 'separation').levelOn('2026-06-11')).toBe('bronze');
  });
  test('merging raises a level and begins no term again', () => {
    const terms = { requalifyExtends: true };
    const life = silver({}, terms);
    life.facts.push(fact('2025-05-01', { growth: 1_000 }));
    const at = noon('2025-06-01');
    expect(life.evaluate(at, 'merge').at(at)?.validUntil).toBe('2026-03-01');
    life.facts.push(fact('2025-06-01', { growth: 4_000 }));
    expect(life.evaluate(noon('2025-06-02'), 'merge').levelOn('2025-06-02')).toBe('gold');
  });
  test('a higher level that the own facts reach is reached, and none is lowered by time', () => {
    const life = silver();
    life.facts.push(fact('2025-03-09', { growth: 4_000 }));
    expect(life.evaluate(noon('2025-03-10'), 'separation').levelOn('2025-03-10')).toBe('gold');
  });
  test('the term begins again only by what was done meanwhile', () => {
    const terms = { requalifyExtends: true };
    const untilOf = (life: Life) =>
      life.evaluate(noon('2025-06-01'), 'separation').at(noon('2025-06-01'))?.validUntil;
    expect(untilOf(silver({ renewsFrom: '2025-04-01' }, terms))).toBe('2026-03-01');
    const active = silver({ renewsFrom: '2025-04-01' }, terms);
    active.facts.push(fact('2025-05-01', { growth: 1 }));
    expect(untilOf(active)).toBe('2026-06-01');
  });
});

test('undoing a merge after one return gives the level that the return gives without a merge', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 100, max: 6_000 }), { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 3 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 100 }),
      (grown, place, wait, more) => {
        const days = grown.map((_, index) => addDays('2025-03-01', index));
        const last = days.at(-1) ?? START;
        const returnedOn = addDays(last, 1 + wait);
        const undoneOn = addDays(returnedOn, more);
        const index = place % grown.length;
        const lives = [0, 1].map(
          () =>
            new Life([version(START)], {
              apart: { ...NOTHING, takenBackAt: [noon(returnedOn)] },
            }),
        );
        for (const life of lives)
          for (const [i, day] of days.entries()) life.grow(day, grown[i] ?? 0);
        const [alone, merged] = lives as [Life, Life];
        const [day, growth] = [days[index] ?? START, grown[index] ?? 0];
        alone.refund(returnedOn, day, growth);
        merged.facts.push(fact(day, { growth: -growth }));
        merged.evaluate(midnight(addDays(undoneOn, 1)), 'separation');
        alone.evaluate(midnight(addDays(undoneOn, 1)), 'time');
        expect(merged.levelOn(addDays(undoneOn, 1))).toBe(alone.levelOn(addDays(undoneOn, 1)));
      },
    ),
  );
});
