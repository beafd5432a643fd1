/** Examples of the writes of root causes, and of who answers for a complaint. */
import type { Call } from '../../../support/openApi.ts';
import { create, next, type Prepared, record, type Write } from './examples.ts';

const newTicket = (owner: Call) =>
  create(owner, 'tickets', {
    type: 'complaint',
    subject: `Complaint ${next()}`,
    channel: 'phone',
    message: 'It came in pieces.',
    isMine: false,
  });

/** A complaint with a draft of who answers for it, after these verbs. */
const accountability =
  (body: object, ...verbs: [noun: string, body: object][]) =>
  async (owner: Call): Promise<Prepared> => {
    const { id: ticketId } = await newTicket(owner);
    const opened = { ticketId, kind: 'complaint', input: { remedySought: 'apology' } };
    const { id: caseId } = await create(owner, 'cases', opened);
    let { id, version } = await create(owner, 'accountabilities', { caseId, ...ACCOUNT });
    for (const [noun, sent] of verbs) {
      const path = `/api/accountabilities/${id}/${noun}`;
      ({ version } = (await owner<{ version: number }>('POST', path, { ...sent, version })).body);
    }
    return { id, body: { ...body, version } };
  };
const ACCOUNT = {
  facts: 'The box had no padding.',
  preventiveMeasure: 'Boxes with padding',
  shares: [{ partyKind: 'employee', staffId: 'agent', bps: 10_000 }],
};
/** What the only party says, and the verbs until a decision can be made. */
const toldAndReplied = async (owner: Call): Promise<Prepared> => {
  const { id, body } = await accountability({}, ['notification', {}])(owner);
  const { body: read } = await owner<{ version: number; shares: { id: number }[] }>(
    'GET',
    `/api/accountabilities/${id}`,
  );
  const words = { shareId: read.shares[0]?.id, text: 'It was me.', version: read.version };
  const { body: said } = await owner<{ version: number }>(
    'POST',
    `/api/accountabilities/${id}/reply`,
    words,
  );
  return { id, body: { ...body, version: said.version } };
};
const decided = async (owner: Call): Promise<Prepared> => {
  const { id, body } = await toldAndReplied(owner);
  const { body: done } = await owner<{ version: number }>(
    'POST',
    `/api/accountabilities/${id}/decision`,
    body,
  );
  return { id, body: { version: done.version } };
};

export const COMPLAINT_WRITES: Record<string, Write> = {
  ...record(
    'rootCauses',
    () => ({ code: `cause-${next()}`, names: { en: 'Packaging' }, isInternal: true }),
    { names: { en: 'Boxes' } },
    { deletes: false },
  ),
  ...record(
    'careRules',
    () => ({ name: `Rule ${next()}`, event: 'delivered', afterDays: 3 }),
    { afterDays: 5 },
    { deletes: false },
  ),
  'POST /accountabilities': {
    resource: 'accountabilities',
    verb: 'create',
    arrange: async (owner) => {
      const { id: ticketId } = await newTicket(owner);
      const opened = { ticketId, kind: 'complaint', input: { remedySought: 'apology' } };
      const { id: caseId } = await create(owner, 'cases', opened);
      return { id: 0, body: { caseId, ...ACCOUNT } };
    },
    inverse:
      'a draft is changed as long as nobody was told, and stays as the record of what was said',
  },
  'PUT /accountabilities/:id': {
    resource: 'accountabilities',
    verb: 'edit',
    arrange: async (owner) => {
      const { id, body } = await accountability({})(owner);
      return { id, body: { ...ACCOUNT, ...body, facts: 'The box was too small.' } };
    },
    changes: ['facts', 'stage', 'shares'],
    inverse: 'PUT /accountabilities/:id',
  },
  'POST /accountabilities/:id/notification': {
    resource: 'accountabilities',
    verb: 'submit',
    arrange: accountability({}),
    changes: ['stage', 'notifiedAt', 'replyUntil', 'allowed'],
    inverse: 'the parties have seen the facts: what is wrong in them is decided differently',
  },
  'POST /accountabilities/:id/reply': {
    resource: 'accountabilities',
    verb: 'reply',
    arrange: async (owner) => {
      const { id, body } = await accountability({}, ['notification', {}])(owner);
      const { body: read } = await owner<{ shares: { id: number }[] }>(
        'GET',
        `/api/accountabilities/${id}`,
      );
      return { id, body: { ...body, shareId: read.shares[0]?.id, text: 'It was me.' } };
    },
    changes: ['shares'],
    inverse: 'what a party says is not taken back: it is said again within the seven days',
  },
  'POST /accountabilities/:id/decision': {
    resource: 'accountabilities',
    verb: 'approve',
    arrange: toldAndReplied,
    changes: ['stage', 'decidedAt', 'allowed'],
    inverse: 'POST /accountabilities/:id/appeal',
  },
  'POST /accountabilities/:id/appeal': {
    resource: 'accountabilities',
    verb: 'askAgain',
    arrange: async (owner) => {
      const { id, body } = await decided(owner);
      return { id, body: { ...body, text: 'I was away.' } };
    },
    changes: ['stage', 'appealedAt', 'appealReason', 'allowed'],
    inverse: 'POST /accountabilities/:id/end',
  },
  'POST /accountabilities/:id/end': {
    resource: 'accountabilities',
    verb: 'end',
    arrange: decided,
    changes: ['stage', 'finalAt', 'allowed'],
    inverse: 'it is final, which is what it is for: nothing is decided about it any more',
  },
};
