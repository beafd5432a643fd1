/** Moves events to their business days in another time zone, with the numbers of visits and the months of members. */
import { asc, eq, gt } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { events } from '#db/schema/orders/events';
import { dayOf } from '#shared/days';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import type { Calendar } from '../../platform/settings/hooks.ts';
import { countInMonths } from '../events/monthsOfEvents.ts';
import { VisitChanges } from '../events/visits.ts';
import { applyMonths } from '../sales/applyMonths.ts';
import { MonthChanges } from '../sales/memberMonths.ts';
import { walk } from './steps.ts';

/** Events in one transaction, which others wait for. */
const STEP = 300;

const nextEvents = prepared({ after: events.id }, (q, { after }) =>
  q
    .select({
      id: events.id,
      type: events.type,
      memberId: events.memberId,
      channel: events.channel,
      at: events.at,
      day: events.day,
    })
    .from(events)
    .where(gt(events.id, after))
    .orderBy(asc(events.id))
    .limit(STEP),
);
const setEventDays = preparedRows({ id: events.id, day: events.day }, {}, (q, { rows, input }) =>
  q.update(events).set({ day: input.day }).from(rows).where(eq(events.id, input.id)),
);

export const recountEvents = (run: JobRun, { timeZone }: Calendar) =>
  walk(run, {
    next: (tx, after) => nextEvents(tx, { after }),
    write: async (tx, rows) => {
      const visits = new VisitChanges();
      const months = new MonthChanges();
      const moved = rows.flatMap((event) => {
        const day = dayOf(event.at, timeZone);
        if (day === event.day) return [];
        visits.count(event, event.day, -1);
        visits.count(event, day, 1);
        countInMonths(months, [event], -1);
        countInMonths(months, [{ ...event, day }], 1);
        return [{ id: event.id, day }];
      });
      await setEventDays(tx, moved);
      await visits.write(tx);
      await applyMonths(tx, months);
    },
  });
