/** Routes of returns beside those of cases. */
import { ReturnableAsked } from '#contract/service/returnCases';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { loadReturnable } from './returnable.ts';

export const returnCaseRoutes: Route[] = resource('orders', {
  actions: {
    returnableLines: {
      reads: true,
      summary:
        'Which units of an order a return or a refund without goods can be opened for, and what the policy says; saves nothing',
      body: ReturnableAsked,
      action: 'show',
      handle: async (context, { params }) => {
        const { timeZone } = await context.settings();
        const id = recordId(params.id);
        return loadReturnable(context.db, id, { now: context.now(), timeZone });
      },
    },
  },
});
