/** Who is viewing a ticket. */
import { PresenceInput } from '#contract/service/presence';
import { tickets } from '#db/schema/service/tickets';
import { notFound } from '../../platform/http/errors.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { loadPresent, renewPresence } from './present.ts';

export const presenceRoutes: Route[] = [
  route({
    method: 'post',
    path: '/tickets/:id/presence',
    access: { resource: 'tickets', action: 'show' },
    summary:
      'You are viewing the ticket, or writing about it: holds for 30 seconds; answers who else is',
    // It changes nothing of the ticket, so its answer is not kept for repeats.
    reads: true,
    body: PresenceInput,
    handle: async (context, { params, body }) => {
      const id = recordId(params.id);
      const staffId = context.actor.id;
      if (staffId === null) throw notFound();
      const now = context.now();
      await context.transaction(async (tx) => {
        await getRow(tx, tickets, id);
        await renewPresence(tx, now, { ticketId: id, staffId, state: body.state });
      });
      const present = (await loadPresent(context.db, [id], now)).get(id) ?? [];
      return present.filter((one) => one.staffId !== staffId);
    },
  }),
];
