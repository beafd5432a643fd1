/** The record that a save of an outdated version is answered with: as its GET shows it to this caller. */
import { can } from '#contract/platform/access';
import type { Context } from './context.ts';
import { requireCosts, withoutCosts } from './costs.ts';
import { HttpError, isStale, notFound, stale } from './errors.ts';
import { Page, type Route } from './route.ts';

/** The routes that show one record, by the name of their resource. */
export type Shows = ReadonlyMap<string, Route>;

const ONE_RECORD = /^\/([^/]+)\/:id$/;
const nameOf = ({ path }: Route) => path.split('/', 2)[1] ?? '';

export const showsOf = (routes: readonly Route[]): Shows =>
  new Map(
    routes
      .filter(({ method, path }) => method === 'get' && ONE_RECORD.test(path))
      .map((route) => [nameOf(route), route]),
  );

/** As its GET answers. */
export const readShown = async (context: Context, route: Route, id: string): Promise<unknown> => {
  if (route.costs === 'always') requireCosts(context);
  const query: unknown = route.query ? route.query.parse({}) : {};
  const answer = await route.handle?.(context, {
    params: { id },
    query,
    body: undefined,
  });
  if (answer === undefined || answer instanceof Page) throw notFound();
  return withoutCosts(context, answer);
};

/** The refusal, with the record where the caller may read it. */
export const withCurrent = async (
  shows: Shows,
  context: Context,
  route: Route,
  id: string | undefined,
  error: unknown,
): Promise<unknown> => {
  const shown = shows.get(nameOf(route));
  if (!isStale(error) || !shown || id === undefined || !('resource' in shown.access)) return error;
  const { role } = context;
  if (role === null || !can(role, shown.access.resource, shown.access.action)) return error;
  try {
    return stale({ current: await readShown(context, shown, id) });
  } catch (failure) {
    // Deleted meanwhile, or not for this caller: the refusal says enough by itself.
    if (failure instanceof HttpError) return error;
    throw failure;
  }
};
