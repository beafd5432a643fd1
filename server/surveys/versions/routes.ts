/** Routes of versions of surveys. */
import { surveyVersions } from '#db/schema/surveys/surveys';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';

export const versionList: ListSpec = { table: surveyVersions, defaultSort: ['number', 'DESC'] };

export const versionRoutes: Route[] = resource('surveyVersions', {
  list: listOf(versionList),
  show: ({ db }, { params }) => getRow(db, surveyVersions, recordId(params.id)),
});
