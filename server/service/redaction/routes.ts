/** The route by which words of a message are taken away. */
import { Redaction } from '#contract/service/redaction';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { answerTicket } from '../tickets/record.ts';
import { redactMessage } from './redact.ts';

export const redactionRoutes: Route[] = resource('tickets', {
  actions: {
    redaction: {
      summary: 'Take the words of a message away for good, with the reason',
      body: Redaction,
      handle: async (context: Context, { params, body }: Call<Redaction>) => {
        const id = recordId(params.id);
        const writer = await writerOf(context);
        return context.transaction(async (tx) => {
          await redactMessage(tx, writer, id, body);
          return answerTicket(tx, id, { now: writer.now, role: context.role });
        });
      },
    },
  },
});
