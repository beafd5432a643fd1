/** Routes of levels, groups and channels. */
import {
  AudienceNameEdit,
  AudienceNameInput,
  RankPreviewInput,
} from '#contract/platform/audiences';
import { audienceNames } from '#db/schema/members/audienceNames';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { previewRank } from './rankPreview.ts';
import { loadUses } from './uses.ts';
import { createAudienceName, deleteAudienceName, editAudienceName } from './actions.ts';

export const audienceNameList: ListSpec = {
  table: audienceNames,
  searchColumns: ['key', 'names'],
  keys: ['key'],
  defaultSort: ['rank', 'DESC'],
};

export const audienceNameRoutes = resource('audienceNames', {
  list: listOf(audienceNameList),
  show: (context, { params }) => getRow(context.db, audienceNames, recordId(params.id)),
  actions: {
    rankPreview: {
      reads: true,
      summary:
        'The records whose audiences from a level up would contain other levels if a level had this rank',
      collection: true,
      action: 'edit',
      body: RankPreviewInput,
      handle: ({ db, now }: Context, { body }: Call<RankPreviewInput>) =>
        previewRank(db, body, now()),
    },
    uses: {
      summary: 'The members who have a level, group or channel, and the records that name it',
      method: 'get',
      action: 'show',
      handle: async ({ db, now }: Context, { params }: Call) =>
        loadUses(db, await getRow(db, audienceNames, recordId(params.id)), now()),
    },
  },
  create: {
    body: AudienceNameInput,
    handle: async (context: Context, { body }: Call<AudienceNameInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createAudienceName(tx, writer, body));
    },
  },
  edit: {
    body: AudienceNameEdit,
    handle: async (context: Context, { params, body }: Call<AudienceNameEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editAudienceName(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteAudienceName(tx, writer, recordId(params.id)));
  },
});
