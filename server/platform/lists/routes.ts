/** The route of the sums under a list. */
import { can, rolesThatCan } from '#contract/platform/access';
import { forbidden, notFound } from '../http/errors.ts';
import { ListQuery } from '../http/listQuery.ts';
import { type Route, route } from '../http/route.ts';
import { parseList } from './parse.ts';
import { sumsOf, summedLists } from './sums.ts';

export const listRoutes: Route[] = [
  route({
    method: 'get',
    path: '/sums/:resource',
    access: { resource: 'account', action: 'show' },
    summary: 'Sums of the money columns of a list, over all rows of its filter',
    query: ListQuery.pick({ filter: true }),
    handle: async (context, { params, query }) => {
      const resource = params.resource ?? '';
      const summed = summedLists.parts.find((lists) => Object.hasOwn(lists, resource))?.[resource];
      if (!summed) throw notFound();
      if (!context.role || !can(context.role, resource, 'list'))
        throw forbidden(rolesThatCan(resource, 'list'));
      return sumsOf(context, summed, parseList(query).filter);
    },
  }),
];
