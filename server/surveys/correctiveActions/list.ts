/** The list of corrective actions: which there are, what they need, and since when they are open. */
import { AGE_BANDS } from '#contract/surveys/correctiveActions';
import { correctiveActions } from '#db/schema/surveys/correctiveActions';
import { addDays, dayOf } from '#shared/days';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';
import { finishedBy } from '../../platform/lists/list.ts';
import type { Condition, ListSpec } from '../../platform/lists/spec.ts';
import { ownActions } from './access.ts';
import type { ActionRow } from './actions.ts';
import { loadCheckable } from './checkable.ts';
import { toShownActions } from './load.ts';
import { bandInstants } from './rules.ts';

const OF = '"corrective_actions"';
const OPEN = `${OF}.stage not in ('verified', 'dismissed')`;
const DUE = `${OF}.stage in ('planned', 'inProgress')`;
/** Days before an action is due on which its owner is told. */
const SOON_DAYS = 7;

const todayOf = async (context: Context): Promise<string> =>
  dayOf(context.now(), (await context.settings()).timeZone);

/** Owned by whoever asks. */
const mine = async (context: Context, last: (today: string) => string): Promise<Condition> => ({
  sql: `${DUE} and ${OF}.owner_id = ? and ${OF}.due_on is not null and ${OF}.due_on <= ?`,
  values: [callerId(context), last(await todayOf(context))],
});

const needs = needsFilter({
  decision: () => ({ sql: `${OF}.stage = 'proposed'`, values: [] }),
  doingSoon: (context) => mine(context, (today) => addDays(today, SOON_DAYS)),
  doing: (context) => mine(context, (today) => addDays(today, -1)),
  checking: async (context) => {
    const ids = await loadCheckable(context.db, callerId(context), {
      timeZone: (await context.settings()).timeZone,
      now: context.now(),
    });
    return { sql: `${OF}.id in (${['0', ...ids.map(() => '?')].join(', ')})`, values: ids };
  },
});

const isTrue = (value: unknown, sql: string): string =>
  value === true ? `(${sql})` : `not (${sql})`;

export const correctiveActionList: ListSpec = {
  table: correctiveActions,
  searchColumns: ['title', 'plan'],
  hidden: ['pattern'],
  extra: { isFromPattern: `case when ${OF}.pattern is null then 0 else 1 end` },
  scope: ownActions,
  filters: {
    needs,
    isOpen: (value) =>
      typeof value === 'boolean' ? { sql: isTrue(value, OPEN), values: [] } : null,
    isOverdue: async (value, context) =>
      typeof value === 'boolean'
        ? {
            sql: isTrue(value, `${DUE} and ${OF}.due_on is not null and ${OF}.due_on < ?`),
            values: [await todayOf(context)],
          }
        : null,
    ageBand: (value, { now }) => {
      const band = AGE_BANDS.find((one) => one === value);
      if (band === undefined) return null;
      const { after, until } = bandInstants(band, now());
      return {
        sql: `${OPEN} and ${OF}.created_at <= ?${after === null ? '' : ` and ${OF}.created_at > ?`}`,
        values: after === null ? [until] : [until, after],
      };
    },
  },
  defaultSort: ['dueOn', 'ASC'],
  finish: finishedBy(async (context, rows: (ActionRow & { isFromPattern: unknown })[]) => {
    const today = await todayOf(context);
    return toShownActions(context.db, rows, today);
  }),
};
