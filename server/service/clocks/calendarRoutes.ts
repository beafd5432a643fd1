/** Routes of the calendars of customer service; saving one counts open tickets again. */
import { CalendarEdit, CalendarInput } from '#contract/service/calendars';
import { serviceCalendars } from '#db/schema/service/clocks';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { finishedBy, listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createCalendar, deleteCalendar, editCalendar } from '../calendars/actions.ts';
import { type CalendarRow, showCalendar, withHours } from '../calendars/load.ts';
import { recountOutdated } from './recount.ts';

const calendarList: ListSpec = {
  table: serviceCalendars,
  searchColumns: ['names'],
  defaultSort: ['id', 'ASC'],
  finish: finishedBy(async ({ db }, rows: readonly CalendarRow[]) => [
    ...(await withHours(db, rows)),
  ]),
};

export const calendarRoutes: Route[] = resource('serviceCalendars', {
  list: listOf(calendarList),
  show: (context, { params }) => showCalendar(context.db, recordId(params.id)),
  create: {
    body: CalendarInput,
    handle: async (context: Context, { body }: Call<CalendarInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createCalendar(tx, writer, body));
    },
  },
  edit: {
    body: CalendarEdit,
    handle: async (context: Context, { params, body }: Call<CalendarEdit>) => {
      const writer = await writerOf(context);
      const saved = await context.transaction((tx) =>
        editCalendar(tx, writer, recordId(params.id), body),
      );
      // The rest follows within a minute.
      await context.transaction((tx) => recountOutdated(tx, writer.now));
      return saved;
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteCalendar(tx, writer, recordId(params.id)));
  },
});
