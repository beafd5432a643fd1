import {
  NoFields,
  SegmentEdit,
  SegmentInput,
  SegmentPreviewInput,
} from '#contract/members/segments';
import { segments } from '#db/schema/members/segments';
import { loadAudienceUses } from '../../platform/audiences/uses.ts';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createSegment, deleteSegment, editSegment, requestRefresh } from './actions.ts';
import { previewRule } from './preview.ts';
import { startRefresh } from './refresh.ts';

export const segmentList: ListSpec = {
  table: segments,
  searchColumns: ['key', 'names', 'note'],
  keys: ['key'],
  defaultSort: ['key', 'ASC'],
};

export const segmentRoutes = resource('segments', {
  list: listOf(segmentList),
  show: (context, { params }) => getRow(context.db, segments, recordId(params.id)),
  actions: {
    preview: {
      summary: 'The number of members who meet a rule now, and some of them',
      collection: true,
      action: 'list',
      reads: true,
      body: SegmentPreviewInput,
      handle: (context: Context, { body }: Call<SegmentPreviewInput>) =>
        previewRule(context, body.rule),
    },
    refresh: {
      summary: 'Compute the members of a segment again, aside',
      action: 'edit',
      body: NoFields,
      handle: async (context: Context, { params }: Call) => {
        const writer = await writerOf(context);
        const row = await context.transaction((tx) =>
          requestRefresh(tx, writer, recordId(params.id)),
        );
        await startRefresh(context);
        return row;
      },
    },
    uses: {
      summary: 'The records whose audience names a segment',
      method: 'get',
      action: 'show',
      handle: async ({ db }: Context, { params }: Call) => {
        const { key } = await getRow(db, segments, recordId(params.id));
        return { uses: await loadAudienceUses(db, { kind: 'segments', key }) };
      },
    },
  },
  create: {
    body: SegmentInput,
    handle: async (context: Context, { body }: Call<SegmentInput>) => {
      const writer = await writerOf(context);
      const row = await context.transaction((tx) => createSegment(tx, writer, body));
      await startRefresh(context);
      return row;
    },
  },
  edit: {
    body: SegmentEdit,
    handle: async (context: Context, { params, body }: Call<SegmentEdit>) => {
      const writer = await writerOf(context);
      const row = await context.transaction((tx) =>
        editSegment(tx, writer, recordId(params.id), body),
      );
      await startRefresh(context);
      return row;
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteSegment(tx, writer, recordId(params.id)));
  },
});
