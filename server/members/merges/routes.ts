import {
  DismissInput,
  MergeAsk,
  MergeInput,
  NoFields,
  UnmergeInput,
} from '#contract/members/merges';
import { memberPairs } from '#db/schema/members/merges';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { memberPairList, withSides } from './list.ts';
import { mergeRecord } from './merge.ts';
import { dismissPair, reopenPair } from './pairs.ts';
import { previewMerge, previewUnmerge } from './preview.ts';
import { showRecords } from './show.ts';
import { unmergeRecord } from './unmerge.ts';

const showPair = async (context: Context, id: number) => {
  const [pair] = await withSides(context.db, context, [await getRow(context.db, memberPairs, id)]);
  return pair;
};

export const mergeRoutes = [
  ...resource('memberPairs', {
    list: listOf(memberPairList),
    show: (context, { params }) => showPair(context, recordId(params.id)),
    actions: {
      dismissal: {
        summary:
          'Say that two records are of two people, with the reason: they are not suggested again',
        action: 'decide',
        body: DismissInput,
        handle: async (context: Context, { params, body }: Call<DismissInput>) => {
          const writer = await writerOf(context);
          const { id } = await context.transaction((tx) =>
            dismissPair(tx, writer, recordId(params.id), body.reason),
          );
          return showPair(context, id);
        },
      },
      reopening: {
        summary: 'Suggest a dismissed pair again',
        action: 'decide',
        body: NoFields,
        handle: async (context: Context, { params }: Call) => {
          const writer = await writerOf(context);
          const { id } = await context.transaction((tx) =>
            reopenPair(tx, writer, recordId(params.id)),
          );
          return showPair(context, id);
        },
      },
    },
  }),
  ...resource('members', {
    actions: {
      records: {
        summary: 'The other records of a member, or the member of whom this is another record',
        method: 'get',
        action: 'show',
        handle: ({ db }: Context, { params }: Call) => showRecords(db, recordId(params.id)),
      },
      mergerPreview: {
        reads: true,
        summary:
          'What the member would have if another record became theirs, and what the two say differently; saves nothing',
        action: 'merge',
        body: MergeAsk,
        handle: (context: Context, { params, body }: Call<MergeAsk>) =>
          previewMerge(context, recordId(params.id), body),
      },
      merger: {
        summary:
          'Make another record one of this member, with the reason: points, growth, level, codes and limits count together from now on, and what one owes is repaid by both',
        action: 'merge',
        body: MergeInput,
        handle: async (context: Context, { params, body }: Call<MergeInput>) => {
          const writer = await writerOf(context);
          const id = recordId(params.id);
          await context.transaction((tx) => mergeRecord(tx, writer, id, body));
          return showRecords(context.db, id);
        },
      },
      separationPreview: {
        reads: true,
        summary:
          'What this record and its member would each have if the merge were undone; saves nothing',
        action: 'merge',
        body: NoFields,
        handle: (context: Context, { params }: Call) =>
          previewUnmerge(context, recordId(params.id)),
      },
      separation: {
        summary:
          'Make this record a member of its own again, with the reason; what either repaid of what the other owed stays repaid',
        action: 'merge',
        body: UnmergeInput,
        handle: async (context: Context, { params, body }: Call<UnmergeInput>) => {
          const writer = await writerOf(context);
          const id = recordId(params.id);
          await context.transaction((tx) => unmergeRecord(tx, writer, id, body));
          return showRecords(context.db, id);
        },
      },
    },
  }),
];
