/** Routes of versions of surveys. */
import { ReadVersion } from '#contract/surveys/surveys';
import { NoFields, VersionEdit } from '#contract/surveys/versions';
import { surveyVersions } from '#db/schema/surveys/surveys';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { discardDraft, editDraft, publishDraft, startDraft } from './actions.ts';

const versionList: ListSpec = { table: surveyVersions, defaultSort: ['number', 'DESC'] };

const draftRoutes: Route[] = resource('surveys', {
  actions: {
    draft: {
      summary: 'Begin the next version with what the newest one asks',
      action: 'edit',
      body: NoFields,
      handle: async (context: Context, { params }: Call) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => startDraft(tx, writer, recordId(params.id)));
      },
    },
  },
});

const ownRoutes: Route[] = resource('surveyVersions', {
  list: listOf(versionList),
  show: ({ db }, { params }) => getRow(db, surveyVersions, recordId(params.id)),
  edit: {
    body: VersionEdit,
    handle: async (context: Context, { params, body }: Call<VersionEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editDraft(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => discardDraft(tx, writer, recordId(params.id)));
  },
  actions: {
    publication: {
      summary: 'Publish a draft: it never changes again, and what is sent from now on asks it',
      body: ReadVersion,
      handle: async (context: Context, { params, body }: Call<ReadVersion>) => {
        const writer = await writerOf(context);
        const id = recordId(params.id);
        return context.transaction((tx) => publishDraft(tx, writer, id, body.version));
      },
    },
  },
});

export const versionRoutes: Route[] = [...draftRoutes, ...ownRoutes];
