/** Examples of the writes of orders, returns, instructions and late rewards. */
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { earnApprovals } from '#db/schema/orders/earning';
import { query } from '#db/statements';
import { type Call, NOW } from '../../../support/openApi.ts';
import { create, createRunning, DAY, next, type Prepared, type Write } from './examples.ts';

const instruction = () => ({ kind: 'restock', lines: [{ sku: 'S', quantity: 1 }] });

/** An order that claims a promotion which it never redeemed. */
const orderWithClaim = async (owner: Call, store: Call): Promise<Prepared> => {
  const promotionId = await createRunning(owner);
  const { body } = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId: `order-${next()}`,
    channel: 'web',
    currency: 'CNY',
    lines: [{ quantity: 1, unitPrice: 100, paid: 90, discounts: [{ promotionId, amount: 10 }] }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  return { id: body.id, body: { promotionId, verdict: 'kept', version: 1 } };
};

/** A return of more than its order had. */
const returnBeyondOrder = async (_owner: Call, store: Call): Promise<Prepared> => {
  const orderExternalId = `order-${next()}`;
  await store('POST', '/api/store/orders', {
    externalId: orderExternalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'S', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const { body } = await store<{ id: number }>('POST', '/api/store/returns', {
    externalId: `return-${next()}`,
    orderExternalId,
    returnedAt: NOW,
    lines: [{ sku: 'S', quantity: 2, amount: 100 }],
  });
  return { id: body.id, body: { version: 1 } };
};

/** An order that arrived too late to earn by itself. */
const lateOrder = async (_owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
  const externalId = `order-${next()}`;
  const { body } = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    memberExternalId: 'late',
    currency: 'CNY',
    lines: [{ sku: 'S', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [{ status: 'placed', at: NOW - 90 * DAY }],
  });
  const [member] = await query<{ id: number }>(
    connection.db,
    `select id from members where external_id = 'late'`,
  );
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      earnApprovals,
      [
        {
          orderId: body.id,
          eventId: null,
          trigger: 'order' as const,
          sourceId: externalId,
          memberId: member?.id ?? 0,
          occurredAt: NOW - 90 * DAY,
          recordedAt: NOW,
          state: 'waiting' as const,
        },
      ],
      { returning: true },
    ),
  );
  return { id, body: { version: 1 } };
};

export const ORDERS_WRITES: Record<string, Write> = {
  'POST /earnApprovals/:id/approval': {
    resource: 'earnApprovals',
    verb: 'approve',
    arrange: lateOrder,
    changes: ['state', 'decidedBy', 'decidedAt', 'reason'],
    inverse:
      'points that were given are taken back by an adjustment, so that the ledger tells both',
  },
  'POST /earnApprovals/:id/rejection': {
    resource: 'earnApprovals',
    verb: 'reject',
    arrange: lateOrder,
    changes: ['state', 'decidedBy', 'decidedAt', 'reason'],
    inverse: 'points that a person wants to give nevertheless are an adjustment',
  },
  'POST /earnApprovals/decisions': {
    resource: 'earnApprovals',
    verb: 'approve',
    arrange: async (owner, store, connection) => {
      const { id } = await lateOrder(owner, store, connection);
      return { id, body: { ids: [id], decision: 'approved', reason: null } };
    },
    changes: ['state', 'decidedBy', 'decidedAt', 'reason'],
    inverse:
      'points that were given are taken back by an adjustment, so that the ledger tells both',
  },
  'POST /returns/:id/acceptance': {
    resource: 'returns',
    verb: 'approve',
    arrange: returnBeyondOrder,
    // What it changes besides the review follows from it: the return counts.
    changes: ['review', 'countedOn', 'order'],
    inverse: 'POST /returns/:id/refusal',
  },
  'POST /returns/:id/refusal': {
    resource: 'returns',
    verb: 'reject',
    arrange: returnBeyondOrder,
    changes: ['review'],
    inverse: 'POST /returns/:id/acceptance',
  },
  'POST /instructions': {
    resource: 'instructions',
    verb: 'create',
    arrange: async () => ({ id: 0, body: instruction() }),
    inverse: 'POST /instructions/:id/withdrawal',
  },
  'POST /instructions/:id/withdrawal': {
    resource: 'instructions',
    verb: 'withdraw',
    arrange: async (owner) => {
      const { id, version } = await create(owner, 'instructions', instruction());
      return { id, body: { version } };
    },
    changes: ['withdrawnAt', 'state'],
    inverse: 'the shop may have stopped already: it is asked again by another instruction',
  },
  'POST /orders/:id/discountDecision': {
    resource: 'orders',
    verb: 'approve',
    arrange: orderWithClaim,
    changes: ['undecidedDiscountCount'],
    inverse: 'POST /orders/:id/discountDecision',
  },
};
