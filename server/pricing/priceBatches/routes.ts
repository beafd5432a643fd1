/** Routes of price batches. */
import * as zod from 'zod';
import type { z } from 'zod';
import {
  BatchInput,
  BatchPreviewInput,
  Decision,
  NewBatchInput,
} from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { PastedInput } from '#contract/pricing/priceBatches/pastedPrices';
import { count } from '#shared/fields';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import type { Context } from '../../platform/http/context.ts';
import { requireCosts, seesCosts } from '../../platform/http/costs.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { tellingAmong } from '../tellingBatches/load.ts';
import { approveBatch, rejectBatch, submitBatch, submitNewBatch } from './decisions.ts';
import { batchRows } from './items.ts';
import { loadMovedSince } from './movedSince.ts';
import { readPasted } from './pasted.ts';
import { previewBatch } from './preview.ts';
import { createBatch, deleteBatch, editBatch } from './drafts.ts';
import { withItemCounts, withPhase } from './record.ts';
import { revertBatch } from './revert.ts';
import { priceBatchSpec } from './list.ts';

const show = async (context: Context, id: number) => {
  const batches = await withItemCounts(context.db, [await getRow(context.db, priceBatches, id)]);
  return batches.map((batch) => withPhase(batch, context.now()))[0];
};

/** Parameters of a page of a batch's rows, the most severe first. */
const RowsPage = zod.strictObject({
  from: count(0, 1_000_000).default(0),
  limit: count(1, 500).default(50),
  flaggedOnly: zod.boolean().default(false),
});

export const priceBatchRoutes = resource('priceBatches', {
  list: listOf(priceBatchSpec),
  show: (context, { params }) => show(context, recordId(params.id)),
  create: {
    body: NewBatchInput,
    handle: (context: Context, { body: { submit, ...input } }: Call<NewBatchInput>) =>
      createBatch(
        context,
        input,
        submit ? (tx, id, writer) => submitNewBatch(tx, writer, id) : undefined,
      ),
  },
  edit: {
    body: BatchInput,
    handle: (context: Context, { params, body }: Call<BatchInput & { version?: number }>) =>
      editBatch(context, recordId(params.id), body),
  },
  delete: (context, { params }) => deleteBatch(context, recordId(params.id)),
  actions: {
    preview: {
      reads: true,
      summary:
        'What a batch would do: a page of rows, red flags first, and the sum of it; saves nothing',
      collection: true,
      action: 'create',
      body: BatchPreviewInput,
      handle: async (context: Context, { body }: Call<BatchPreviewInput>) => {
        const settings = await context.settings();
        return context.connection.readSnapshot((db) =>
          previewBatch(db, body, settings, context.now()),
        );
      },
    },
    pasted: {
      reads: true,
      summary:
        'Lines of SKU and price as a spreadsheet copies them → figures, with a reason for each line that is none',
      collection: true,
      action: 'create',
      body: PastedInput,
      handle: async (context: Context, { body }: Call<z.infer<typeof PastedInput>>) => {
        const settings = await context.settings();
        return context.connection.readSnapshot((db) => readPasted(db, body.text, settings));
      },
    },
    rows: {
      reads: true,
      summary: 'A page of the rows of a batch, the gravest first',
      action: 'show',
      costs: { with: '`flaggedOnly` and for rows that tell costs' },
      body: RowsPage,
      handle: async (
        context: Context,
        { params, body }: Call<z.infer<typeof RowsPage>>,
      ): Promise<{ rows: BatchRow[]; total: number }> => {
        const batch = await getRow(context.db, priceBatches, recordId(params.id));
        const isTelling = (await tellingAmong(context.db, [batch])).has(batch.id);
        if (isTelling || body.flaggedOnly) requireCosts(context);
        const page = { ...body, gravestFirst: seesCosts(context) };
        return batchRows(context.db, batch, page, await context.settings(), context.now());
      },
    },
    moved: {
      summary:
        'What has changed since the rows of a batch were computed: prices, costs and floors, until it is written',
      method: 'get',
      action: 'show',
      costs: 'always',
      handle: async (context: Context, { params }: Call) => {
        const settings = await context.settings();
        return context.connection.readSnapshot(async (db) => {
          const batch = await getRow(db, priceBatches, recordId(params.id));
          return loadMovedSince(db, batch, settings, context.now());
        });
      },
    },
    submission: {
      summary: 'Write the batch, or ask for the second person it needs',
      action: 'edit',
      handle: (context: Context, { params }: Call) => submitBatch(context, recordId(params.id)),
    },
    approval: {
      summary: 'Approve and write a batch somebody else made',
      body: Decision,
      handle: (context: Context, { params, body }: Call<z.infer<typeof Decision>>) =>
        approveBatch(context, recordId(params.id), body),
    },
    rejection: {
      summary: 'Send a batch back to its author',
      action: 'approval',
      body: Decision,
      handle: (context: Context, { params, body }: Call<z.infer<typeof Decision>>) =>
        rejectBatch(context, recordId(params.id), body),
    },
    reversion: {
      summary: 'Undo a written batch by another one that brings back what it displaced',
      action: 'edit',
      body: Decision,
      handle: (context: Context, { params, body }: Call<z.infer<typeof Decision>>) =>
        revertBatch(context, recordId(params.id), body),
    },
  },
});
