/** Routes of the scores of records, of agents and of the store. */
import { SCORED_RECORDS, type ScoredRecord } from '#contract/surveys/recordScores';
import { monthsOf, type Range } from '#rules/surveys/results';
import { categories } from '#db/schema/catalog/categories';
import { campaigns } from '#db/schema/promotions/campaigns';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { promotions } from '#db/schema/promotions/promotions';
import { dayOf } from '#shared/days';
import type { Context } from '../../platform/http/context.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { loadAgentScores, loadScoresOf, loadWholeScores } from './load.ts';
import { loadSeenAgents } from './reach.ts';

const access = { resource: 'surveyResults', action: 'show' };
const TABLES = { categories, promotions, campaigns, memberActivities };

/** The last so many months, as the results show them at first. */
const askedIn = async (context: Context, range: Range) => {
  const { timeZone } = await context.settings();
  const now = context.now();
  return { timeZone, now, months: monthsOf(range, dayOf(now, timeZone)) };
};

const ofRecord = (resource: ScoredRecord): Route =>
  route({
    method: 'get',
    path: `/${resource}/:id/scores`,
    access,
    summary: 'What customers scored in surveys, of the last twelve months',
    handle: async (context, { params }) => {
      const asked = await askedIn(context, 'last12');
      return context.connection.readSnapshot(async (db) => {
        const { id } = await getRow(db, TABLES[resource], recordId(params.id));
        const rows = await loadScoresOf(db, SCORED_RECORDS[resource], String(id), asked);
        return { ...asked.months, rows };
      });
    },
  });

export const recordScoreRoutes: Route[] = [
  ofRecord('categories'),
  ofRecord('promotions'),
  ofRecord('campaigns'),
  ofRecord('memberActivities'),
  route({
    method: 'get',
    path: '/surveyResults/agents',
    access,
    summary:
      'What customers scored by the agent who resolved the ticket, of the last twelve months: one’s own, and those of whoever one leads',
    handle: async (context) => {
      const asked = await askedIn(context, 'last12');
      return context.connection.readSnapshot(async (db) => ({
        ...asked.months,
        rows: await loadAgentScores(db, await loadSeenAgents(db, context), asked),
      }));
    },
  }),
  route({
    method: 'get',
    path: '/surveyResults/now',
    access,
    summary: 'The score of each survey in the last three months, beside the three before',
    handle: async (context) => {
      const asked = await askedIn(context, 'last3');
      return context.connection.readSnapshot(async (db) => ({
        ...asked.months,
        rows: await loadWholeScores(db, asked),
      }));
    },
  }),
];
