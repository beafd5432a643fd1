/** Whether a record answers a caller: its own GET decides, so that nothing else tells more than the record. */
import { Hook } from '#shared/hook';
import type { Context } from './context.ts';
import { readShown, showsOf, type Shows } from './current.ts';
import { HttpError } from './errors.ts';
import type { Route } from './route.ts';

/** The routes of every domain. */
export const allRoutes = new Hook<Route>('routes');

let known: { routes: readonly Route[]; shows: Shows } | undefined;
const loadShows = (): Shows => {
  const routes = allRoutes.parts;
  if (known?.routes !== routes) known = { routes, shows: showsOf(routes) };
  return known.shows;
};

/** Also of records that no route shows one by one: of those the grant alone decides. */
export const answersTo = async (
  context: Context,
  resource: string,
  id: string,
): Promise<boolean> => {
  const route = loadShows().get(resource);
  if (!route) return true;
  try {
    await readShown(context, route, id);
    return true;
  } catch (failure) {
    if (failure instanceof HttpError && failure.status < 500) return false;
    throw failure;
  }
};
