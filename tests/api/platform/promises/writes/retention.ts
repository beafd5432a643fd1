/** Examples of the writes of how long words of tickets are kept, and of legal holds. */
import type { Call } from '../../../support/openApi.ts';
import { create, next, type Write } from './examples.ts';

const ticket = (owner: Call) =>
  create(owner, 'tickets', {
    type: 'consultation',
    subject: `Question ${next()}`,
    channel: 'phone',
    message: 'Where is my parcel?',
    isMine: false,
  });
const REASON = { reason: 'A court may ask for it' };

export const RETENTION_WRITES: Record<string, Write> = {
  'PUT /serviceRetention/:id': {
    resource: 'serviceRetention',
    verb: 'edit',
    arrange: async () => ({
      id: 1,
      body: { attachmentDays: 365 + next(), messageDays: 2_000, ticketDays: 3_000, isOn: false },
    }),
    changes: ['attachmentDays', 'messageDays', 'ticketDays'],
    inverse: 'PUT /serviceRetention/:id',
  },
  'POST /tickets/:id/legalHold': {
    resource: 'tickets',
    verb: 'edit',
    arrange: async (owner) => ({ id: (await ticket(owner)).id, body: REASON }),
    changes: ['isHeld'],
    inverse: 'POST /tickets/:id/legalHoldEnd',
  },
  'POST /tickets/:id/legalHoldEnd': {
    resource: 'tickets',
    verb: 'edit',
    arrange: async (owner) => {
      const { id } = await ticket(owner);
      await owner('POST', `/api/tickets/${id}/legalHold`, REASON);
      return { id, body: {} };
    },
    changes: ['isHeld'],
    inverse: 'POST /tickets/:id/legalHold',
  },
};
