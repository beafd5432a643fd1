/** The clocks of tickets: vectors of pauses and other targets, reopening, merging, and increments against a replay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketStatus } from '#contract/service/tickets';
import { advance, type ClockEvent, NO_CLOCKS, replay } from '#rules/service/clocks';
import { afterBusinessTime, businessTime, type Calendar } from '#rules/service/calendars';
import {
  allowedMsOf,
  type Clock,
  nextDue,
  partRunAt,
  ranAt,
  type Targets,
} from '#server/service/clocks/clock';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/days';

const CALENDAR: Calendar = [
  {
    effectiveFrom: 0,
    timeZone: 'Asia/Shanghai',
    windows: [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, from: 540, to: 720 },
      { weekday, from: 810, to: 1080 },
    ]),
    exceptions: ['2026-10-01', '2026-10-02'].map((day) => ({
      day,
      kind: 'closed' as const,
      windows: [],
      note: '',
    })),
  },
];
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const text = (instant: number | null | undefined) =>
  instant ? new Date(instant + 8 * HOUR_MS).toISOString().slice(0, 16) : null;

const targetsOf = (
  minutes: Partial<Targets['minutes']> = {},
  calendar: Calendar = CALENDAR,
): Targets => ({
  minutes: { firstResponse: 240, nextResponse: 480, resolution: 480, ...minutes },
  calendar,
});
const targets = (when: string, minutes: Partial<Targets['minutes']> = {}, isRise = false) =>
  ({ kind: 'targets', at: at(when), targets: targetsOf(minutes), isRise }) satisfies ClockEvent;
const status = (when: string, to: TicketStatus, isByCustomer = false) =>
  ({ kind: 'status', at: at(when), status: to, isByCustomer }) satisfies ClockEvent;
const asked = (when: string) => ({ kind: 'asked', at: at(when) }) satisfies ClockEvent;
const answered = (when: string) => ({ kind: 'answered', at: at(when) }) satisfies ClockEvent;

const OPENED = '2026-09-28T10:00';
const opened = (minutes: Partial<Targets['minutes']> = {}): ClockEvent[] => [
  targets(OPENED, minutes),
  status(OPENED, 'open'),
  asked(OPENED),
];
const clocksAfter = (...events: ClockEvent[]) => replay([...opened(), ...events]).clocks;
const ofMetric = (clocks: readonly Clock[], metric: Clock['metric']) =>
  clocks.filter((clock) => clock.metric === metric);
const resolutionOf = (clocks: readonly Clock[]) => ofMetric(clocks, 'resolution').at(-1) as Clock;

describe('the clock until a ticket is resolved', () => {
  test('stands still while the customer is asked, and is due by so much later', () => {
    const running = resolutionOf(clocksAfter());
    expect(text(running.dueAt)).toBe('2026-09-29T10:30');
    const paused = resolutionOf(clocksAfter(status('2026-09-28T11:30', 'pendingCustomer')));
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, ranMs: 90 * MINUTE_MS });
    expect(businessTime(CALENDAR, at('2026-09-28T11:30'), at('2026-09-29T14:00'))).toBe(
      510 * MINUTE_MS,
    );
    const back = resolutionOf(
      clocksAfter(
        status('2026-09-28T11:30', 'pendingCustomer'),
        status('2026-09-29T14:00', 'open'),
      ),
    );
    expect(text(back.dueAt)).toBe('2026-09-30T11:30');
    expect(ranAt(back, at('2026-09-29T15:00'))).toBe(150 * MINUTE_MS);
  });

  test('keeps what has run when its target is lowered', () => {
    const lowered = resolutionOf(
      clocksAfter(
        status('2026-09-28T11:30', 'pendingCustomer'),
        status('2026-09-29T14:00', 'open'),
        targets('2026-09-29T15:00', { resolution: 240 }),
      ),
    );
    expect(ranAt(lowered, at('2026-09-29T15:00'))).toBe(150 * MINUTE_MS);
    expect(text(lowered.dueAt)).toBe('2026-09-29T16:30');
  });

  test('is due now, never earlier, where the new target is below what has run', () => {
    const lowered = resolutionOf(clocksAfter(targets('2026-09-28T15:00', { resolution: 30 })));
    expect(text(lowered.dueAt)).toBe('2026-09-28T15:00');
  });

  test('does not move once it is overdue, whatever targets follow', () => {
    const raised = resolutionOf(clocksAfter(targets('2026-09-29T11:00', { resolution: 4800 })));
    expect(text(raised.dueAt)).toBe('2026-09-29T10:30');
  });

  test('runs on while others are waited for', () => {
    const held = resolutionOf(clocksAfter(status('2026-09-28T11:00', 'onHold')));
    expect(text(held.dueAt)).toBe('2026-09-29T10:30');
  });

  test('is missed at the very instant at which it is due', () => {
    const verdict = (when: string) =>
      resolutionOf(clocksAfter(status(when, 'resolved'))).breachedAt;
    expect(verdict('2026-09-29T10:29')).toBeNull();
    expect(text(verdict('2026-09-29T10:30'))).toBe('2026-09-29T10:30');
  });

  test('is never due later because the level of the member rose', () => {
    const rise = (minutes: number) =>
      text(
        resolutionOf(clocksAfter(targets('2026-09-28T11:00', { resolution: minutes }, true))).dueAt,
      );
    expect(rise(960)).toBe('2026-09-29T10:30');
    expect(rise(120)).toBe('2026-09-28T12:00');
  });
});

describe('the first response', () => {
  test('is met by an answer, and never pauses', () => {
    const [first] = ofMetric(
      clocksAfter(status('2026-09-28T10:30', 'onHold'), answered('2026-09-28T13:45')),
      'firstResponse',
    );
    expect(first).toMatchObject({ state: 'ended', breachedAt: null, ranMs: 135 * MINUTE_MS });
  });
  test('begins with the first message of the customer, where staff opened the ticket by themselves', () => {
    const planned = replay([targets(OPENED), status(OPENED, 'new')]);
    expect(ofMetric(planned.clocks, 'firstResponse')).toEqual([]);
    const [first] = ofMetric(advance(planned, asked('2026-09-28T11:00')).clocks, 'firstResponse');
    expect(first?.startedAt).toBe(at('2026-09-28T11:00'));
    const called = [answered('2026-09-28T10:30'), asked('2026-09-28T11:00')].reduce(
      advance,
      planned,
    );
    expect(ofMetric(called.clocks, 'firstResponse')).toEqual([]);
    expect(ofMetric(called.clocks, 'nextResponse')).toHaveLength(1);
  });
  test('is not asked for again when the ticket is opened again', () => {
    const clocks = clocksAfter(
      answered('2026-09-28T11:00'),
      status('2026-09-28T11:00', 'resolved'),
      status('2026-09-28T11:30', 'open', true),
      asked('2026-09-28T11:30'),
    );
    expect(ofMetric(clocks, 'firstResponse')).toHaveLength(1);
    expect(ofMetric(clocks, 'nextResponse')).toHaveLength(1);
  });
});

describe('the next response', () => {
  test('runs from the first message without an answer, once the first response was given', () => {
    expect(ofMetric(clocksAfter(asked('2026-09-28T10:30')), 'nextResponse')).toEqual([]);
    const clocks = clocksAfter(
      answered('2026-09-28T10:15'),
      asked('2026-09-28T11:00'),
      asked('2026-09-28T11:45'),
    );
    const [next] = ofMetric(clocks, 'nextResponse');
    expect(next).toMatchObject({ startedAt: at('2026-09-28T11:00'), state: 'running' });
  });
  test('stops on hold and is another one for each question', () => {
    const held = clocksAfter(
      answered('2026-09-28T10:15'),
      asked('2026-09-28T11:00'),
      status('2026-09-28T11:30', 'onHold'),
    );
    expect(ofMetric(held, 'nextResponse')[0]).toMatchObject({
      state: 'paused',
      ranMs: 30 * MINUTE_MS,
    });
    const twice = clocksAfter(
      answered('2026-09-28T10:15'),
      asked('2026-09-28T11:00'),
      answered('2026-09-28T11:10'),
      asked('2026-09-28T11:20'),
    );
    expect(ofMetric(twice, 'nextResponse').map(({ instance, state }) => [instance, state])).toEqual(
      [
        [1, 'ended'],
        [2, 'running'],
      ],
    );
  });
});

describe('a ticket that is opened again', () => {
  const RESOLVED = '2026-09-29T09:30';
  const reopened = (when: string, isByCustomer = true) =>
    clocksAfter(status(RESOLVED, 'resolved'), status(when, 'open', isByCustomer));
  test('goes on with what is left, within a day or by staff', () => {
    expect(text(resolutionOf(reopened('2026-09-30T09:30')).dueAt)).toBe('2026-09-30T10:30');
    expect(text(resolutionOf(reopened('2026-09-30T10:30', false)).dueAt)).toBe('2026-09-30T11:30');
  });
  test('has a quarter of the target left at least, where the customer comes back after more than a day', () => {
    const later = resolutionOf(reopened('2026-09-30T09:31'));
    expect(text(later.dueAt)).toBe('2026-09-30T11:31');
    expect(later).toMatchObject({ instance: 1, firstRanMs: 420 * MINUTE_MS });
  });
  test('keeps the verdict of a clock that was missed, and begins another one', () => {
    const clocks = clocksAfter(
      status('2026-09-29T11:00', 'resolved'),
      status('2026-09-29T14:00', 'open', true),
    );
    const [first, second] = ofMetric(clocks, 'resolution');
    expect(text(first?.breachedAt)).toBe('2026-09-29T10:30');
    expect(second).toMatchObject({ instance: 2, ranMs: 0, breachedAt: null });
    expect(text(second?.dueAt)).toBe('2026-09-30T14:30');
  });
});

describe('merging tickets', () => {
  test('the one that stays takes the whole clock that is due first, of each kind', () => {
    const other = replay([
      targets('2026-09-28T09:00', { resolution: 240, firstResponse: 600 }),
      status('2026-09-28T09:00', 'open'),
      asked('2026-09-28T09:00'),
    ]).clocks;
    const merged = clocksAfter({ kind: 'merged', at: at('2026-09-28T11:00'), clocks: other });
    expect(text(resolutionOf(merged).dueAt)).toBe('2026-09-28T14:30');
    expect(resolutionOf(merged).startedAt).toBe(at('2026-09-28T09:00'));
    expect(ofMetric(merged, 'firstResponse').map(({ dueAt }) => text(dueAt))).toEqual([
      '2026-09-28T15:30',
    ]);
  });
  test('of several that go on, the one that is due first goes on, and one that has ended does not', () => {
    const from = (when: string, minutes: number, ...more: ClockEvent[]) =>
      replay([targets(when, { resolution: minutes }), status(when, 'open'), asked(when), ...more])
        .clocks;
    const late = from('2026-09-28T09:00', 300);
    const soon = from('2026-09-28T09:30', 120);
    const ended = from('2026-09-28T09:00', 60, status('2026-09-28T09:10', 'resolved'));
    const dueWith = (...clocks: Clock[]) => {
      const event = { kind: 'merged' as const, at: at('2026-09-28T11:00'), clocks };
      return ofMetric(clocksAfter(event), 'resolution').map(({ dueAt, instance }) => [
        text(dueAt),
        instance,
      ]);
    };
    const first = [[text(resolutionOf(soon).dueAt), 1]];
    expect(dueWith(...late, ...soon)).toEqual(first);
    expect(dueWith(...soon, ...late)).toEqual(first);
    expect(dueWith(...ended)).toEqual([[text(resolutionOf(clocksAfter()).dueAt), 1]]);
  });
  test('a ticket without clocks goes on with those of the other one', () => {
    const none = replay([status('2026-09-28T10:00', 'open')]);
    expect(none.clocks).toEqual([]);
    const other = replay(opened()).clocks;
    const event = { kind: 'merged' as const, at: at('2026-09-28T11:00'), clocks: other };
    expect(new Set(advance(none, event).clocks)).toEqual(new Set(other));
  });
  test('the clocks of the one that goes are cancelled, not missed', () => {
    const clocks = clocksAfter(status('2026-09-28T11:00', 'merged'));
    expect(clocks.map(({ state, breachedAt }) => [state, breachedAt])).toEqual([
      ['cancelled', null],
      ['cancelled', null],
    ]);
    expect(nextDue(clocks)).toBeNull();
  });
});

test('A part of the target is reached once, and not by a clock that is overdue', () => {
  const clock = resolutionOf(clocksAfter());
  expect(text(partRunAt(clock, 50))).toBe('2026-09-28T15:30');
  expect(text(partRunAt(clock, 80))).toBe('2026-09-28T17:54');
  const back = resolutionOf(
    clocksAfter(status('2026-09-28T16:00', 'pendingCustomer'), status('2026-09-28T17:00', 'open')),
  );
  expect(partRunAt(back, 50)).toBeNull();
});

const STATUSES: TicketStatus[] = ['open', 'pendingCustomer', 'onHold', 'resolved'];
const BEGIN = at('2026-09-21T09:00');
const anySteps = fc.array(
  fc.record({
    gap: fc.integer({ min: 1, max: 3 * DAY_MS }),
    what: fc.oneof(
      fc.constantFrom(...STATUSES).map((to) => ({ status: to })),
      fc.constantFrom('asked' as const, 'answered' as const).map((said) => ({ said })),
      fc.integer({ min: 1, max: 3000 }).map((minutes) => ({ minutes })),
    ),
  }),
  { maxLength: 14 },
);
const eventsOf = (steps: ReturnType<typeof anySteps.generate>['value']): ClockEvent[] => {
  let now = BEGIN;
  const events: ClockEvent[] = [
    { kind: 'targets', at: now, targets: targetsOf({ resolution: 2000 }), isRise: false },
    { kind: 'status', at: now, status: 'open', isByCustomer: false },
    { kind: 'asked', at: now },
  ];
  for (const { gap, what } of steps) {
    now += gap;
    if ('status' in what)
      events.push({ kind: 'status', at: now, status: what.status, isByCustomer: false });
    else if ('said' in what) events.push({ kind: what.said, at: now });
    else
      events.push({
        kind: 'targets',
        at: now,
        targets: targetsOf({ resolution: what.minutes }),
        isRise: false,
      });
  }
  return events;
};

test('Clocks by increments are the clocks of their history: what ran is the business time of their spans', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const events = eventsOf(steps);
      let state = NO_CLOCKS;
      for (const [index, event] of events.entries()) {
        state = advance(state, event);
        expect(state).toEqual(replay(events.slice(0, index + 1)));
        for (const clock of state.clocks) {
          const now = event.at;
          const total = clock.spans.reduce(
            (sum, { from, to }) => sum + businessTime(CALENDAR, from, to ?? now),
            0,
          );
          expect(ranAt(clock, now)).toBe(total);
          const isRunning = clock.state === 'running';
          expect(clock.runningSince !== null).toBe(isRunning);
          const allowed = allowedMsOf(clock) ?? 0;
          if (isRunning && clock.breachedAt === null && clock.dueAt !== null && clock.dueAt > now)
            expect(clock.dueAt).toBe(afterBusinessTime(CALENDAR, now, allowed - total));
        }
      }
    }),
  );
});

test('What has run only grows, a verdict never changes, and at most one clock of a kind is active', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      let state = NO_CLOCKS;
      for (const event of eventsOf(steps)) {
        const before = state.clocks;
        state = advance(state, event);
        for (const old of before) {
          const now = state.clocks.find(
            (one) => one.metric === old.metric && one.instance === old.instance,
          );
          expect(now && ranAt(now, event.at)).toBeGreaterThanOrEqual(old.ranMs);
          if (old.breachedAt !== null) expect(now?.breachedAt).toBe(old.breachedAt);
        }
        for (const metric of ['firstResponse', 'nextResponse', 'resolution'] as const)
          expect(
            ofMetric(state.clocks, metric).filter(
              ({ state: its }) => its === 'running' || its === 'paused',
            ).length,
          ).toBeLessThanOrEqual(1);
      }
    }),
  );
});
