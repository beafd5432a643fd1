/** Whatever happens to a member's points, in any order: the invariants of the ledger, and an independent slow model. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CREDIT_TYPES, DEBIT_TYPES, MEMO_TYPES } from '#contract/members/points';
import { isActive, freeLots, joinBooks } from '#rules/members/points';
import { booksAsOf } from '#server/members/points/asOf';
import { histories, known, type Step, Twins } from './histories.ts';

const RUNS = { numRuns: 200 };
/** Carries a history out, and looks at the figures after each step. */
const play = (steps: readonly Step[], look: (twins: Twins) => void) => {
  const twins = new Twins();
  for (const step of steps) {
    twins.step(step);
    look(twins);
  }
  return twins;
};
const inEveryHistory = (look: (twins: Twins) => void) =>
  fc.assert(
    fc.property(histories, (steps) => void play(steps, look)),
    RUNS,
  );
const sum = (all: readonly { points: number }[]) =>
  all.reduce((total, one) => total + one.points, 0);

test('every balance is that of the independent model, whether or not anything was recorded', () =>
  inEveryHistory((twins) => {
    expect(twins.figures()).toEqual(twins.model.balance());
  }));

test('the entries of each type add up to what the independent model counts', () =>
  fc.assert(
    fc.property(histories, (steps) => {
      const twins = play(steps, () => undefined);
      const { ledger, model, now } = twins;
      ledger.keep(ledger.open(now), now);
      expect({
        earned: ledger.total('earn'),
        spent: Math.abs(ledger.total('spend')),
        restored: ledger.total('restore'),
        lapsed: Math.abs(ledger.total('expire')),
        cleared: Math.abs(ledger.total('forfeit')),
        taken: Math.abs(ledger.total('clawBack')),
        absorbed: Math.abs(ledger.total('absorb')),
        lost: Math.abs(ledger.total('writeOff')),
      }).toEqual(model.sums);
    }),
    RUNS,
  ));

describe('in every history', () => {
  test('credits are above zero and debits below', () =>
    inEveryHistory(({ ledger: { entries } }) => {
      for (const { type, points } of entries) {
        expect(Number.isInteger(points) && points !== 0).toBe(true);
        expect(points > 0).toBe(CREDIT_TYPES.some((one) => one === type));
      }
    }));

  test('the allocations of a debit add up to it', () =>
    inEveryHistory(({ ledger: { entries, allocations } }) => {
      for (const { id, type, points } of entries.filter((one) =>
        DEBIT_TYPES.some((debit) => debit === one.type),
      )) {
        const own = allocations.filter(({ entryId }) => entryId === id);
        expect([type, sum(own)]).toEqual([type, -points]);
        expect(own.every(({ kind }) => kind === 'consume')).toBe(true);
      }
    }));

  test('a restore is given back to lots, or opens one', () =>
    inEveryHistory(({ ledger: { entries, allocations, lots } }) => {
      for (const { id, points } of entries.filter(({ type }) => type === 'restore')) {
        const own = allocations.filter(({ entryId, restoresId }) => entryId === id && restoresId);
        expect(sum(own)).toBe(points);
        const opened = sum(lots.filter(({ entryId }) => entryId === id));
        expect(opened).toBe(sum(own.filter(({ kind }) => kind === 'reinstate')));
      }
    }));

  test('of a lot never more is left than was in it, nor less than nothing', () =>
    inEveryHistory(({ ledger }) => {
      const points = new Map(ledger.lots.map((lot) => [lot.id, lot.points]));
      for (const { id, remaining } of ledger.book().lots) {
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeLessThanOrEqual(points.get(id) ?? 0);
      }
    }));

  test('of an allocation never more is given back than was taken', () =>
    inEveryHistory(({ ledger: { allocations } }) => {
      for (const { id, points } of allocations) {
        const back = sum(allocations.filter(({ restoresId }) => restoresId === id));
        expect(back).toBeLessThanOrEqual(points);
      }
    }));

  test('what was added less what was taken away is what is left less what is owed', () =>
    inEveryHistory(({ ledger }) => {
      const { lots, arrears } = ledger.book();
      const moved = ledger.entries.filter(({ type }) => !MEMO_TYPES.some((memo) => memo === type));
      expect(sum(moved)).toBe(lots.reduce((all, { remaining }) => all + remaining, 0) - arrears);
    }));

  test('of what an order earned never more is taken back than it was', () =>
    inEveryHistory(({ ledger }) => {
      for (const order of ['o1', 'o2', 'o3', 'o4']) {
        const { points, reversed, lapsed, absorbed } = ledger.earned(order);
        expect(reversed).toBeLessThanOrEqual(points);
        expect(absorbed).toBeLessThanOrEqual(lapsed);
      }
    }));

  test('nothing that can be spent is left while something is owed', () =>
    inEveryHistory(({ ledger, now }) => {
      const { book } = ledger.open(now);
      if (book.arrears > 0) expect(freeLots(book, (lot) => isActive(lot, now))).toEqual([]);
      expect(book.arrears).toBeGreaterThanOrEqual(0);
    }));

  test('a lot is recorded as lapsed once, but for what was held or has been given back', () =>
    inEveryHistory(({ ledger: { entries } }) => {
      const keys = entries
        .filter(({ type }) => type === 'expire')
        .map(({ sourceId, sourceLine }) => `${sourceId}/${sourceLine}`);
      expect(new Set(keys).size).toBe(keys.length);
    }));

  test('whether time is recorded in steps or at once, the same is recorded', () =>
    fc.assert(
      fc.property(histories, fc.array(fc.integer({ min: 0, max: 8 })), (steps, waits) => {
        const often = play(steps, ({ ledger, now }) => ledger.keep(ledger.open(now), now));
        const once = play(steps, () => undefined);
        const until = waits.reduce((at, wait) => {
          often.ledger.keep(often.ledger.open(at + wait), at + wait);
          return at + wait;
        }, often.now);
        once.ledger.keep(once.ledger.open(until), until);
        const lapsed = ({ ledger }: Twins) =>
          ledger.entries
            .filter(({ type }) => type === 'expire')
            .map(({ sourceId, sourceLine, points, occurredAt }) =>
              [sourceId, sourceLine, points, occurredAt].join(),
            )
            .toSorted();
        expect(lapsed(once)).toEqual(lapsed(often));
        expect(once.ledger.book()).toEqual(often.ledger.book());
      }),
      RUNS,
    ));
});

test('a balance of the past is what it was then, where nothing became known later', () =>
  fc.assert(
    fc.property(histories, (steps) => {
      const prompt = steps.map(({ wait, command }): Step => ({ wait, command: known(command) }));
      const seen = new Map<number, unknown>();
      const twins = play(prompt, (one) => seen.set(one.now, one.figures()));
      for (const [at, figures] of seen)
        expect([at, twins.figures(joinBooks(booksAsOf([twins.ledger.journal()], at)), at)]).toEqual(
          [at, figures],
        );
    }),
    RUNS,
  ));
