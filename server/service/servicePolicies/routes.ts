/** Routes of service policies. */
import {
  ServicePolicyEdit,
  ServicePolicyInput,
  PolicyOrder,
  ServicePolicyTrialInput,
} from '#contract/service/servicePolicies';
import { servicePolicies } from '#db/schema/service/clocks';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createPolicy, deletePolicy, editPolicy, orderPolicies } from './actions.ts';
import { tryPolicies } from './trial.ts';

const policyList: ListSpec = {
  table: servicePolicies,
  searchColumns: ['names'],
  defaultSort: ['position', 'ASC'],
};

export const servicePolicyRoutes: Route[] = resource('servicePolicies', {
  list: listOf(policyList),
  show: (context, { params }) => getRow(context.db, servicePolicies, recordId(params.id)),
  create: {
    body: ServicePolicyInput,
    handle: async (context: Context, { body }: Call<ServicePolicyInput>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => createPolicy(tx, writer, body));
    },
  },
  edit: {
    body: ServicePolicyEdit,
    handle: async (context: Context, { params, body }: Call<ServicePolicyEdit>) => {
      const writer = await writerOf(context);
      return context.transaction((tx) => editPolicy(tx, writer, recordId(params.id), body));
    },
  },
  delete: async (context, { params }) => {
    const writer = await writerOf(context);
    return context.transaction((tx) => deletePolicy(tx, writer, recordId(params.id)));
  },
  actions: {
    order: {
      summary: 'The order of the policies, of which the first that fits a ticket applies',
      action: 'edit',
      collection: true,
      body: PolicyOrder,
      handle: async (context: Context, { body }: Call<PolicyOrder>) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => orderPolicies(tx, writer, body));
      },
    },
    trial: {
      summary: 'Which policy a ticket would get, and when it would be due',
      action: 'show',
      collection: true,
      reads: true,
      body: ServicePolicyTrialInput,
      handle: (context: Context, { body }: Call<ServicePolicyTrialInput>) =>
        tryPolicies(context.db, context.now(), body),
    },
  },
});
