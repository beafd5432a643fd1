/** Routes of surveys. */
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { surveyList } from './list.ts';
import { showSurvey } from './load.ts';

export const surveyRoutes: Route[] = resource('surveys', {
  list: listOf(surveyList),
  show: ({ db }, { params }) => showSurvey(db, recordId(params.id)),
});
