/** How many actions helped, and for how long others have been open. Each figure counts the rows of the list by its filter. */
import { type ActionFigures, AGE_BANDS } from '#contract/surveys/correctiveActions';
import type { Context } from '../../platform/http/context.ts';
import { listRows } from '../../platform/lists/list.ts';
import type { Filter } from '../../platform/lists/spec.ts';
import { toFigure } from '../results/figures.ts';
import { estimateShare } from '../statistics/intervals.ts';
import { dayOf, monthsAfter, startOfDay } from '#shared/days';
import { correctiveActionList } from './list.ts';

const PERIOD_MONTHS = 12;

const countRows = async (context: Context, filter: Filter): Promise<number> =>
  (await listRows(correctiveActionList, context, { filter, sort: null, from: 0, limit: 1 })).total;

export const reportActions = async (context: Context): Promise<ActionFigures> => {
  const { timeZone } = await context.settings();
  const today = dayOf(context.now(), timeZone);
  const checkedFrom = startOfDay(monthsAfter(today, -PERIOD_MONTHS), timeZone);
  const recent = { lastCheckedAt_gte: checkedFrom };
  const effective = await countRows(context, { ...recent, lastVerdict: 'effective' });
  const notEffective = await countRows(context, { ...recent, lastVerdict: 'notEffective' });
  const open: ActionFigures['open'] = [];
  for (const band of AGE_BANDS) open.push({ band, n: await countRows(context, { ageBand: band }) });
  const checked = effective + notEffective;
  return {
    checkedFrom,
    checked,
    effective,
    rate: toFigure(estimateShare(effective, checked), 'rate'),
    open,
    overdue: await countRows(context, { isOverdue: true }),
  };
};
