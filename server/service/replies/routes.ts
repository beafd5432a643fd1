/** Routes of what is said about a ticket. */
import { MessageInput, type Timeline } from '#contract/service/replies';
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { ticketVerb } from '../tickets/ticketVerb.ts';
import { writeMessage } from './reply.ts';
import { loadTimeline } from './timeline.ts';

export const replyRoutes: Route[] = resource('tickets', {
  actions: {
    timeline: {
      summary: 'Messages, notes, calls and changes of status, those of merged tickets among them',
      method: 'get',
      action: 'show',
      handle: ({ db, now }, { params }): Promise<Timeline> =>
        loadTimeline(db, recordId(params.id), now()),
    },
    messages: {
      summary:
        'Reply to the customer, write a note, or log a call; a newer message that the writer has not seen is shown first (409)',
      action: 'reply',
      body: MessageInput,
      handle: ticketVerb(writeMessage),
    },
  },
});
