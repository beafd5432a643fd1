/** How many tickets each view holds, in one request. */
import { type OwnCount, SHARED_VIEWS, type ViewCount } from '#contract/service/views';
import { together } from '#db/together';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { HttpError } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { conditionsOf } from '../../platform/lists/conditions.ts';
import type { Filter } from '../../platform/lists/spec.ts';
import { loadOwnViews } from '../ownViews/load.ts';
import { ticketList } from '../tickets/list.ts';
import { VIEW_STATES } from './rules.ts';

const SERVER_FAULT = 500;

const countOf = async (context: Context, filter: Filter): Promise<number> => {
  const { sql, values } = await conditionsOf(ticketList, filter, context);
  const [row] = await query<{ n: number }>(
    context.db,
    `select count(*) as n from tickets where ${sql}`,
    values,
  );
  return Number(row?.n ?? 0);
};

/** A saved filter may name what lists no longer know. */
const countOwn = async (context: Context, filter: Filter): Promise<number | null> => {
  try {
    return await countOf(context, filter);
  } catch (error) {
    if (error instanceof HttpError && error.status < SERVER_FAULT) return null;
    throw error;
  }
};

const countViews = async (context: Context): Promise<readonly ViewCount[]> => {
  const own = await loadOwnViews(context.db, context.actor.id ?? '');
  return together([
    ...SHARED_VIEWS.map(async (key): Promise<ViewCount> => ({
      key,
      tickets: await countOf(context, { ...VIEW_STATES[key].filter }),
    })),
    ...own.map(async ({ id, name, filter, sort, position, version }): Promise<ViewCount> => ({
      key: 'own',
      id,
      name,
      filter: filter as OwnCount['filter'],
      sort,
      position,
      version,
      tickets: await countOwn(context, filter),
    })),
  ]);
};

export const viewRoutes: Route[] = resource('tickets', {
  actions: {
    views: {
      summary: 'How many tickets each shared view holds, and each that the person has saved',
      method: 'get',
      collection: true,
      action: 'list',
      handle: countViews,
    },
  },
});
