/** Routes of the after-sales policy: its versions, whether goods may come back, and what the shop shows of it. */
import {
  AfterSalesPolicyEdit,
  AfterSalesPolicyInput,
  PolicyTrial,
} from '#contract/service/policies';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { versionRoutes } from '../../platform/versions/routes.ts';
import { policyList } from './list.ts';
import { publishedPolicy } from './published.ts';
import { tryPolicy } from './trial.ts';
import { POLICY, policyDecisions, policyDrafts } from './versions.ts';

const versions = versionRoutes(POLICY, {
  list: policyList,
  drafts: policyDrafts,
  decisions: policyDecisions,
  input: AfterSalesPolicyInput,
  edit: AfterSalesPolicyEdit,
});

const policyRoutes = resource('afterSalesPolicies', {
  ...versions,
  actions: {
    ...versions.actions,
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
  ...policyRoutes,
  route({
    method: 'get',
    path: '/store/afterSalesPolicy',
    access: { scope: 'service.read' },
    summary:
      'The after-sales policy in force, with the words that customers read; null without one',
    handle: async ({ db, now }) => ({ policy: await publishedPolicy(db, now()) }),
  }),
];
