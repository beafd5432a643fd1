import * as z from 'zod';
import { CalendarQuery, SeasonalPlanInput, SeasonalYear } from '#contract/pricing/seasonalPlans';
import type { Db } from '#db';
import { seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { archivePlan, createPlan, deletePlan, editPlan } from './actions.ts';
import { loadSeasonalCalendar } from './calendar.ts';
import { makeYear } from './year.ts';

export const seasonalPlanList: ListSpec = {
  table: seasonalPlans,
  searchColumns: ['name'],
  filters: {
    archived: (value) =>
      typeof value === 'boolean'
        ? { sql: `"seasonal_plans".archived_at is ${value ? 'not null' : 'null'}`, values: [] }
        : null,
  },
  defaultSort: ['name', 'ASC'],
};

const Archive = z.strictObject({ archived: z.boolean().default(true) });

const writing = async <T>(
  context: Context,
  work: (tx: Db, writer: Writer) => Promise<T>,
): Promise<T> => {
  const writer = await writerOf(context);
  return context.transaction((tx) => work(tx, writer));
};

export const seasonalPlanRoutes = resource('seasonalPlans', {
  list: listOf(seasonalPlanList),
  show: (context, { params }) => getRow(context.db, seasonalPlans, recordId(params.id)),
  create: {
    body: SeasonalPlanInput,
    handle: (context: Context, { body }: Call<SeasonalPlanInput>) =>
      writing(context, (tx, by) => createPlan(tx, by, body)),
  },
  edit: {
    body: SeasonalPlanInput,
    handle: (context: Context, { params, body }: Call<SeasonalPlanInput & { version?: number }>) =>
      writing(context, (tx, by) => editPlan(tx, by, recordId(params.id), body)),
  },
  delete: (context, { params }) =>
    writing(context, (tx, by) => deletePlan(tx, by, recordId(params.id))),
  actions: {
    calendar: {
      summary: 'Every entry of every plan as it falls in a year, with the batch it became',
      method: 'get',
      collection: true,
      action: 'list',
      query: CalendarQuery,
      handle: (context: Context, { query }: Call<unknown, z.output<typeof CalendarQuery>>) =>
        loadSeasonalCalendar(context, query.year),
    },
    year: {
      summary: 'Make the draft price batches of a year, one per entry; those made before stay',
      action: 'edit',
      body: SeasonalYear,
      handle: (context: Context, { params, body }: Call<z.output<typeof SeasonalYear>>) =>
        makeYear(context, recordId(params.id), body.year),
    },
    archive: {
      summary: 'Take a plan off the calendar, or back on',
      action: 'edit',
      body: Archive,
      handle: (context: Context, { params, body }: Call<z.output<typeof Archive>>) =>
        writing(context, (tx, by) => archivePlan(tx, by, recordId(params.id), body.archived)),
    },
  },
});
