/** The list of single responses: as much of each as its survey promises to show. */
import { getTableColumns } from 'drizzle-orm';
import { surveyResponses } from '#db/schema/surveys/responses';
import { finishedBy } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { PART_FILTERS } from './filters.ts';
import { loadResponses } from './load.ts';
import { OF } from './modes.ts';
import { answeredColumn, tellableResponses } from './months.ts';
import { SCORE_FILTERS } from './scoreFilters.ts';

/** What everybody may know of a response, and ask by; everything else passes the rules of its survey. */
const OPEN: readonly string[] = [
  'id',
  'surveyId',
  'versionId',
  'source',
  'quality',
  'contactWanted',
];

export const responseList: ListSpec = {
  table: surveyResponses,
  hidden: Object.keys(getTableColumns(surveyResponses)).filter((column) => !OPEN.includes(column)),
  timed: { answeredAt: `${OF}.completed_at` },
  asked: answeredColumn,
  ordered: ['answeredAt'],
  askedScope: tellableResponses,
  filters: {
    ...PART_FILTERS,
    ...SCORE_FILTERS,
    hasComment: (value) =>
      typeof value === 'boolean'
        ? {
            sql: `${value ? '' : 'not '}exists (select 1 from survey_answers t
              where t.response_id = ${OF}.id and t.text is not null and t.text <> '')`,
            values: [],
          }
        : null,
  },
  defaultSort: ['answeredAt', 'DESC'],
  finish: finishedBy(async (context, rows: { id: string; answeredAt: number }[]) =>
    (await loadResponses(context, rows)).map(({ shown }) => shown),
  ),
};
