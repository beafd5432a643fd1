import { ProgrammePeriod } from '#contract/insight/programme';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { route } from '../../platform/http/route.ts';
import { reportAgents } from './agents.ts';
import { reportBacklog } from './backlog.ts';
import { reportRefunds } from './refunds.ts';
import { reportService } from './report.ts';
import { reportReturns } from './returnRates.ts';
import { type Spans, spansOf } from './span.ts';

const access = { resource: 'serviceInsight', action: 'show' };

/** A report of a period is one consistent view, read aside from other requests. */
const reporting =
  <T>(report: (db: Db, spans: Spans, context: Context, asked: ProgrammePeriod) => Promise<T>) =>
  async (context: Context, { query }: { query: ProgrammePeriod }): Promise<T> => {
    const spans = spansOf(query, await context.settings(), context.now());
    return context.connection.readSnapshot((db) => report(db, spans, context, query));
  };

export const serviceInsightRoutes = [
  route({
    method: 'get',
    path: '/serviceInsight/backlog',
    access,
    summary: 'How many tickets are open now, for how long, and how many of them are due or late',
    handle: async (context) =>
      context.connection.readSnapshot((db) => reportBacklog({ context, db })),
  }),
  route({
    method: 'get',
    path: '/serviceInsight/service',
    access,
    summary:
      'How long customers waited in a period, which service targets were met, and what came of the tickets, beside the period before',
    query: ProgrammePeriod,
    handle: reporting((db, spans, context) => reportService({ context, db }, spans)),
  }),
  route({
    method: 'get',
    path: '/serviceInsight/agents',
    access: { ...access, action: 'agents' },
    summary: 'What each member of staff has to do now, and resolved in a period',
    query: ProgrammePeriod,
    handle: reporting((db, { reading }) => reportAgents(db, reading)),
  }),
  route({
    method: 'get',
    path: '/serviceInsight/refunds',
    access,
    summary:
      'What refunds of a period gave back, to whose account, and how long customers waited for their money',
    query: ProgrammePeriod,
    handle: reporting((db, spans) => reportRefunds(db, spans)),
  }),
  route({
    method: 'get',
    path: '/serviceInsight/returns',
    access,
    summary: 'How much of what was sold in a period has come back since, and why, by category',
    query: ProgrammePeriod,
    handle: reporting((db, spans, _, asked) => reportReturns(db, spans, asked)),
  }),
];
