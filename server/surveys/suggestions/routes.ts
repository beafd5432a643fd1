/** Routes of suggestions. */
import { ResultsQuery } from '#contract/surveys/results';
import { type Route, route } from '../../platform/http/route.ts';
import { loadReader } from '../givenAnswers/reader.ts';
import { readingOne } from '../results/reading.ts';
import { loadSuggestions } from './load.ts';

export const suggestionRoutes: Route[] = [
  route({
    method: 'get',
    path: '/surveys/:id/suggestions',
    access: { resource: 'surveyResults', action: 'show' },
    summary: 'What those say who rated a weak dimension low, and what went wrong for them',
    query: ResultsQuery,
    handle: async (context, { params, query }) => {
      const { timeZone } = await context.settings();
      const reader = await loadReader(context);
      return readingOne(context, params.id, (db, id) =>
        loadSuggestions(db, id, query, { timeZone, now: context.now(), reader }),
      );
    },
  }),
];
