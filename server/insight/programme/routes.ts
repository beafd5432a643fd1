import { ProgrammePeriod } from '#contract/insight/programme';
import { route } from '../../platform/http/route.ts';
import { reportHabits } from '../habits/report.ts';
import { reportLevels } from './levels.ts';
import { reportLapsing } from './lapsing.ts';
import { reportPoints } from './points.ts';
import { reportReferrals, reportSignIns } from './reach.ts';
import { access, reporting } from './reporting.ts';

export const programmeInsightRoutes = [
  route({
    method: 'get',
    path: '/programmeInsight/points',
    access,
    summary:
      'The movements of points in a period between its opening and its closing, and what the points of each month are worth at its end',
    query: ProgrammePeriod,
    handle: reporting(reportPoints),
  }),
  route({
    method: 'get',
    path: '/programmeInsight/lapsing',
    access,
    summary:
      'Which points lapse in this month and in each of the next twelve, and what they are worth',
    handle: async (context) => {
      const settings = await context.settings();
      return context.connection.readSnapshot((db) => reportLapsing(db, settings, context.now()));
    },
  }),
  route({
    method: 'get',
    path: '/programmeInsight/levels',
    access,
    summary: 'How many members had which level before a period and at its end',
    query: ProgrammePeriod,
    handle: reporting(reportLevels),
  }),
  route({
    method: 'get',
    path: '/programmeInsight/habits',
    access,
    summary:
      'Return visits, orders per buyer and churn of members in the twelve months up to the last day of a period',
    query: ProgrammePeriod,
    handle: async (context, { query }) => {
      const settings = await context.settings();
      return context.connection.readSnapshot((db) =>
        reportHabits(db, query, settings, context.now()),
      );
    },
  }),
  route({
    method: 'get',
    path: '/programmeInsight/referrals',
    access,
    summary: 'How many invitations of a period led to a registration, an order and a reward',
    query: ProgrammePeriod,
    handle: reporting(reportReferrals),
  }),
  route({
    method: 'get',
    path: '/programmeInsight/signIns',
    access,
    summary: 'How many members signed in within a period, by their longest streak of days',
    query: ProgrammePeriod,
    handle: reporting(reportSignIns),
  }),
];
