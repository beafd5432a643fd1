/** Routes of the after-sales policy: its versions, whether goods may come back, and what the shop shows of it. */
import type { z } from 'zod';
import type { ApprovalDecision } from '#contract/platform/approvals';
import {
  PolicyDecision,
  AfterSalesPolicyEdit,
  AfterSalesPolicyInput,
  PolicyRejection,
  PolicyTrial,
} from '#contract/service/policies';
import type { Db } from '#db';
import { afterSalesPolicies } from '#db/schema/service/policies';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { approvePolicy, rejectPolicy, submitPolicy, withdrawPolicy } from './decisions.ts';
import { createPolicy, editPolicy } from './drafts.ts';
import { policyList } from './list.ts';
import { loadPolicies } from './load.ts';
import { publishedPolicy } from './published.ts';
import { withPhase } from './record.ts';
import { tryPolicy } from './trial.ts';

const show = async ({ db, now }: Pick<Context, 'db' | 'now'>, id: number) =>
  withPhase(await getRow(db, afterSalesPolicies, id), await loadPolicies(db), now());

type Decide = (tx: Db, writer: Writer, id: number, decision: ApprovalDecision) => Promise<void>;
const verb = (summary: string, action: string, decide: Decide, body: z.ZodType) => ({
  summary,
  action,
  body,
  handle: async (context: Context, call: Call<ApprovalDecision>) => {
    const id = recordId(call.params.id);
    const writer = await writerOf(context);
    await context.transaction((tx) => decide(tx, writer, id, call.body));
    return show(context, id);
  },
});

const versionRoutes = resource('afterSalesPolicies', {
  list: listOf(policyList),
  show: (context, { params }) => show(context, recordId(params.id)),
  create: {
    body: AfterSalesPolicyInput,
    handle: async (context: Context, { body }: Call<AfterSalesPolicyInput>) => {
      const writer = await writerOf(context);
      const id = await context.transaction((tx) => createPolicy(tx, writer, body));
      return show(context, id);
    },
  },
  edit: {
    body: AfterSalesPolicyEdit,
    handle: async (context: Context, { params, body }: Call<AfterSalesPolicyEdit>) => {
      const id = recordId(params.id);
      const writer = await writerOf(context);
      await context.transaction((tx) => editPolicy(tx, writer, id, body));
      return show(context, id);
    },
  },
  actions: {
    submission: verb('Ask for approval by a second person', 'edit', submitPolicy, PolicyDecision),
    approval: verb(
      'Approve a version that others wrote: it holds from its planned instant on, or from now',
      'approval',
      approvePolicy,
      PolicyDecision,
    ),
    rejection: verb(
      'Send a version back to its authors',
      'approval',
      rejectPolicy,
      PolicyRejection,
    ),
    withdrawal: verb(
      'Drop a version that has not begun, also an approved one',
      'withdrawal',
      withdrawPolicy,
      PolicyDecision,
    ),
    trial: {
      summary: 'Whether the lines of an order may come back by this version; writes nothing',
      action: 'show',
      body: PolicyTrial,
      reads: true,
      handle: async (context: Context, { params, body }: Call<PolicyTrial>) => {
        const { timeZone } = await context.settings();
        const now = context.now();
        return tryPolicy(context.db, recordId(params.id), body, { now, timeZone });
      },
    },
  },
});

export const afterSalesPolicyRoutes: Route[] = [
  ...versionRoutes,
  route({
    method: 'get',
    path: '/store/afterSalesPolicy',
    access: { scope: 'service.read' },
    summary:
      'The after-sales policy in force, with the words that customers read; null without one',
    handle: async ({ db, now }) => ({ policy: await publishedPolicy(db, now()) }),
  }),
];
