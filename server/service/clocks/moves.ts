/** What one clock does: it runs, stops, ends, goes on, or gets another target. Pure. */
import { afterBusinessTime, businessTime } from '#rules/service/calendars';
import { DAY_MS } from '#shared/days';
import { allowedMsOf, type Clock, type Targets, targetMsOf } from './clock.ts';

/** A customer who writes again after this long gets at least a quarter of the target. */
const FRESH_AFTER_MS = DAY_MS;
const FRESH_PART = 4;

export const isActive = ({ state }: Clock) => state === 'running' || state === 'paused';

const dueOf = (clock: Clock, at: number): number | null => {
  if (clock.breachedAt !== null) return clock.breachedAt;
  const allowed = allowedMsOf(clock);
  return allowed === null
    ? null
    : afterBusinessTime(clock.targets.calendar, at, allowed - clock.ranMs);
};

export const run = (clock: Clock, at: number): Clock => ({
  ...clock,
  state: 'running',
  runningSince: at,
  endedAt: null,
  dueAt: dueOf(clock, at),
  spans: [...clock.spans, { from: at, to: null }],
});

/** What has run is kept; a clock that was due before stays breached. */
export const stop = (clock: Clock, at: number): Clock => {
  const { runningSince, dueAt, targets } = clock;
  if (runningSince === null) return clock;
  const breachedAt = clock.breachedAt ?? (dueAt !== null && dueAt <= at ? dueAt : null);
  return {
    ...clock,
    state: 'paused',
    ranMs: clock.ranMs + businessTime(targets.calendar, runningSince, at),
    runningSince: null,
    breachedAt,
    dueAt: breachedAt,
    spans: [
      ...clock.spans.slice(0, -1),
      { from: clock.spans.at(-1)?.from ?? runningSince, to: at },
    ],
  };
};

export const end = (clock: Clock, at: number): Clock => {
  const stopped = stop(clock, at);
  const { firstRanMs, ranMs } = stopped;
  return { ...stopped, state: 'ended', endedAt: at, firstRanMs: firstRanMs ?? ranMs };
};

/** A reopened clock goes on; a ticket is not due at once where its customer comes back after more than a day. */
export const goOn = (clock: Clock, targets: Targets, at: number, isByCustomer: boolean): Clock => {
  const next = { ...clock, targets };
  const [target, allowed] = [targetMsOf(next), allowedMsOf(next)];
  const isLater = clock.endedAt !== null && at - clock.endedAt > FRESH_AFTER_MS;
  const missing =
    isByCustomer && isLater && target !== null && allowed !== null
      ? Math.max(0, Math.ceil(target / FRESH_PART) - (allowed - clock.ranMs))
      : 0;
  return run({ ...next, freshMs: clock.freshMs + missing }, at);
};

/** What has run keeps its number; a clock that is overdue does not move. */
export const retarget = (clock: Clock, targets: Targets, at: number, isRise: boolean): Clock => {
  if (!isActive(clock)) return clock;
  const stopped = stop(clock, at);
  if (stopped.breachedAt !== null) return clock;
  const changed = { ...stopped, targets };
  const [before, after] = [dueOf(stopped, at), dueOf(changed, at)];
  if (isRise && (after === null || (before !== null && before <= after))) return clock;
  if (clock.state === 'paused') return changed;
  // It did not stop, so its span goes on.
  return { ...changed, state: 'running', runningSince: at, dueAt: after, spans: clock.spans };
};
