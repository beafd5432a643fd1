import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FOREVER, type PriceListFacts, type PriceRow } from '#contract/pricing/prices';
import {
  announcedReductionBps,
  continuation,
  type LogEntry,
  priorPrice,
  reductionAt,
  shownAt,
  stepsOf,
} from '#rules/pricing/priceEvents';
import { planOf, publicly, resolvePrice } from '#server/pricing/prices/rules';
import {
  overlaps,
  segmentAt,
  type StoredSegment,
  untilNextChange,
  within,
} from '#server/pricing/prices/segments';
import { replaceWithin } from '#server/pricing/prices/timeline';

const DAY = 86_400_000;

/** Applies a change to stored rows as the database does. */
let nextId = 1000;
const applied = (
  stored: readonly StoredSegment[],
  change: ReturnType<typeof replaceWithin>,
): StoredSegment[] => [
  ...stored
    .filter(({ id }) => !change.remove.includes(id))
    .map((row) => ({
      ...row,
      endsAt: change.shorten.find(({ id }) => id === row.id)?.endsAt ?? row.endsAt,
    })),
  ...change.insert.map((segment) => ({ id: ++nextId, ...segment })),
];

const anyWindow = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), fc.boolean())
  .map(([startsAt, length, endless]) => ({
    startsAt,
    endsAt: endless ? FOREVER : startsAt + length,
  }));
const anyWrite = fc.record({
  window: anyWindow,
  amount: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
});
const write = (
  stored: StoredSegment[],
  { window, amount }: { window: { startsAt: number; endsAt: number }; amount: number | null },
) => applied(stored, replaceWithin(stored, window, amount === null ? [] : [{ ...window, amount }]));

describe('replaceWithin', () => {
  test('no sequence of writes leaves overlapping rows, and the last write decides at every instant', () => {
    fc.assert(
      fc.property(fc.array(anyWrite, { maxLength: 12 }), (writes) => {
        let stored: StoredSegment[] = [];
        for (const one of writes) stored = write(stored, one);
        for (const [index, row] of stored.entries()) {
          expect(row.startsAt).toBeLessThan(row.endsAt);
          for (const other of stored.slice(index + 1)) expect(overlaps(row, other)).toBe(false);
        }
        for (let index = 0; index < 65; index++) {
          const last = writes.findLast(
            ({ window }) => window.startsAt <= index && index < window.endsAt,
          );
          expect(segmentAt(stored, index)?.amount ?? null).toBe(last?.amount ?? null);
        }
      }),
    );
  });

  test('restoring the rows that a write replaced restores every later instant', () => {
    fc.assert(
      fc.property(
        fc.array(anyWrite, { maxLength: 8 }),
        anyWrite,
        fc.integer({ min: 0, max: 60 }),
        (writes, batch, now) => {
          let before: StoredSegment[] = [];
          for (const one of writes) before = write(before, one);
          const displaced = within(before, batch.window);
          const after = write(before, batch);
          const rest = {
            startsAt: Math.max(batch.window.startsAt, now),
            endsAt: batch.window.endsAt,
          };
          const reverted =
            rest.startsAt >= rest.endsAt
              ? after
              : applied(after, replaceWithin(after, rest, within(displaced, rest)));
          for (let index = now; index < 65; index++) {
            if (rest.startsAt >= rest.endsAt) continue;
            expect(segmentAt(reverted, index)?.amount ?? null).toBe(
              segmentAt(before, index)?.amount ?? null,
            );
          }
        },
      ),
    );
  });

  test('a manually set base price holds until the next planned change', () => {
    expect(
      untilNextChange(
        [
          { startsAt: 0, endsAt: 50 },
          { startsAt: 50, endsAt: FOREVER },
        ],
        10,
      ),
    ).toEqual({ startsAt: 10, endsAt: 50 });
    expect(untilNextChange([{ startsAt: 0, endsAt: FOREVER }], 10)).toEqual({
      startsAt: 10,
      endsAt: FOREVER,
    });
  });
});

const entry = (day: number, amount: number, recorded = day): LogEntry => ({
  effectiveAt: day * DAY,
  recordedAt: recorded * DAY,
  amount,
  originalAmount: amount,
});

describe('the lowest prior price', () => {
  test.each<[string, LogEntry[], number, number | null]>([
    ['the price in force when the window begins counts', [entry(0, 100), entry(40, 120)], 50, 100],
    ['a price set long ago counts', [entry(0, 90)], 100, 90],
    ['the current reduction does not count', [entry(0, 100), entry(50, 60)], 50, 100],
    [
      'an earlier, lower price within the window counts',
      [entry(0, 100), entry(30, 70), entry(35, 100), entry(50, 80)],
      50,
      70,
    ],
    [
      'a price that ended before the window does not count',
      [entry(0, 70), entry(10, 100), entry(50, 80)],
      50,
      100,
    ],
    [
      'a price that ended exactly when the window begins does not count',
      [entry(0, 70), entry(20, 100)],
      50,
      100,
    ],
    [
      'a price that ended just after the window begins counts',
      [entry(0, 70), { ...entry(20, 100), effectiveAt: 20 * DAY + 1 }],
      50,
      70,
    ],
    ['a variant that is new within the window has its first price', [entry(45, 100)], 50, 100],
    ['a variant that is new with the reduction has no prior price', [entry(50, 100)], 50, null],
    [
      'a corrected plan: the latest recorded counts',
      [entry(0, 100), entry(40, 50, 10), entry(40, 100, 20)],
      50,
      100,
    ],
  ])('the prior price follows the law in the case: %s', (_name, log, day, expected) => {
    expect(priorPrice(stepsOf(log), day * DAY)).toBe(expected);
  });

  test('the prior price equals an hourly reading of random logs', () => {
    const HOUR = 3_600_000;
    const anyLog = fc.array(
      fc.record({
        effectiveAt: fc.integer({ min: 0, max: 60 * 24 }).map((hour) => hour * HOUR),
        early: fc.integer({ min: 0, max: 5 * 24 }).map((hour) => hour * HOUR),
        amount: fc.integer({ min: 1, max: 50 }),
      }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 0, max: 60 * 24 }), (entries, hour) => {
        const log = entries
          .map(({ effectiveAt, early, amount }): LogEntry => ({
            effectiveAt,
            recordedAt: effectiveAt - early,
            amount,
            originalAmount: amount,
          }))
          .sort((a, b) => a.recordedAt - b.recordedAt);
        const reducedAt = hour * HOUR;
        // The text of the law, hour by hour: the price shown at each instant of the 30 days before.
        let lowest: number | null = null;
        for (let index = reducedAt - 30 * DAY; index < reducedAt; index += HOUR) {
          let shown: LogEntry | null = null;
          for (const one of log) {
            if (one.effectiveAt > index) continue;
            const later = !shown || one.effectiveAt > shown.effectiveAt;
            const corrected =
              shown && one.effectiveAt === shown.effectiveAt && one.recordedAt >= shown.recordedAt;
            if (later || corrected) shown = one;
          }
          if (shown) lowest = lowest === null ? shown.amount : Math.min(lowest, shown.amount);
        }
        expect(priorPrice(stepsOf(log), reducedAt)).toBe(lowest);
      }),
    );
  });
});

describe('price reductions', () => {
  test.each<[string, LogEntry[], number, number | null]>([
    ['no reduction', [entry(0, 100)], 10, null],
    ['one reduction', [entry(0, 100), entry(5, 80)], 10, 5],
    ['the later of two reductions', [entry(0, 100), entry(5, 80), entry(7, 70)], 10, 7],
    ['no reduction after a rise', [entry(0, 100), entry(5, 80), entry(7, 100)], 10, null],
    ['none yet', [entry(0, 100), entry(50, 80)], 10, null],
  ])('the start of the current reduction is found: %s', (_name, log, day, expected) => {
    expect(reductionAt(stepsOf(log), day * DAY)?.at ?? null).toBe(
      expected === null ? null : expected * DAY,
    );
  });
  test('the announced reduction is computed from the lowest prior price and never overstated', () => {
    expect(announcedReductionBps(9000, 6000)).toBe(3333);
    expect(announcedReductionBps(6000, 6000)).toBeNull();
    expect(announcedReductionBps(null, 6000)).toBeNull();
  });
});

const everybody = { levels: [], groups: [], channels: [] };
const LISTS = new Map<number, PriceListFacts>([
  [1, { id: 1, code: 'base', kind: 'base', priority: 0, audience: everybody }],
  [2, { id: 2, code: 'sale', kind: 'sale', priority: 0, audience: everybody }],
]);

describe('the log of shown prices', () => {
  test('after any sequence of writes, the log gives for every instant the price that was shown then', () => {
    const anyStep = fc.record({
      listId: fc.constantFrom(1, 2),
      ahead: fc.integer({ min: 0, max: 6 }),
      length: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
      amount: fc.integer({ min: 1, max: 20 }),
      pass: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 10 }), (steps) => {
        let now = 1;
        const segments = new Map<number, StoredSegment[]>([
          [1, [{ id: 1, startsAt: 1, endsAt: FOREVER, amount: 10 }]],
          [2, []],
        ]);
        const rows = (): PriceRow[] =>
          [...segments].flatMap(([listId, list]) =>
            list.map((one) => ({ ...one, listId, variantId: 1, minQuantity: 1 })),
          );
        const log: LogEntry[] = [];
        const keep = () => {
          const plan = planOf(
            rows().filter(({ endsAt }) => endsAt > now),
            LISTS,
            now,
          );
          for (const { at, ...shown } of continuation(stepsOf(log), plan, now))
            log.push({ ...shown, effectiveAt: at, recordedAt: now });
        };
        const shown: (number | null)[] = [];
        const watch = (until: number) => {
          for (; now < until; now++) shown[now] = resolvePrice(rows(), LISTS, publicly(now)).amount;
        };
        keep();
        for (const { listId, ahead, length, amount, pass } of steps) {
          watch(now + pass);
          const window = {
            startsAt: now + ahead,
            endsAt: length === null ? FOREVER : now + ahead + length,
          };
          segments.set(listId, write(segments.get(listId) ?? [], { window, amount }));
          keep();
        }
        watch(now + 30);
        const said = stepsOf(log);
        for (let index = 1; index < now; index++)
          expect(shownAt(said, index)?.amount ?? null).toBe(shown[index]);
      }),
    );
  });
});
