/** Routes of orders and events that arrived too late to earn by themselves. */
import { EarnApprovalsAsked, EarnDecision, EarnDecisions } from '#contract/orders/earnApprovals';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { decideEarning } from './decide.ts';
import { decideMany } from './decideMany.ts';
import { previewEarning, previewMany } from './preview.ts';
import { showEarnApproval } from './show.ts';
import { earnApprovalList } from './list.ts';

const decision = (summary: string, state: 'approved' | 'rejected') => ({
  summary,
  action: 'decide',
  body: EarnDecision,
  handle: async (context: Context, { params, body }: Call<EarnDecision>) => {
    const id = recordId(params.id);
    const writer = await writerOf(context);
    await context.transaction((tx) => decideEarning(tx, writer, id, state, body));
    return showEarnApproval(context.db, id);
  },
});

export const earnApprovalRoutes = resource('earnApprovals', {
  list: listOf(earnApprovalList),
  show: (context, { params }) => showEarnApproval(context.db, recordId(params.id)),
  actions: {
    preview: {
      summary: 'What approving it would give: points, growth and level',
      method: 'get',
      action: 'decide',
      handle: (context: Context, { params }: Call<never, never>) =>
        previewEarning(context, recordId(params.id)),
    },
    approval: decision('Let a late order or event earn as if it had arrived in time', 'approved'),
    rejection: decision('Let a late order or event earn nothing', 'rejected'),
    decisionsPreview: {
      reads: true,
      summary: 'What approving many late orders and events would give in all; saves nothing',
      collection: true,
      action: 'decide',
      body: EarnApprovalsAsked,
      handle: (context: Context, { body }: Call<EarnApprovalsAsked>) => previewMany(context, body),
    },
    decisions: {
      summary: 'The same decision on many late orders and events, with a result for each',
      collection: true,
      action: 'decide',
      body: EarnDecisions,
      handle: async (context: Context, { body }: Call<EarnDecisions>) =>
        decideMany(context.transaction, await writerOf(context), body),
    },
  },
});
