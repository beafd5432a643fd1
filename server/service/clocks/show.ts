/** All clocks of a ticket for its page, with what has run and when they stood still. */
import { asc, eq } from 'drizzle-orm';
import type { TicketClock, TicketClocks } from '#contract/service/clocks';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketClockMarks } from '#db/schema/service/clocks';
import { loadCalendarNames } from '../calendars/load.ts';
import { loadDeadlines } from '../deadlines/load.ts';
import { allowedMsOf, type Clock, pausesOf, ranAt } from './clock.ts';
import { clocksOf } from './history.ts';
import { loadPast, loadTargets } from './load.ts';

const marksOf = prepared({ ticketId: ticketClockMarks.ticketId }, (q, { ticketId }) =>
  q
    .select({
      metric: ticketClockMarks.metric,
      instance: ticketClockMarks.instance,
      mark: ticketClockMarks.mark,
      at: ticketClockMarks.at,
    })
    .from(ticketClockMarks)
    .where(eq(ticketClockMarks.ticketId, ticketId))
    .orderBy(asc(ticketClockMarks.at), asc(ticketClockMarks.id)),
);

const toShown = (clock: Clock, now: number): TicketClock[] => {
  const { metric, instance, state, targets, startedAt, dueAt, endedAt } = clock;
  const targetMinutes = targets.minutes[metric];
  const allowedMs = allowedMsOf(clock);
  if (targetMinutes === null || allowedMs === null) return [];
  const isLate = state === 'running' && dueAt !== null && dueAt <= now;
  return [
    {
      metric,
      instance,
      state,
      targetMinutes,
      allowedMs,
      ranMs: ranAt(clock, now),
      startedAt,
      dueAt,
      breachedAt: clock.breachedAt ?? (isLate ? dueAt : null),
      endedAt,
      pauses: pausesOf(clock),
    },
  ];
};

export const showClocks = async (db: Db, ticketId: number, now: number): Promise<TicketClocks> => {
  const { thread } = await loadPast(db, ticketId, now);
  const last = (await loadTargets(db, ticketId)).at(-1);
  return {
    targets: last
      ? {
          at: last.at,
          policyId: last.policyId,
          policyNames: last.policyNames,
          priority: last.priority,
          level: last.level,
          calendarId: last.calendarId,
          calendarNames: await loadCalendarNames(db, last.calendarId),
        }
      : null,
    clocks: clocksOf(ticketId, thread).flatMap((clock) => toShown(clock, now)),
    deadlines: await loadDeadlines(db, ticketId),
    marks: await marksOf(db, { ticketId }),
  };
};
