/** Examples of the writes of refunds. */
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { updateRow } from '#server/platform/records/records';
import { type Call, NOW } from '../../../support/openApi.ts';
import { create, DAY, next, type Prepared, type Write } from './examples.ts';

/** A paid order, and what a refund of one of its two units asks for. */
const refundOf = async (store: Call, further: object = {}) => {
  const externalId = `refunded-${next()}`;
  const { body } = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ id: 'a', sku: 'A', quantity: 2, unitPrice: 500, paid: 1000 }],
    statuses: [
      { status: 'placed', at: NOW - DAY },
      { status: 'paid', at: NOW - DAY },
    ],
  });
  return {
    orderId: body.id,
    key: `key-of-${externalId}`,
    expected: 500,
    kind: 'goods',
    responsibility: 'none',
    lines: [{ id: 'a', quantity: 1 }],
    ...further,
  };
};

/** A refund that a manager granted above the limit. */
const submittedRefund =
  (body: object) =>
  async (_owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const { orderId, key } = await refundOf(store);
    const [row] = await connection.transaction((tx) =>
      insertRows(
        tx,
        refunds,
        [
          {
            orderId,
            orderExternalId: key.replace('key-of-', ''),
            kind: 'goods' as const,
            state: 'submitted' as const,
            responsibility: 'none' as const,
            goods: 0,
            deductions: 0,
            shipping: 0,
            returnFreight: 0,
            total: 0,
            units: 0,
            key,
            requestHash: '',
            authorId: 'somebody',
            authorName: 'Somebody',
          },
        ],
        { returning: true },
      ),
    );
    return { id: row ?? 0, body: { ...body, version: 1 } };
  };

/** A payment of a granted refund in this state, which its refund records. */
const refundPayment =
  (state: 'pending' | 'unknown' | 'failed', body: object) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const refund = await create(owner, 'refunds', await refundOf(store));
    const { body: detail } = await owner<{ payments: { id: number }[] }>(
      'GET',
      `/api/refunds/${refund.id}`,
    );
    const id = detail.payments[0]?.id ?? 0;
    await connection.transaction((tx) => updateRow(tx, refundPayments, id, { state }));
    return { id: refund.id, addressed: String(id), body: { ...body, version: 1 } };
  };

export const REFUND_WRITES: Record<string, Write> = {
  'POST /refunds': {
    resource: 'refunds',
    verb: 'create',
    arrange: async (_owner, store) => ({ id: 0, body: await refundOf(store) }),
    inverse: 'money that was given back is only asked for again by the customer’s own payment',
  },
  'POST /refunds/:id/approval': {
    resource: 'refunds',
    verb: 'approve',
    arrange: submittedRefund({ reason: null }),
    changes: ['state', 'approverName', 'decision', 'decidedAt', 'succeededAt'],
    inverse: 'money that was given back is only asked for again by the customer’s own payment',
  },
  'POST /refunds/:id/rejection': {
    resource: 'refunds',
    verb: 'reject',
    arrange: submittedRefund({ reason: 'Not agreed' }),
    changes: ['state', 'approverName', 'decision', 'decidedAt'],
    inverse: 'POST /refunds',
  },
  'POST /refunds/:id/wordRedaction': {
    resource: 'refunds',
    verb: 'redact',
    arrange: async (owner, store) => {
      const asked = await refundOf(store, { note: 'As the customer said' });
      const { id } = await create(owner, 'refunds', asked);
      return { id, body: { part: 'note', reason: 'A card number' } };
    },
    changes: ['note'],
    inverse: 'the words are gone for good, which is what it is for',
  },
  'POST /refunds/:id/withdrawal': {
    resource: 'refunds',
    verb: 'withdraw',
    arrange: async (owner, store, connection) => {
      const prepared = await submittedRefund({ reason: null })(owner, store, connection);
      const { body: me } = await owner<{ id: string }>('GET', '/api/account');
      await connection.transaction((tx) =>
        updateRow(tx, refunds, prepared.id, { authorId: me.id }),
      );
      return prepared;
    },
    changes: ['state', 'authorId'],
    inverse: 'POST /refunds',
  },
  'POST /refunds/:id/closing': {
    resource: 'refunds',
    verb: 'end',
    arrange: async (owner, store, connection) => {
      const prepared = await submittedRefund({ reason: 'Refunded by the shop' })(
        owner,
        store,
        connection,
      );
      await connection.transaction((tx) =>
        updateRow(tx, refunds, prepared.id, { state: 'failed' }),
      );
      return prepared;
    },
    changes: ['state'],
    inverse: 'POST /refunds',
  },
  'POST /refundPayments/:id/settlement': {
    resource: 'refunds',
    verb: 'settle',
    arrange: async (owner, store, connection) => {
      const reference = `twice-${next()}`;
      const prepared = await refundPayment('failed', { reference, reason: 'Sent back' })(
        owner,
        store,
        connection,
      );
      await connection.transaction((tx) =>
        updateRow(tx, refundPayments, Number(prepared.addressed), {
          extra: [{ reference, at: 1, settledAt: null, settledBy: null }],
        }),
      );
      return prepared;
    },
    inverse: 'money that came back has come back',
  },
  'POST /refundPayments/:id/retry': {
    resource: 'refunds',
    verb: 'payAgain',
    arrange: refundPayment('failed', {}),
    inverse: 'the payment that failed stays as it was, and the new one is what was asked for',
  },
  'POST /refundPayments/:id/otherTender': {
    resource: 'refunds',
    verb: 'payOther',
    arrange: refundPayment('failed', { tender: 'bankTransfer' }),
    inverse: 'POST /refundPayments/:id/otherTender',
  },
  'POST /refundPayments/:id/confirmation': {
    resource: 'refunds',
    verb: 'pay',
    arrange: async (owner, store, connection) =>
      refundPayment('pending', { reference: `bank-${next()}` })(owner, store, connection),
    inverse: 'money that has moved has moved; what follows from it was done with it',
  },
  'POST /refundPayments/:id/denial': {
    resource: 'refunds',
    verb: 'payFail',
    arrange: refundPayment('unknown', { reason: 'The bank says no' }),
    inverse: 'POST /refundPayments/:id/confirmation',
  },
};
