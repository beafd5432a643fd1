/** Routes of the clocks of a ticket. */
import type { TicketClocks } from '#contract/service/clocks';
import { tickets } from '#db/schema/service/tickets';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { showClocks } from './show.ts';

export const clockRoutes: Route[] = resource('tickets', {
  actions: {
    clocks: {
      summary: 'The clocks of a ticket: what has run, when they stood still, when they are due',
      method: 'get',
      action: 'show',
      handle: async ({ db, now }, { params }): Promise<TicketClocks> => {
        const { id } = await getRow(db, tickets, recordId(params.id));
        return showClocks(db, id, now());
      },
    },
  },
});
