/** Routes that export lists as CSV: all pages of what the caller may see. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { can, rolesThatCan } from '#contract/platform/access';
import { currencyDecimals } from '#shared/localization';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { forbidden, notFound } from '../http/errors.ts';
import { parseList } from '../lists/parse.ts';
import { ListQuery } from '../http/listQuery.ts';
import type { Route } from '../http/route.ts';
import { dayOf } from '#shared/days';
import { exporters } from './exports.ts';
import { sendCsv } from './send.ts';

const ExportQuery = ListQuery.pick({ filter: true, sort: true });

const sendExport = async (context: Context, request: Request, response: Response) => {
  const resource = String(request.params.resource);
  const write = exporters.parts.find((exports) => Object.hasOwn(exports, resource))?.[resource];
  if (!write) throw notFound();
  if (!context.role || !can(context.role, resource, 'list'))
    throw forbidden(rolesThatCan(resource, 'list'));
  const { filter, sort } = parseList(ExportQuery.parse(request.query));
  const { timeZone, currency } = await context.settings();
  const content = await write(
    context,
    { filter, sort },
    { timeZone, decimals: currencyDecimals(currency) },
  );
  const at = context.now();
  await context.transaction((tx) =>
    recordActivity(tx, {
      actor: context.actor,
      at,
      resource,
      verb: 'export',
      after: { filter, ...(sort !== undefined && { sort }) },
    }),
  );
  await sendCsv(response, `${resource}-${dayOf(at, timeZone)}.csv`, content);
};

export const exportRoutes: Route[] = [
  {
    method: 'get',
    path: '/exports/:resource',
    access: { resource: 'exports', action: 'create' },
    summary: 'Download a list as CSV: every page of what it shows, with its filter and order',
    query: ExportQuery satisfies z.ZodType,
    stream: sendExport,
  },
];
