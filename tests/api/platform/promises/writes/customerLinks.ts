/** Examples of the writes of links for customers. */
import type { Call } from '../../../support/openApi.ts';
import { create, next, type Prepared, type Write } from './examples.ts';

const ticket = (owner: Call) =>
  create(owner, 'tickets', {
    type: 'consultation',
    subject: `Question ${next()}`,
    channel: 'phone',
    message: 'Where is my parcel?',
    isMine: false,
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
  'POST /tickets/:id/customerLinkWithdrawal': {
    resource: 'tickets',
    verb: 'unshare',
    arrange: linked,
    changes: [],
    inverse: 'another link is made, because nobody knows the address of one that ended',
  },
};
