/** Who sees what goods cost, and what everybody else is shown. */
import { can, rolesThatCan } from '#contract/platform/access';
import { maskCosts, tellsCosts } from '#shared/costFields';
import type { Context } from './context.ts';
import { forbidden } from './errors.ts';
import { Page } from './route.ts';

/**
 * Of the store's own systems, those that write the catalogue: they send these figures. A key that only reads prices and
 * promotions may be that of a shop window.
 */
export const seesCosts = ({ role, caller }: Pick<Context, 'role' | 'caller'>): boolean =>
  role === null
    ? caller?.kind !== 'key' || caller.scopes.has('catalog.write')
    : can(role, 'costs', 'show');

/** Whether the caller may filter and sort by this field, which would tell its values. */
export const mayCompare = (context: Context, field: string): boolean =>
  !tellsCosts(field) || seesCosts(context);

/** Refuses whoever does not see costs what would let them compute costs. */
export const requireCosts = (context: Context): void => {
  if (!seesCosts(context)) throw forbidden(rolesThatCan('costs', 'show'));
};

/** The answer, or row, as this caller may see it. */
export const withoutCosts = <T>(context: Context, answer: T): T => {
  if (seesCosts(context)) return answer;
  // The compiler does not narrow T to the page that it is here.
  if (answer instanceof Page)
    return new Page(answer.rows.map(maskCosts), answer.total) as unknown as T;
  return maskCosts(answer) as T;
};
