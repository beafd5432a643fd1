/** What time does to a clock is recorded once, with the instant at which it happened: half run, nearly due, breached. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { ClockMark } from '#contract/service/clocks';
import type { Metric } from '#contract/service/metrics';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { ticketClockMarks, ticketClocks } from '#db/schema/service/clocks';
import { tickets } from '#db/schema/service/tickets';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { NewTimer, TimerKind } from '../../platform/outbox/timers.ts';
import { getRow } from '../../platform/records/records.ts';

const KIND = 'ticketClock';
const ONCE = 'on conflict (ticket_id, metric, instance, mark) do nothing';

interface Marked {
  ticketId: number;
  metric: Metric;
  instance: number;
  halfAt?: number | null;
  nearlyDueAt?: number | null;
  dueAt?: number | null;
}
const instantsOf = ({
  halfAt = null,
  nearlyDueAt = null,
  dueAt = null,
}: Marked): readonly (readonly [ClockMark, number | null])[] => [
  ['half', halfAt],
  ['nearlyDue', nearlyDueAt],
  ['breached', dueAt],
];

/** Of one that stands still, too: what it had passed may not be recorded yet. */
export const timersOf = (clock: Marked & { breachedAt?: number | null }): NewTimer[] => {
  const { ticketId, metric, instance } = clock;
  return instantsOf(clock).flatMap(([mark, dueAt]) =>
    dueAt === null
      ? []
      : [{ kind: KIND, subject: [ticketId, metric, instance, mark].join('/'), dueAt }],
  );
};

const clockOf = prepared(
  {
    ticketId: ticketClocks.ticketId,
    metric: ticketClocks.metric,
    instance: ticketClocks.instance,
  },
  (q, { ticketId, metric, instance }) =>
    q
      .select()
      .from(ticketClocks)
      .where(
        and(
          eq(ticketClocks.ticketId, ticketId),
          eq(ticketClocks.metric, metric),
          eq(ticketClocks.instance, instance),
        ),
      ),
);
const known = prepared(
  {
    ticketId: ticketClockMarks.ticketId,
    metric: ticketClockMarks.metric,
    instance: ticketClockMarks.instance,
    mark: ticketClockMarks.mark,
  },
  (q, { ticketId, metric, instance, mark }) =>
    q
      .select({ id: ticketClockMarks.id })
      .from(ticketClockMarks)
      .where(
        and(
          eq(ticketClockMarks.ticketId, ticketId),
          eq(ticketClockMarks.metric, metric),
          eq(ticketClockMarks.instance, instance),
          eq(ticketClockMarks.mark, mark),
        ),
      ),
);

/** Whether the clock is still as it was when the timer was set. */
const holds = (clock: typeof ticketClocks.$inferSelect, mark: string, at: number): boolean =>
  instantsOf(clock).some(([one, instant]) => one === mark && instant === at);

const running = prepared({ now: ticketClocks.dueAt }, (q, { now }) =>
  q
    .select()
    .from(ticketClocks)
    .where(and(isNull(ticketClocks.endedAt), gt(ticketClocks.dueAt, now))),
);

export const CLOCK_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx: Db, { subject, dueAt: at }, now) => {
    const [ticketId = '', metric = '', instance = '', mark = ''] = subject.split('/');
    const asked = {
      ticketId: Number(ticketId),
      metric: metric as Metric,
      instance: Number(instance),
    };
    const [clock] = await clockOf(tx, asked);
    if (!clock || !holds(clock, mark, at)) return null;
    const row = { ...asked, mark: mark as ClockMark };
    if ((await known(tx, row)).length > 0) return null;
    await insertRows(tx, ticketClockMarks, [{ ...row, at }], { suffix: ONCE });
    if (mark !== 'half')
      await recordEvents(
        tx,
        { now },
        mark === 'breached' ? 'ticket.overdue' : 'ticket.nearly_due',
        async () => {
          const { number, externalId } = await getRow(tx, tickets, asked.ticketId);
          const { dueAt } = clock;
          return [{ at, key: subject, data: { number, externalId, clock: asked.metric, dueAt } }];
        },
      );
    return null;
  },
  planned: async (tx, now) =>
    (await running(tx, { now })).flatMap(timersOf).filter(({ dueAt }) => dueAt > now),
};
