/** Routes of what is seen before an approval. */
import type { ApprovalContext } from '#contract/service/approvalContext';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { loadProposalContext, loadRefundContext } from './load.ts';

const reading =
  (
    load: (
      db: Db,
      id: number,
      clock: { now: number; timeZone: string },
    ) => Promise<ApprovalContext>,
  ) =>
  async (context: Context, { params }: Call) => {
    const { timeZone } = await context.settings();
    return load(context.db, recordId(params.id), { now: context.now(), timeZone });
  };

export const approvalContextRoutes: Route[] = [
  ...resource('cases', {
    actions: {
      approvalContext: {
        summary:
          'Why a proposal was made, for which order and customer, and what they were given before',
        method: 'get',
        action: 'decide',
        handle: reading(loadProposalContext),
      },
    },
  }),
  ...resource('refunds', {
    actions: {
      approvalContext: {
        summary:
          'Why a refund was granted, for which order and customer, and what they were given before',
        method: 'get',
        action: 'approval',
        handle: reading(loadRefundContext),
      },
    },
  }),
];
