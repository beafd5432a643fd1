/** What happened to tickets as the events of their clocks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Targets } from '#server/service/clocks/clock';
import { clocksOf, type Past, type PastChange, statusesOf } from '#server/service/clocks/history';

const HOUR = 3_600_000;
const TARGETS: Targets = {
  minutes: { firstResponse: 60, nextResponse: 60, resolution: 600 },
  calendar: null,
};
const withoutMessages = (changes: PastChange[]) => ({ changes, messages: [] });
const change = (id: number, hours: number, further: Partial<PastChange>): PastChange => ({
  id,
  at: hours * HOUR,
  isByCustomer: false,
  action: 'open',
  toStatus: 'open',
  messageId: null,
  resolvedAt: null,
  mergedIntoId: null,
  ...further,
});

describe('what arrives late', () => {
  test('counts from when it happened: what was recorded of later instants has not been so', () => {
    const statuses = statusesOf(
      withoutMessages([
        change(1, 0, {}),
        change(2, 1, { action: 'askCustomer', toStatus: 'pendingCustomer' }),
        change(3, 5, { action: 'lapse', toStatus: 'resolved' }),
        change(4, 3, { action: 'answer', isByCustomer: true }),
      ]),
    );
    expect(statuses.map(({ at, status }) => [at / HOUR, status])).toEqual([
      [0, 'open'],
      [1, 'pendingCustomer'],
      [3, 'open'],
    ]);
  });
  test('is nothing where the customer only said thanks: the ticket was never opened again', () => {
    const statuses = statusesOf(
      withoutMessages([
        change(1, 0, {}),
        change(2, 2, { action: 'resolve', toStatus: 'resolved' }),
        change(3, 4, { action: 'reopen', isByCustomer: true }),
        change(4, 5, { action: 'keepResolved', toStatus: 'resolved', resolvedAt: 2 * HOUR }),
      ]),
    );
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

describe('what a customer writes while the ticket is resolved', () => {
  /** Opened and answered at once, resolved after one hour. */
  const RESOLVED = 1;
  interface Written {
    hours: number;
    /** After how many hours more it arrives. */
    delay: number;
  }
  type Happened = { at: number } & (
    { kind: 'reopened' } | ({ kind: 'arrived'; id: number } & Written)
  );

  /** As steps are recorded: staff and customers open a ticket again only while it is resolved. */
  const recordedPast = (written: readonly Written[], reopenedAt: number): Past => {
    const happened: Happened[] = [
      { kind: 'reopened', at: reopenedAt },
      ...written.map((one, index) => ({
        ...one,
        kind: 'arrived' as const,
        id: index + 2,
        at: one.hours + one.delay,
      })),
    ];
    const changes = [
      change(1, 0, {}),
      change(2, RESOLVED, { action: 'resolve', toStatus: 'resolved' }),
    ];
    const messages: Past['messages'][number][] = [
      { id: 1, occurredAt: 0, does: 'asked' },
      { id: 0, occurredAt: HOUR / 6, does: 'answered' },
    ];
    for (const one of happened.toSorted((a, b) => a.at - b.at)) {
      if (one.kind === 'arrived')
        messages.push({ id: one.id, occurredAt: one.hours * HOUR, does: 'asked' });
      if (changes.at(-1)?.toStatus !== 'resolved') continue;
      const isByCustomer = one.kind === 'arrived';
      const hours = one.kind === 'arrived' ? one.hours : one.at;
      const messageId = one.kind === 'arrived' ? one.id : null;
      changes.push(change(3, hours, { action: 'reopen', isByCustomer, messageId }));
    }
    return { id: 1, changes, messages, targets: [{ at: 0, isRise: false, targets: TARGETS }] };
  };
  const clocksAfter = (written: readonly Written[], reopenedAt: number) =>
    clocksOf(1, [recordedPast(written, reopenedAt)]);
  const running = (clocks: ReturnType<typeof clocksOf>) =>
    clocks
      .filter(({ state }) => state === 'running')
      .map(({ metric, startedAt, dueAt }) => [metric, startedAt / HOUR, (dueAt ?? 0) / HOUR]);

  test('starts the clocks when it was written, where it arrives after staff opened the ticket again', () => {
    const clocks = clocksAfter([{ hours: 1.5, delay: 1 }], 2);
    expect(running(clocks)).toEqual([
      ['resolution', 0, 10.5],
      ['nextResponse', 1.5, 2.5],
    ]);
  });

  test('starts them where it arrives after a later message of the customer', () => {
    const clocks = clocksAfter(
      [
        { hours: 1.5, delay: 2 },
        { hours: 2, delay: 0 },
      ],
      3,
    );
    expect(clocks.at(-1)).toMatchObject({ metric: 'nextResponse', startedAt: 1.5 * HOUR });
  });

  test('gives the same clocks in whichever order it arrives', () => {
    const hours = fc.integer({ min: 13, max: 600 }).map((tenths) => tenths / 10);
    const written = fc.array(
      fc.record({ hours, delay: fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(written, hours, (messages, reopenedAt) => {
        const atOnce = messages.map((one) => ({ ...one, delay: 0 }));
        expect(clocksAfter(messages, reopenedAt)).toEqual(clocksAfter(atOnce, reopenedAt));
      }),
    );
  });

  test('starts none where it was only thanks', () => {
    const changes = [
      change(1, 0, {}),
      change(2, 2, { action: 'resolve', toStatus: 'resolved' }),
      change(3, 4, { action: 'reopen', isByCustomer: true, messageId: 7 }),
      change(4, 5, { action: 'keepResolved', toStatus: 'resolved', resolvedAt: 2 * HOUR }),
    ];
    const messages = [{ id: 7, occurredAt: 4 * HOUR, does: 'asked' as const }];
    expect(statusesOf({ changes, messages }).map(({ status }) => status)).toEqual([
      'open',
      'resolved',
    ]);
  });
});
