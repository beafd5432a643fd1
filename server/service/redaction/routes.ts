/** The route by which words of a message are taken away. */
import { Redaction } from '#contract/service/redaction';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { ticketVerb } from '../tickets/ticketVerb.ts';
import { redactMessage } from './redact.ts';

export const redactionRoutes: Route[] = resource('tickets', {
  actions: {
    redaction: {
      summary: 'Take the words of a message away for good, with the reason',
      body: Redaction,
      handle: ticketVerb(redactMessage),
    },
  },
});
