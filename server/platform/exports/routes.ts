/** Routes that export lists as CSV or as a workbook: all pages of what the caller may see. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { can, rolesThatCan } from '#contract/platform/access';
import { ClearReason, type ExportColumns, ExportWords } from '#contract/platform/exports';
import { CLEAR_GRANT, EXPORT_FORMATS } from './rules.ts';
import { message } from '#shared/fields';
import { currencyDecimals, LANGUAGES } from '#shared/localization';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { forbidden, invalid, notFound } from '../http/errors.ts';
import { parseList } from '../lists/parse.ts';
import { ListQuery } from '../http/listQuery.ts';
import { route, type Route } from '../http/route.ts';
import { dayOf } from '#shared/days';
import { askedWords } from './columns.ts';
import { type Export, exportOf } from './exports.ts';
import { csvPieces, sendCsv, sendWorkbook } from './send.ts';
import { toWorkbook } from './workbook.ts';

/** Long enough for the longest list of words, in base64url of UTF-8, so that links stay short in every script. */
const MAX_WORDS = 60_000;
const readWords = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const ExportQuery = ListQuery.pick({ filter: true, sort: true }).extend({
  reason: ClearReason.shape.reason.optional(),
  format: z.enum(EXPORT_FORMATS).default('csv'),
  language: z.enum(LANGUAGES).optional(),
  words: z
    .string()
    .max(MAX_WORDS)
    .regex(/^[\w-]+$/, 'errors.malformed')
    .transform(readWords)
    .pipe(ExportWords)
    .optional(),
});

/** The export, for who may list the resource. */
const exportFor = ({ role }: Context, resource: string): Export => {
  const found = exportOf(resource);
  if (!found) throw notFound();
  if (!role || !can(role, resource, 'list')) throw forbidden(rolesThatCan(resource, 'list'));
  return found;
};

/** Refuses words for what the file does not have. */
const checkWords = ({ columns }: Export, words: ExportWords) => {
  const known = new Map(askedWords(columns).map(({ key, values }) => [key, values]));
  const unknown = [
    ...Object.keys(words.headings).filter((key) => !known.has(key)),
    ...Object.entries(words.values).flatMap(([key, values]) =>
      Object.keys(values)
        .filter((value) => !known.get(key)?.includes(value))
        .map((value) => `${key}.${value}`),
    ),
  ];
  if (unknown.length > 0)
    throw invalid({ words: message('errors.unknownFields', { fields: unknown.join(', ') }) });
};

const sendExport = async (context: Context, request: Request, response: Response) => {
  const resource = String(request.params.resource);
  const exported = exportFor(context, resource);
  const { reason, format, language, words, ...query } = ExportQuery.parse(request.query);
  if (words) checkWords(exported, words);
  if (reason !== undefined && !(context.role && can(context.role, resource, CLEAR_GRANT)))
    throw forbidden(rolesThatCan(resource, CLEAR_GRANT));
  const { filter, sort } = parseList(query);
  const { timeZone, currency } = await context.settings();
  const rows = await exported.write(
    reason === undefined ? { ...context, masked: true } : context,
    { filter, sort },
    { timeZone, decimals: currencyDecimals(currency), language },
    words,
  );
  const workbook = format === 'xlsx' ? await toWorkbook(rows, resource) : null;
  const at = context.now();
  const about = await exported.about?.(context.db, filter);
  await context.transaction((tx) =>
    recordActivity(tx, {
      actor: context.actor,
      at,
      ...(about ?? { resource }),
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
  route({
    method: 'get',
    path: '/exports/:resource/columns',
    access: { resource: 'exports', action: 'create' },
    summary: 'The columns of an exported list, and those of their values that have words',
    handle: async (context, { params }): Promise<ExportColumns> => ({
      columns: askedWords(exportFor(context, String(params.resource)).columns),
    }),
  }),
  {
    method: 'get',
    path: '/exports/:resource',
    access: { resource: 'exports', action: 'create' },
    summary:
      'Download a list as CSV or .xlsx: every page, with its filter and order; in the clear with a reason, which is logged; in the words that are sent, else with names for programs',
    query: ExportQuery satisfies z.ZodType,
    stream: sendExport,
  },
];
