/** What a return would be settled with, for staff. */
import { Settlement } from '#contract/service/returnCases';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { caseActingOf } from '../cases/party.ts';
import { quoteSettlement } from './quote.ts';

export const settlementQuoteRoutes: Route[] = resource('cases', {
  actions: {
    settlementQuote: {
      reads: true,
      summary:
        'What a return comes to after its inspection, line by line, with these deductions; saves nothing',
      body: Settlement,
      action: 'show',
      handle: async (context, { params, body }) =>
        quoteSettlement(context.db, await caseActingOf(context), recordId(params.id), body),
    },
  },
});
