/** Examples of the writes of links for customers. */
import type { Call } from '../../../support/openApi.ts';
import { create, next, type Prepared, type Write } from './examples.ts';

const ticket = (owner: Call, further: object = {}) =>
  create(owner, 'tickets', {
    type: 'consultation',
    subject: `Question ${next()}`,
    channel: 'phone',
    message: 'Where is my parcel?',
    isMine: false,
    ...further,
  });

/** A ticket with a link that works. */
const linked = async (owner: Call): Promise<Prepared> => {
  const { id } = await ticket(owner);
  const { body } = await owner<{ id: number }>('POST', `/api/tickets/${id}/customerLinks`, {});
  return { id, body: { linkId: body.id } };
};

export const CUSTOMER_LINK_WRITES: Record<string, Write> = {
  'POST /tickets/:id/customerLinks': {
    resource: 'tickets',
    verb: 'share',
    arrange: async (owner) => ({ id: (await ticket(owner)).id, body: {} }),
    changes: [],
    inverse: 'POST /tickets/:id/customerLinkWithdrawal',
  },
  'POST /tickets/:id/customerLinkMessage': {
    resource: 'tickets',
    verb: 'share',
    arrange: async (owner, store) => {
      const email = `customer${next()}@example.com`;
      const member = { externalId: `asks-${next()}`, email };
      const { body } = await store<{ id: number }>('POST', '/api/store/members', member);
      const { id } = await ticket(owner, { memberId: body.id });
      return { id, body: {} };
    },
    changes: [],
    inverse: 'a message that was sent is not taken back; the link that it made can be ended',
  },
  'POST /tickets/:id/customerLinkWithdrawal': {
    resource: 'tickets',
    verb: 'unshare',
    arrange: linked,
    changes: [],
    inverse: 'another link is made, because nobody knows the address of one that ended',
  },
};
