/** Routes of tickets that belong together. */
import { TicketLinking, TicketUnlinking } from '#contract/service/linking';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { ticketVerb } from '../tickets/ticketVerb.ts';
import { linkTicket, unlinkTicket } from './actions.ts';
import { loadSimilar } from './similar.ts';

export const linkingRoutes: Route[] = resource('tickets', {
  actions: {
    similar: {
      summary: 'Tickets of the same customer or order that may be the same request once more',
      method: 'get',
      action: 'show',
      handle: ({ db, now }, { params }) => loadSimilar(db, recordId(params.id), now()),
    },
    links: {
      summary:
        'Say what a ticket is to another one: related, a duplicate, caused by it, a part of it',
      action: 'link',
      body: TicketLinking,
      handle: ticketVerb(linkTicket),
    },
    unlinking: {
      summary: 'Take a link between two tickets away',
      action: 'link',
      body: TicketUnlinking,
      handle: ticketVerb(unlinkTicket),
    },
  },
});
