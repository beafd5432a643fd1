/** What happened to a ticket, as the events that move its clocks. Pure. */
import type { TicketAction, TicketStatus } from '#contract/service/tickets';
import { closesAt } from '../tickets/rules.ts';
import type { Clock, Targets } from './clock.ts';
import { type ClockEvent, replay } from './rules.ts';

export interface PastChange {
  id: number;
  at: number;
  isByCustomer: boolean;
  action: TicketAction;
  toStatus: TicketStatus;
  /** The message with which it came. */
  messageId: number | null;
  /** Of a ticket that stays resolved after all: when it was. */
  resolvedAt: number | null;
  /** Of a merge: the ticket in which it goes on. */
  mergedIntoId: number | null;
}
export interface PastMessage {
  id: number;
  occurredAt: number;
  /** Null where it neither asks nor answers. */
  does: 'asked' | 'answered' | null;
}
export interface PastTargets {
  at: number;
  isRise: boolean;
  targets: Targets;
}
export interface Past {
  id: number;
  changes: readonly PastChange[];
  messages: readonly PastMessage[];
  targets: readonly PastTargets[];
}

interface StatusFrom {
  at: number;
  status: TicketStatus;
  isByCustomer: boolean;
}

const isDone = (status: TicketStatus | undefined) => status === 'resolved' || status === 'closed';

/**
 * The statuses by when they began. What arrived late counts from when it happened: whatever was recorded of later instants
 * before it arrived has not been so.
 */
const recordedStatuses = (changes: readonly PastChange[]): StatusFrom[] => {
  let statuses: StatusFrom[] = [];
  for (const { at: recorded, action, toStatus, isByCustomer, resolvedAt } of changes) {
    const at = action === 'keepResolved' ? (resolvedAt ?? recorded) : recorded;
    statuses = statuses.filter((one) => one.at <= at);
    const last = statuses.at(-1)?.status;
    if (last === toStatus) continue;
    statuses.push({ at, status: toStatus, isByCustomer: isByCustomer && isDone(last) });
  }
  return statuses;
};

/** Messages that were only thanks: the ticket stayed resolved. */
const dismissedOf = (changes: readonly PastChange[]): ReadonlySet<number> =>
  new Set(
    changes.flatMap(({ action }, index) => {
      const before = action === 'keepResolved' ? changes[index - 1] : undefined;
      return before?.messageId ?? [];
    }),
  );

/**
 * A customer who wrote while the ticket was resolved opened it then, also where the message arrived when it had been opened
 * again by something later.
 */
export const statusesOf = ({ changes, messages }: Pick<Past, 'changes' | 'messages'>) => {
  let statuses = recordedStatuses(changes);
  const dismissed = dismissedOf(changes);
  const asked = messages
    .filter(({ id, does }) => does === 'asked' && !dismissed.has(id))
    .toSorted((one, other) => one.occurredAt - other.occurredAt);
  for (const { occurredAt: at } of asked) {
    const last = statuses.findLast((one) => one.at <= at);
    if (!last || !isDone(last.status) || at === last.at || at >= closesAt(last.at)) continue;
    const index = statuses.indexOf(last) + 1;
    const later = statuses.slice(statuses[index]?.status === 'open' ? index + 1 : index);
    const opened = { at, status: 'open' as const, isByCustomer: true };
    statuses = [...statuses.slice(0, index), opened, ...later];
  }
  return statuses;
};

/** At one instant: by what it counts, in which status, what was merged into it, and then what was said. */
const RANKS: Readonly<Record<ClockEvent['kind'], number>> = {
  targets: 0,
  status: 1,
  merged: 2,
  asked: 3,
  answered: 3,
};

const eventsOf = (
  past: Past,
  merged: readonly (ClockEvent & { kind: 'merged' })[],
): ClockEvent[] => {
  const events: ClockEvent[] = [
    ...past.targets.map((one) => ({ ...one, kind: 'targets' as const })),
    ...statusesOf(past).map((one) => ({ ...one, kind: 'status' as const })),
    ...merged,
    ...past.messages.flatMap(({ does, occurredAt }) =>
      does === null ? [] : [{ kind: does, at: occurredAt }],
    ),
  ];
  // What came first of equal ones stays first.
  return events.toSorted((one, other) => one.at - other.at || RANKS[one.kind] - RANKS[other.kind]);
};

interface Merger {
  /** The change by which it stopped being a ticket of its own. */
  firstId: number;
  at: number;
  intoId: number;
}
/** Null of a ticket that is, or is again, one of its own. */
const mergerOf = ({ changes }: Past): Merger | null => {
  const moves = changes.filter(({ action }) => action === 'merge' || action === 'separate');
  const apart = moves.findLastIndex(({ action }) => action === 'separate');
  const [first, ...later] = moves.slice(apart + 1);
  const last = later.at(-1) ?? first;
  if (!first || !last || last.mergedIntoId === null) return null;
  return { firstId: first.id, at: last.at, intoId: last.mergedIntoId };
};

/** As it was just before it was merged. */
const untilMerger = (past: Past, { firstId, at }: Merger): Past => ({
  ...past,
  changes: past.changes.filter(({ id }) => id < firstId),
  messages: past.messages.filter(({ occurredAt }) => occurredAt <= at),
  targets: past.targets.filter((one) => one.at <= at),
});

/** The clocks of a ticket, from what happened to it and to those of its thread that were merged into it. */
export const clocksOf = (id: number, thread: readonly Past[]): readonly Clock[] => {
  const past = thread.find((one) => one.id === id);
  if (!past) return [];
  return replay(eventsOf(past, mergersInto(id, thread))).clocks;
};

const mergersInto = (id: number, thread: readonly Past[]): (ClockEvent & { kind: 'merged' })[] =>
  thread.flatMap((past) => {
    const merger = mergerOf(past);
    if (past.id === id || merger?.intoId !== id) return [];
    const others = thread.filter((one) => one.id !== id);
    const before = others.map((one) => (one === past ? untilMerger(past, merger) : one));
    return [{ kind: 'merged' as const, at: merger.at, clocks: clocksOf(past.id, before) }];
  });
