/** Routes of results. */
import {
  AgentCutsQuery,
  CutsQuery,
  type MeasureRef,
  ResultsQuery,
  TrendQuery,
} from '#contract/surveys/results';
import { dayOf } from '#shared/days';
import { type Route, route } from '../../platform/http/route.ts';
import { loadCuts } from './cuts.ts';
import { readingOne } from './reading.ts';
import { reportResults } from './report.ts';
import { loadTrend } from './trend.ts';

const access = { resource: 'surveyResults', action: 'show' };

const measureOf = ({ kind, questionKey, rowKey }: MeasureRef): MeasureRef => ({
  kind,
  questionKey,
  rowKey,
});

export const resultRoutes: Route[] = [
  route({
    method: 'get',
    path: '/surveys/:id/results',
    access,
    summary:
      'Scores of a survey over whole months with their intervals, and what changed since as many months before',
    query: ResultsQuery,
    handle: async (context, { params, query }) => {
      const { timeZone } = await context.settings();
      const readAt = { now: context.now(), timeZone };
      return readingOne(context, params.id, (db, id) => reportResults(db, id, query, readAt));
    },
  }),
  route({
    method: 'get',
    path: '/surveys/:id/trend',
    access,
    summary: 'One score of a survey by week or month, with control limits',
    query: TrendQuery,
    handle: async (context, { params, query: { from, to, grain, ...measure } }) => {
      const { timeZone, weekStart } = await context.settings();
      const now = context.now();
      const calendar = { timeZone, weekStart, now, today: dayOf(now, timeZone) };
      return readingOne(context, params.id, (db, id) =>
        loadTrend(db, id, { measure: measureOf(measure), grain, months: { from, to } }, calendar),
      );
    },
  }),
  route({
    method: 'get',
    path: '/surveys/:id/cuts',
    access,
    summary:
      'One score of a survey by channel, category, level, region, promotion, campaign or activity, or by what is known of the orders',
    query: CutsQuery,
    handle: async (context, { params, query: { from, to, by, ...measure } }) => {
      const { timeZone } = await context.settings();
      const asked = { measure: measureOf(measure), by, months: { from, to } };
      const readAt = { now: context.now(), timeZone };
      return readingOne(context, params.id, (db, id) => loadCuts(db, id, { ...asked, ...readAt }));
    },
  }),
  route({
    method: 'get',
    path: '/surveys/:id/agentCuts',
    access: { ...access, action: 'agents' },
    summary: 'One score of a survey by the agent who resolved the ticket',
    query: AgentCutsQuery,
    handle: async (context, { params, query: { from, to, ...measure } }) => {
      const { timeZone } = await context.settings();
      const asked = { measure: measureOf(measure), by: 'agent', months: { from, to } } as const;
      const readAt = { now: context.now(), timeZone };
      return readingOne(context, params.id, (db, id) => loadCuts(db, id, { ...asked, ...readAt }));
    },
  }),
];
