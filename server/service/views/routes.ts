/** How many tickets each view holds, in one request. */
import { SHARED_VIEWS, type ViewCount } from '#contract/service/views';
import { together } from '#db/together';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { conditionsOf } from '../../platform/lists/conditions.ts';
import type { Filter } from '../../platform/lists/spec.ts';
import { ticketList } from '../tickets/list.ts';
import { VIEW_STATES } from './rules.ts';

const countOf = async (context: Context, filter: Filter): Promise<number> => {
  const { sql, values } = await conditionsOf(ticketList, filter, context);
  const [row] = await query<{ n: number }>(
    context.db,
    `select count(*) as n from tickets where ${sql}`,
    values,
  );
  return Number(row?.n ?? 0);
};

const countViews = (context: Context): Promise<readonly ViewCount[]> =>
  together(
    SHARED_VIEWS.map(async (key) => ({
      key,
      tickets: await countOf(context, { ...VIEW_STATES[key].filter }),
    })),
  );

export const viewRoutes: Route[] = resource('tickets', {
  actions: {
    views: {
      summary: 'How many tickets each shared view holds',
      method: 'get',
      collection: true,
      action: 'list',
      handle: countViews,
    },
  },
});
