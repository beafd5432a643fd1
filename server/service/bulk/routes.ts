/** Routes of steps that choose their tickets, or take many at once. */
import { BulkInput } from '#contract/service/bulk';
import { NoFields } from '#contract/platform/staff';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { answerTicket } from '../tickets/show.ts';
import { ticketWriterOf } from '../tickets/ticketWriter.ts';
import { runBulk } from './run.ts';
import { takeNext } from './takeNext.ts';

export const bulkRoutes: Route[] = resource('tickets', {
  actions: {
    next: {
      summary: 'Take the ticket that waits most urgently and that nobody has; 409 where none waits',
      collection: true,
      action: 'take',
      body: NoFields,
      handle: async (context: Context) => {
        const writer = await ticketWriterOf(context);
        return context.transaction(async (tx) => {
          const { id } = await takeNext(tx, writer);
          return answerTicket(tx, id, { now: writer.now, role: context.role });
        });
      },
    },
    steps: {
      summary: 'The same step of many tickets, with a result for each',
      collection: true,
      action: 'edit',
      body: BulkInput,
      handle: async (context: Context, { body }: Call<BulkInput>) =>
        runBulk(context.transaction, await ticketWriterOf(context), body),
    },
  },
});
