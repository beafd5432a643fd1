/** Routes of the reasons of returns. */
import {
  ReturnReasonEdit,
  ReturnReasonInput,
  ReturnReasonWords,
} from '#contract/orders/returnReasons';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { addWords, createReason, deleteReason, editReason } from './actions.ts';
import { returnReasonList } from './list.ts';
import { showReason } from './load.ts';
import { loadOfferedReasons } from './offered.ts';
import { loadUnknownWords } from './unknownWords.ts';

const reasonRoutes = resource('returnReasons', {
  list: listOf(returnReasonList),
  show: ({ db }, { params }) => showReason(db, recordId(params.id)),
  create: {
    body: ReturnReasonInput,
    handle: async (context: Context, { body }: Call<ReturnReasonInput>) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) =>
        showReason(tx, await createReason(tx, writer, body)),
      );
    },
  },
  edit: {
    body: ReturnReasonEdit,
    handle: async (context: Context, { params, body }: Call<ReturnReasonEdit>) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      return context.transaction(async (tx) => {
        await editReason(tx, writer, id, body);
        return showReason(tx, id);
      });
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deleteReason(tx, writer, recordId(params.id)));
  },
  actions: {
    unknownWords: {
      summary: 'Texts of returns that mean no reason yet, those of most returns first',
      method: 'get',
      collection: true,
      action: 'list',
      handle: ({ db }) => loadUnknownWords(db),
    },
    words: {
      summary: 'Texts of returns that from now on mean this reason; returns with them follow',
      action: 'edit',
      body: ReturnReasonWords,
      handle: async (context: Context, { params, body }: Call<ReturnReasonWords>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          await addWords(tx, writer, id, body);
          return showReason(tx, id);
        });
      },
    },
  },
});

export const returnReasonRoutes: Route[] = [
  ...reasonRoutes,
  route({
    method: 'get',
    path: '/store/returnReasons',
    access: { scope: 'service.read' },
    summary: 'The reasons that are offered for returns, each after the wider one',
    handle: async ({ db }) => ({ reasons: await loadOfferedReasons(db) }),
  }),
];
