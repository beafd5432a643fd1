/** Routes of how long words and files of tickets are kept, and of legal holds. */
import {
  LegalHoldEnd,
  LegalHoldInput,
  RetentionInput,
  RetentionQuery,
} from '#contract/service/retention';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { invalid } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { beginHold, endHold, loadHold } from './holds.ts';
import { reportRetention } from './report.ts';
import { periodErrors } from './rules.ts';
import { editRetention, showRetention } from './settings.ts';

const holding =
  <Body>(work: (tx: Db, writer: Writer, id: number, body: Body) => Promise<void>) =>
  async (context: Context, { params, body }: Call<Body>) => {
    const id = recordId(params.id);
    const writer = await writerOf(context);
    return context.transaction(async (tx) => {
      await work(tx, writer, id, body);
      return { hold: await loadHold(tx, id) };
    });
  };
const access = { resource: 'tickets', action: 'legalHold' };

export const retentionRoutes: Route[] = [
  route({
    method: 'get',
    path: '/serviceRetention/dryRun',
    access: { resource: 'serviceRetention', action: 'dryRun' },
    summary:
      'What would go of closed tickets by these periods, by table and month, and what legal holds and open cases keep',
    query: RetentionQuery,
    handle: async (context, { query }) => {
      const errors = periodErrors(query);
      if (Object.keys(errors).length > 0) throw invalid(errors);
      const { timeZone } = await context.settings();
      const now = context.now();
      return context.connection.readSnapshot((db) => reportRetention(db, query, { now, timeZone }));
    },
  }),
  ...resource('serviceRetention', {
    show: ({ db }, { params }) => showRetention(db, recordId(params.id)),
    edit: {
      body: RetentionInput,
      handle: async (context: Context, { params, body }: Call<RetentionInput>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          await editRetention(tx, writer, id, body);
          return showRetention(tx, id);
        });
      },
    },
  }),
  route({
    method: 'get',
    path: '/tickets/:id/legalHold',
    access: { resource: 'tickets', action: 'show' },
    summary: 'The legal hold of a ticket, which keeps all of it; null without one',
    handle: async ({ db }, { params }) => ({ hold: await loadHold(db, recordId(params.id)) }),
  }),
  route({
    method: 'post',
    path: '/tickets/:id/legalHold',
    access,
    summary: 'Keep everything of a ticket until the hold ends',
    body: LegalHoldInput,
    handle: holding(beginHold),
  }),
  route({
    method: 'post',
    path: '/tickets/:id/legalHoldEnd',
    access,
    summary: 'End the legal hold of a ticket',
    body: LegalHoldEnd,
    handle: holding((tx, writer, id) => endHold(tx, writer, id)),
  }),
];
