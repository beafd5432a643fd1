/**
 * The clocks of a ticket, step by step: each takes what happened and when, and gives the clocks as they stand then. Each is
 * due at the earliest instant at which its target is reached, and is met only before that. Pure.
 */
import { type Metric, METRICS } from '#contract/service/metrics';
import type { TicketStatus } from '#contract/service/tickets';
import type { Clock, Targets } from './clock.ts';
import { end, goOn, isActive, retarget, run, stop } from './moves.ts';

export type ClockEvent =
  /** Other targets apply; `isRise` where the member's level rose, which never makes a ticket due later. */
  | { kind: 'targets'; at: number; targets: Targets; isRise: boolean }
  | { kind: 'status'; at: number; status: TicketStatus; isByCustomer: boolean }
  /** A public message of the customer. */
  | { kind: 'asked'; at: number }
  /** A public message of staff, or a call that reached the customer. */
  | { kind: 'answered'; at: number }
  /** Another ticket was merged into this one, with these clocks. */
  | { kind: 'merged'; at: number; clocks: readonly Clock[] };

export interface Clocks {
  status: TicketStatus | null;
  targets: Targets | null;
  wasAnswered: boolean;
  clocks: readonly Clock[];
}
export const NO_CLOCKS: Clocks = { status: null, targets: null, wasAnswered: false, clocks: [] };

const begin = (state: Clocks, metric: Metric, at: number): Clock | null => {
  if (state.targets === null) return null;
  const instance = state.clocks.filter((clock) => clock.metric === metric).length + 1;
  return run(
    {
      metric,
      instance,
      state: 'paused',
      targets: state.targets,
      freshMs: 0,
      ranMs: 0,
      runningSince: null,
      dueAt: null,
      startedAt: at,
      endedAt: null,
      breachedAt: null,
      firstRanMs: null,
      spans: [],
    },
    at,
  );
};

/** In which statuses each clock runs. The first response never pauses. */
const RUNS: Readonly<Record<Metric, readonly TicketStatus[]>> = {
  firstResponse: ['new', 'open', 'pendingCustomer', 'onHold'],
  nextResponse: ['new', 'open'],
  resolution: ['new', 'open', 'onHold'],
};
const isDone = (status: TicketStatus | null) => status === 'resolved' || status === 'closed';
/** Whether it goes on in another ticket, or is none. */
const isGone = (status: TicketStatus | null) => status === 'merged' || status === 'spam';
const isLive = (status: TicketStatus | null) =>
  status !== null && !isDone(status) && !isGone(status);

/** The clock as it stands in the status into which the ticket moves. */
const follow = (clock: Clock, status: TicketStatus, at: number): Clock => {
  if (isDone(status)) return isActive(clock) ? end(clock, at) : clock;
  if (isGone(status)) return isActive(clock) ? { ...stop(clock, at), state: 'cancelled' } : clock;
  if (clock.state === 'ended') return clock;
  const runs = RUNS[clock.metric].includes(status);
  if (runs) return clock.state === 'running' ? clock : run(clock, at);
  return { ...stop(clock, at), state: 'paused' };
};

const withResolution = (state: Clocks, at: number, isByCustomer: boolean): Clocks => {
  const last = state.clocks.findLast(({ metric }) => metric === 'resolution');
  if (last && last.state !== 'ended') return state;
  if (last && last.breachedAt === null) {
    const next = goOn(last, state.targets ?? last.targets, at, isByCustomer);
    return { ...state, clocks: state.clocks.map((clock) => (clock === last ? next : clock)) };
  }
  const begun = begin(state, 'resolution', at);
  return begun ? { ...state, clocks: [...state.clocks, begun] } : state;
};

const move = (state: Clocks, { at, status, isByCustomer }: ClockEvent & { kind: 'status' }) => {
  const next = isLive(status) ? withResolution(state, at, isByCustomer) : state;
  return { ...next, status, clocks: next.clocks.map((clock) => follow(clock, status, at)) };
};

const activeOf = ({ clocks }: Clocks, metric: Metric) =>
  clocks.find((clock) => clock.metric === metric && isActive(clock));

/** The clock of the first question that nobody has answered, not that of the last one. */
const ask = (state: Clocks, at: number): Clocks => {
  if (!isLive(state.status) || activeOf(state, 'firstResponse')) return state;
  const wasFirst = state.clocks.some(({ metric }) => metric === 'firstResponse');
  const metric = state.wasAnswered || wasFirst ? 'nextResponse' : 'firstResponse';
  if (activeOf(state, metric)) return state;
  const begun = begin(state, metric, at);
  return begun && state.status
    ? { ...state, clocks: [...state.clocks, follow(begun, state.status, at)] }
    : state;
};

const answer = (state: Clocks, at: number): Clocks => ({
  ...state,
  wasAnswered: true,
  clocks: state.clocks.map((clock) =>
    clock.metric !== 'resolution' && isActive(clock) ? end(clock, at) : clock,
  ),
});

/** Per clock, that one goes on which is due first. */
const adopt = (state: Clocks, others: readonly Clock[]): Clocks => {
  let { clocks } = state;
  for (const metric of METRICS) {
    const own = clocks.find((clock) => clock.metric === metric && isActive(clock));
    const first = others
      .filter((clock) => clock.metric === metric && clock.state === 'running')
      .toSorted((one, other) => (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity))[0];
    if (!first?.dueAt || (own?.state === 'running' && (own.dueAt ?? Infinity) <= first.dueAt))
      continue;
    const instance = own?.instance ?? clocks.filter((clock) => clock.metric === metric).length + 1;
    clocks = [...clocks.filter((clock) => clock !== own), { ...first, instance }];
  }
  return { ...state, clocks };
};

/** The clocks after what happened; events come in the order of their instants. */
export const advance = (state: Clocks, event: ClockEvent): Clocks => {
  const { at } = event;
  switch (event.kind) {
    case 'targets':
      return {
        ...state,
        targets: event.targets,
        clocks: state.clocks.map((clock) => retarget(clock, event.targets, at, event.isRise)),
      };
    case 'status':
      return move(state, event);
    case 'asked':
      return ask(state, at);
    case 'answered':
      return answer(state, at);
    case 'merged':
      return adopt(state, event.clocks);
  }
};

export const replay = (events: readonly ClockEvent[]): Clocks => events.reduce(advance, NO_CLOCKS);
