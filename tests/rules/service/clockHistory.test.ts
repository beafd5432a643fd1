/** What happened to tickets as the events of their clocks. */
import { describe, expect, test } from 'vitest';
import type { Targets } from '#server/service/clocks/clock';
import { clocksOf, type Past, type PastChange, statusesOf } from '#server/service/clocks/history';

const HOUR = 3_600_000;
const TARGETS: Targets = {
  minutes: { firstResponse: 60, nextResponse: 60, resolution: 600 },
  calendar: null,
};
const change = (id: number, hours: number, further: Partial<PastChange>): PastChange => ({
  id,
  at: hours * HOUR,
  isByCustomer: false,
  action: 'open',
  toStatus: 'open',
  resolvedAt: null,
  mergedIntoId: null,
  ...further,
});

describe('what arrives late', () => {
  test('counts from when it happened: what was recorded of later instants has not been so', () => {
    const statuses = statusesOf([
      change(1, 0, {}),
      change(2, 1, { action: 'askCustomer', toStatus: 'pendingCustomer' }),
      change(3, 5, { action: 'lapse', toStatus: 'resolved' }),
      change(4, 3, { action: 'answer', isByCustomer: true }),
    ]);
    expect(statuses.map(({ at, status }) => [at / HOUR, status])).toEqual([
      [0, 'open'],
      [1, 'pendingCustomer'],
      [3, 'open'],
    ]);
  });
  test('is nothing where the customer only said thanks: the ticket was never opened again', () => {
    const statuses = statusesOf([
      change(1, 0, {}),
      change(2, 2, { action: 'resolve', toStatus: 'resolved' }),
      change(3, 4, { action: 'reopen', isByCustomer: true }),
      change(4, 5, { action: 'keepResolved', toStatus: 'resolved', resolvedAt: 2 * HOUR }),
    ]);
    expect(statuses.map(({ at, status }) => [at / HOUR, status])).toEqual([
      [0, 'open'],
      [2, 'resolved'],
    ]);
  });
});

const past = (id: number, opened: number, changes: PastChange[] = []): Past => ({
  id,
  changes: [change(id * 10, opened, {}), ...changes],
  messages: [{ id: id * 10, occurredAt: opened * HOUR, does: 'asked' }],
  targets: [{ at: opened * HOUR, isRise: false, targets: TARGETS }],
});
const mergedInto = (id: number, hours: number, into: number) =>
  change(id, hours, { action: 'merge', toStatus: 'merged', mergedIntoId: into });

test('A ticket that stays has the clocks of those that were merged into it one after the other', () => {
  const thread = [
    past(1, 0, [mergedInto(11, 3, 2)]),
    past(2, 1, [mergedInto(21, 4, 3)]),
    past(3, 2),
  ];
  const resolution = clocksOf(3, thread).find(({ metric }) => metric === 'resolution');
  expect(resolution).toMatchObject({ startedAt: 0, dueAt: 10 * HOUR });
  const gone = clocksOf(1, thread).map(({ state }) => state);
  expect(gone).toEqual(['cancelled', 'cancelled']);
});

test('A ticket that is taken out of another one has its own clocks again, and the other one only its own', () => {
  const apart = change(12, 6, { action: 'separate', toStatus: 'open' });
  const thread = [past(1, 0, [mergedInto(11, 3, 2), apart])];
  const [resolution] = clocksOf(1, thread).filter(({ metric }) => metric === 'resolution');
  expect(resolution).toMatchObject({ state: 'running', ranMs: 3 * HOUR, dueAt: 13 * HOUR });
});
