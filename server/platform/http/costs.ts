/** Who sees what goods cost, and what everybody else is shown. */
import { can } from '#contract/platform/access';
import { COST_FIELDS, maskCosts } from '#shared/costFields';
import type { Context } from './context.ts';
import { Page } from './route.ts';

/** The store's own systems are not masked: they send these figures. */
export const seesCosts = ({ role }: Pick<Context, 'role'>): boolean =>
  role === null || can(role, 'costs', 'show');

/** Whether the caller may filter and sort by this field, which would tell its values. */
export const mayCompare = (context: Context, field: string): boolean =>
  !COST_FIELDS.has(field) || seesCosts(context);

/** The answer, or row, as this caller may see it. */
export const withoutCosts = <T>(context: Context, answer: T): T => {
  if (seesCosts(context)) return answer;
  // The compiler does not narrow T to the page that it is here.
  if (answer instanceof Page)
    return new Page(answer.rows.map(maskCosts), answer.total) as unknown as T;
  return maskCosts(answer) as T;
};
