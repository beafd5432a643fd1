import type { Request, Response } from 'express';
import * as z from 'zod';
import type { ImportKind } from '#contract/platform/imports';
import { LANGUAGES } from '#shared/localization';
import { sendCsv } from '../exports/send.ts';
import type { Context } from '../http/context.ts';
import type { Route } from '../http/route.ts';
import { ownJob } from '../jobs/handlers.ts';
import { listColumns } from './columnMeanings.ts';
import { rejectedCsv, rejectedFile } from './rejected.ts';

const RejectedQuery = z.strictObject({ language: z.enum(LANGUAGES).optional() });

const sendRejected = async (context: Context, request: Request, response: Response) => {
  const row = await ownJob(context, String(request.params.id));
  const language =
    RejectedQuery.parse(request.query).language ?? (await context.settings()).language;
  const file = rejectedFile(row.counts, row.input);
  const names =
    row.kind === 'import'
      ? (await listColumns(context.db, row.input.kind as ImportKind)).names
      : undefined;
  const name = `${row.name.replace(/\.(csv|txt|xlsx)?(\.gz)?$/i, '')}-rejected.csv`;
  await sendCsv(response, name, rejectedCsv(context.db, row.id, file, { language, names }));
};

export const rejectedRoutes: Route[] = [
  {
    method: 'get',
    path: '/jobs/:id/rejected',
    access: { resource: 'jobs', action: 'show' },
    summary: 'Download the refused rows as CSV, to mend and send again',
    query: RejectedQuery,
    stream: sendRejected,
  },
];
