/** Writes the clocks of a ticket as its history says, when it is due next, and how long its customer waited. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { ticketClocks } from '#db/schema/service/clocks';
import { tickets } from '#db/schema/service/tickets';
import { setTimers } from '../../platform/outbox/timers.ts';
import { updateRow } from '../../platform/records/records.ts';
import { allowedMsOf, type Clock, nextDue, partRunAt } from './clock.ts';
import { clocksOf } from './history.ts';
import { type LoadedPast, loadPast } from './load.ts';
import { outcomeOf } from './outcome.ts';
import { timersOf } from './timers.ts';

type NewRow = typeof ticketClocks.$inferInsert;

/** Of the target, in percent. */
const HALF = 50;
const NEARLY = 80;

/** A clock without a target is no row. */
const toRow = (
  ticketId: number,
  clock: Clock,
  { ticket, newestVersion, calendarIdOf }: LoadedPast,
): NewRow[] => {
  const { metric, instance, state, targets, ranMs, firstRanMs } = clock;
  const { startedAt, runningSince, dueAt, endedAt, breachedAt } = clock;
  const targetMinutes = targets.minutes[metric];
  const allowedMs = allowedMsOf(clock);
  if (ticket === null || targetMinutes === null || allowedMs === null) return [];
  const calendarId = calendarIdOf(targets);
  return [
    {
      ticketId,
      metric,
      instance,
      state,
      targetMinutes,
      calendarId,
      calendarVersionId: calendarId === null ? null : (newestVersion.get(calendarId) ?? null),
      ranMs,
      allowedMs,
      firstRanMs,
      startedAt,
      runningSince,
      dueAt,
      halfAt: partRunAt(clock, HALF),
      nearlyDueAt: partRunAt(clock, NEARLY),
      endedAt,
      breachedAt,
      ...outcomeOf(clock, ticket),
      type: ticket.type,
      level: ticket.level ?? '',
    },
  ];
};

const remove = prepared({ ticketId: ticketClocks.ticketId }, (q, { ticketId }) =>
  q.delete(ticketClocks).where(eq(ticketClocks.ticketId, ticketId)),
);

/** Of clocks that have ended, by which figures say how long customers waited. */
const waitsOf = (rows: readonly NewRow[]) => {
  const ended = rows.filter(({ state }) => state === 'ended');
  // Of a ticket into which another was merged there may be two: that of the customer who asked first.
  const [first] = ended
    .filter(({ metric }) => metric === 'firstResponse')
    .toSorted((one, other) => one.startedAt - other.startedAt || one.instance - other.instance);
  const resolution = ended.filter(({ metric }) => metric === 'resolution');
  return {
    firstAskedAt: first?.startedAt ?? null,
    firstRanMs: first?.firstRanMs ?? null,
    resolutionRanMs:
      resolution.length === 0 ? null : resolution.reduce((sum, { ranMs }) => sum + ranMs, 0),
  };
};

/** The same history gives the same clocks, however often they are written. */
export const recomputeClocks = async (tx: Db, ticketId: number, now: number): Promise<void> => {
  const past = await loadPast(tx, ticketId, now);
  const clocks = clocksOf(ticketId, past.thread);
  const rows = clocks.flatMap((clock) => toRow(ticketId, clock, past));
  await remove(tx, { ticketId });
  await insertRows(tx, ticketClocks, rows);
  const next = nextDue(clocks);
  await updateRow(tx, tickets, ticketId, {
    nextDueAt: next?.dueAt ?? null,
    nextDueMetric: next?.metric ?? null,
    ...waitsOf(rows),
  });
  await setTimers(tx, rows.flatMap(timersOf));
};
