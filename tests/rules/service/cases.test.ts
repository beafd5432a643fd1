/** What cases are called, and what time makes of their stages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseAt, caseNumber, isOpenAt, lineNameOf, type StoredStage } from '#rules/service/cases';

const NOW = Date.parse('2026-09-28T02:00:00Z');
const HOUR = 3_600_000;

const planned = (further: Partial<StoredStage> = {}): StoredStage => ({
  kind: 'care',
  state: 'planned',
  stageAt: NOW,
  dueAt: NOW + HOUR,
  lapsesAt: NOW + HOUR,
  closedAt: null,
  ...further,
});

test('the seventh case of a day has the day and its place in its number', () => {
  expect(caseNumber('2026-09-28', 7)).toBe('CS20260928-0007');
  expect(caseNumber('2026-09-28', 12_345)).toBe('CS20260928-12345');
});

test('a stage lasts until the instant at which its time is over, and not longer', () => {
  expect(caseAt(planned(), NOW + HOUR - 1).stage).toBe('planned');
  expect(caseAt(planned(), NOW + HOUR)).toEqual({
    stage: 'due',
    stageAt: NOW + HOUR,
    dueAt: NOW + HOUR,
    lapsesAt: null,
    closedAt: null,
  });
});

test('a case whose time led to its end has ended at that instant, whenever somebody looks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 * HOUR }), (later) => {
      const row = planned({ kind: 'return', state: 'approved' });
      const { stage, closedAt } = caseAt(row, NOW + HOUR + later);
      expect([stage, closedAt]).toEqual(['expired', NOW + HOUR]);
      expect(isOpenAt(row, NOW + HOUR + later)).toBe(false);
    }),
  );
  expect(isOpenAt(planned({ kind: 'return', state: 'approved' }), NOW)).toBe(true);
});

test.each([
  ['Cup', 'CUP-1', 'Cup · CUP-1'],
  ['Cup', null, 'Cup'],
  ['CUP-1', 'CUP-1', 'CUP-1'],
  [null, 'CUP-1', 'CUP-1'],
  ['', 'CUP-1', 'CUP-1'],
  [null, null, '#3'],
])('a line of %s with the SKU %s is called %s', (name, sku, called) => {
  expect(lineNameOf({ name, sku, lineNumber: 3 })).toBe(called);
});
