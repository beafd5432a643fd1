/** Routes of merging tickets. */
import { TicketMerger } from '#contract/service/merging';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { ticketVerb } from '../tickets/ticketVerb.ts';
import { mergeTicket } from './merge.ts';
import { loadMergeTargets } from './targets.ts';

export const mergingRoutes: Route[] = resource('tickets', {
  actions: {
    mergeTargets: {
      summary: 'The tickets into which a ticket can be merged, the newest first',
      method: 'get',
      action: 'merger',
      handle: ({ db, now }, { params }) => loadMergeTargets(db, recordId(params.id), now()),
    },
    merger: {
      summary: 'Merge a ticket into another one of the same customer, in which its thread goes on',
      body: TicketMerger,
      handle: ticketVerb(mergeTicket),
    },
  },
});
