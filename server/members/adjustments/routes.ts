/** Routes of adjustments. */
import type { z } from 'zod';
import {
  AdjustmentDecision,
  AdjustmentInput,
  AdjustmentRejection,
} from '#contract/members/adjustments';
import { pointAdjustments } from '#db/schema/members/adjustments';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createAdjustment } from './create.ts';
import { decideAdjustment } from './decisions.ts';
import { adjustmentLineList, adjustmentList } from './list.ts';
import { previewAdjustment } from './preview.ts';
import { showAdjustment } from './record.ts';

const MANY_LINES = 500;

const verb = (
  summary: string,
  action: string,
  decision: Parameters<typeof decideAdjustment>[3],
  body: z.ZodType = AdjustmentDecision,
) => ({
  summary,
  action,
  body,
  handle: async (context: Context, call: Call<AdjustmentDecision>) => {
    const id = recordId(call.params.id);
    const writer = await writerOf(context);
    const { lineCount } = await getRow(context.db, pointAdjustments, id);
    // A file of thousands of members would hold up other requests.
    const transaction = lineCount > MANY_LINES ? context.longTransaction : context.transaction;
    await transaction((tx) => decideAdjustment(tx, writer, id, decision, call.body));
    return showAdjustment(context.db, id);
  },
});

export const adjustmentRoutes = [
  ...resource('pointAdjustments', {
    list: listOf(adjustmentList),
    show: (context, { params }) => showAdjustment(context.db, recordId(params.id)),
    create: {
      body: AdjustmentInput,
      handle: async (context: Context, { body }: Call<AdjustmentInput>) => {
        const writer = await writerOf(context);
        const { id } = await context.transaction((tx) =>
          createAdjustment(tx, writer, context.role, body),
        );
        return showAdjustment(context.db, id);
      },
    },
    actions: {
      preview: {
        reads: true,
        summary:
          'What an adjustment would leave the member with, and whether a second person has to approve it; saves nothing',
        collection: true,
        action: 'create',
        body: AdjustmentInput,
        handle: (context: Context, { body }: Call<AdjustmentInput>) =>
          previewAdjustment(context, body),
      },
      approval: verb(
        'Approve an adjustment of somebody else: it is applied at once',
        'approval',
        'approve',
      ),
      rejection: verb(
        'Refuse an adjustment, with the reason',
        'approval',
        'reject',
        AdjustmentRejection,
      ),
      withdrawal: verb('Take back an own adjustment that waits for approval', 'create', 'withdraw'),
    },
  }),
  ...resource('pointAdjustmentLines', { list: listOf(adjustmentLineList) }),
];
