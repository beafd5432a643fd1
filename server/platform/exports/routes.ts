/** Routes that export lists as CSV or as a workbook: all pages of what the caller may see. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { can, rolesThatCan } from '#contract/platform/access';
import { ClearReason } from '#contract/platform/exports';
import { CLEAR_GRANT, EXPORT_FORMATS } from './rules.ts';
import { currencyDecimals, LANGUAGES } from '#shared/localization';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { forbidden, notFound } from '../http/errors.ts';
import { parseList } from '../lists/parse.ts';
import { ListQuery } from '../http/listQuery.ts';
import type { Route } from '../http/route.ts';
import { dayOf } from '#shared/days';
import { exporters } from './exports.ts';
import { csvPieces, sendCsv, sendWorkbook } from './send.ts';
import { toWorkbook } from './workbook.ts';

const ExportQuery = ListQuery.pick({ filter: true, sort: true }).extend({
  reason: ClearReason.shape.reason.optional(),
  format: z.enum(EXPORT_FORMATS).default('csv'),
  language: z.enum(LANGUAGES).optional(),
});

const sendExport = async (context: Context, request: Request, response: Response) => {
  const resource = String(request.params.resource);
  const write = exporters.parts.find((exports) => Object.hasOwn(exports, resource))?.[resource];
  if (!write) throw notFound();
  if (!context.role || !can(context.role, resource, 'list'))
    throw forbidden(rolesThatCan(resource, 'list'));
  const { reason, format, language, ...query } = ExportQuery.parse(request.query);
  if (reason !== undefined && !can(context.role, resource, CLEAR_GRANT))
    throw forbidden(rolesThatCan(resource, CLEAR_GRANT));
  const { filter, sort } = parseList(query);
  const { timeZone, currency } = await context.settings();
  const rows = await write(
    reason === undefined ? { ...context, masked: true } : context,
    { filter, sort },
    { timeZone, decimals: currencyDecimals(currency), language },
  );
  const workbook = format === 'xlsx' ? await toWorkbook(rows, resource) : null;
  const at = context.now();
  await context.transaction((tx) =>
    recordActivity(tx, {
      actor: context.actor,
      at,
      resource,
      verb: 'export',
      after: { filter, ...(sort !== undefined && { sort }) },
      reason: reason ?? null,
    }),
  );
  const name = `${resource}-${dayOf(at, timeZone)}.${format}`;
  if (workbook) sendWorkbook(response, name, workbook);
  else await sendCsv(response, name, csvPieces(rows));
};

export const exportRoutes: Route[] = [
  {
    method: 'get',
    path: '/exports/:resource',
    access: { resource: 'exports', action: 'create' },
    summary:
      'Download a list as CSV or .xlsx: every page, with its filter and order; in the clear with a reason, which is logged',
    query: ExportQuery satisfies z.ZodType,
    stream: sendExport,
  },
];
