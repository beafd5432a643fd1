/** Routes of surveys. */
import { ReadVersion, SurveyEdit, SurveyInput } from '#contract/surveys/surveys';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { archiveSurvey, createSurvey, editSurvey } from './actions.ts';
import { surveyList } from './list.ts';
import { showSurvey } from './load.ts';

const archiving = (summary: string, archives: boolean) => ({
  summary,
  action: 'edit',
  body: ReadVersion,
  handle: async (context: Context, { params, body }: Call<ReadVersion>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    return context.transaction((tx) => archiveSurvey(tx, writer, id, archives, body.version));
  },
});

export const surveyRoutes: Route[] = resource('surveys', {
  list: listOf(surveyList),
  show: ({ db }, { params }) => showSurvey(db, recordId(params.id)),
  create: {
    body: SurveyInput,
    handle: async (context: Context, { body }: Call<SurveyInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createSurvey(tx, writer, body));
    },
  },
  edit: {
    body: SurveyEdit,
    handle: async (context: Context, { params, body }: Call<SurveyEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editSurvey(tx, writer, recordId(params.id), body));
    },
  },
  actions: {
    archival: archiving('It can no longer be sent; what was answered stays', true),
    restoration: archiving('It can be sent again', false),
  },
});
