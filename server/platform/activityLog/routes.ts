/** Routes of the activity log and of the history of one record. */
import { can, rolesThatCan } from '#contract/platform/access';
import { activities } from '#db/schema/platform/activities';
import { personalFields } from '../activities/personal.ts';
import { relatedActivities } from '../activities/related.ts';
import { withRecordNames } from './withRecordNames.ts';
import { seenEntries } from '../activities/unseen.ts';
import type { Context } from '../http/context.ts';
import { forbidden, notFound } from '../http/errors.ts';
import { dayFilters } from '../lists/dayFilter.ts';
import { listOf, listRows } from '../lists/list.ts';
import type { ListSpec } from '../lists/spec.ts';
import { answersTo } from '../http/shownRecords.ts';
import { resource } from '../http/resource.ts';
import { type Call, type Route, route } from '../http/route.ts';

/** The largest number of entries in a history. */
const MAX_HISTORY = 200;

type Row = Record<string, unknown>;

/** The entries with personal data masked where the caller may not see it. */
const maskRows = (context: Context, rows: Row[]): Row[] => {
  const masks = personalFields.parts.filter(({ isVisibleTo }) => !isVisibleTo(context));
  const masked = (fields: unknown) => masks.reduce((known, { mask }) => mask(known), fields);
  return masks.length === 0
    ? rows
    : rows.map((row) => ({ ...row, before: masked(row.before), after: masked(row.after) }));
};

export const activityList: ListSpec = {
  table: activities,
  searchColumns: ['recordName', 'actorName', 'reason'],
  filters: dayFilters('"activities"."at"'),
  scope: seenEntries,
  defaultSort: ['at', 'DESC'],
  finish: (context, rows) => withRecordNames(context.db, maskRows(context, rows)),
};

/** The entries of one record, and related ones that the caller may see. The parts of the union each use an index. */
const historyList = (context: Context, name: string, id: string): ListSpec => {
  const { role } = context;
  const parts = relatedActivities.parts.filter(
    ({ of, resource: related }) => of === name && role !== null && can(role, related, 'show'),
  );
  const own = 'select a.id from activities a where a.resource = ? and a.record_id = ?';
  const ids = [own, ...parts.map(({ idsOf }) => idsOf(context.db))];
  return {
    ...activityList,
    scope: () => {
      const seen = seenEntries(context);
      return {
        sql: `"activities".id in (${ids.join(' union all ')})${seen ? ` and ${seen.sql}` : ''}`,
        values: [
          name,
          id,
          ...parts.map(({ toValue }) => toValue(id)),
          ...(seen ? seen.values : []),
        ],
      };
    },
  };
};

const history = async (context: Context, { params }: Call) => {
  const { resource: name = '', id = '' } = params;
  if (!context.role) throw notFound();
  if (!can(context.role, name, 'show')) throw forbidden(rolesThatCan(name, 'show'));
  // Whoever reads the whole log finds there what became of a record that was deleted.
  const readsLog = can(context.role, 'activities', 'list');
  if (!readsLog && !(await answersTo(context, name, id))) throw notFound();
  const { rows } = await listRows(historyList(context, name, id), context, {
    filter: {},
    sort: ['id', 'DESC'],
    from: 0,
    limit: MAX_HISTORY,
  });
  return rows;
};

export const activityRoutes: Route[] = [
  ...resource('activities', { list: listOf(activityList) }),
  route({
    method: 'get',
    path: '/history/:resource/:id',
    // The handler asks the record itself: whoever may see it may see its history.
    access: { resource: 'account', action: 'history' },
    summary: 'Who changed a record, newest first',
    handle: history,
  }),
];
