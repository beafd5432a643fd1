/** Routes about who was asked. */
import { ResultsQuery } from '#contract/surveys/results';
import { type Route, route } from '../../platform/http/route.ts';
import { readingOne } from '../results/reading.ts';
import { loadAsked } from './load.ts';

export const askedRoutes: Route[] = [
  route({
    method: 'get',
    path: '/surveys/:id/asked',
    access: { resource: 'surveyResults', action: 'show' },
    summary: 'Who was asked in some months, who was not and why, and how many answered',
    query: ResultsQuery,
    handle: async (context, { params, query }) => {
      const { timeZone } = await context.settings();
      return readingOne(context, params.id, (db, id) =>
        loadAsked(db, id, query, { timeZone, now: context.now() }),
      );
    },
  }),
];
