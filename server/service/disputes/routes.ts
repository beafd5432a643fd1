/** Routes of disputes beside those of cases. */
import type { Mediators } from '#contract/service/disputes';
import { cases } from '#db/schema/service/cases';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { caseActingOf } from '../cases/party.ts';
import { loadDispute } from './load.ts';
import { loadMediators } from './neutral.ts';

export const disputeRoutes: Route[] = resource('cases', {
  actions: {
    mediators: {
      summary: 'Who may mediate a dispute: nobody with a part in it, nor whoever asks',
      method: 'get',
      action: 'decide',
      handle: async (context: Context, { params }): Promise<Mediators> => {
        const row = await getRow(context.db, cases, recordId(params.id));
        if (row.kind !== 'dispute') throw notFound();
        const { originId } = await loadDispute(context.db, row.id);
        const origin = await getRow(context.db, cases, originId);
        const { actor } = await caseActingOf(context);
        return { mediators: await loadMediators(context.db, row, origin, actor.id) };
      },
    },
  },
});
