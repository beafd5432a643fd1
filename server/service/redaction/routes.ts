/** The route by which words and files of a message are taken away. */
import { Redaction } from '#contract/service/redaction';
import { type RemovedFile, removeMarked } from '../../platform/files/removeAtOnce.ts';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { ticketVerb } from '../tickets/ticketVerb.ts';
import { redactMessage } from './redact.ts';

export const redactionRoutes: Route[] = resource('tickets', {
  actions: {
    redaction: {
      summary: 'Take the words and files of a message away for good, with the reason',
      body: Redaction,
      handle: async (context: Context, call: Call<Redaction>) => {
        let removed: RemovedFile[] = [];
        const answer = await ticketVerb<Redaction>(async (tx, writer, id, body) => {
          removed = await redactMessage(tx, writer, id, body);
        })(context, call);
        await removeMarked(context, removed);
        return answer;
      },
    },
  },
});
