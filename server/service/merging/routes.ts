/** Routes of merging tickets. */
import { TicketMerger } from '#contract/service/merging';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { ticketWriterOf } from '../tickets/ticketWriter.ts';
import { answerTicket } from '../tickets/record.ts';
import { mergeTicket } from './merge.ts';

export const mergingRoutes: Route[] = resource('tickets', {
  actions: {
    merger: {
      summary: 'Merge a ticket into another one of the same customer, in which its thread goes on',
      body: TicketMerger,
      handle: async (context: Context, { params, body }: Call<TicketMerger>) => {
        const id = recordId(params.id);
        const writer = await ticketWriterOf(context);
        return context.transaction(async (tx) => {
          await mergeTicket(tx, writer, id, body);
          return answerTicket(tx, id, { now: writer.now, role: context.role });
        });
      },
    },
  },
});
