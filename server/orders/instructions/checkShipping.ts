/** Refuses to ask the shop to ship what is in a parcel or was asked for already. */
import { and, asc, eq } from 'drizzle-orm';
import type { InstructionInput } from '#contract/orders/instructions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { orders } from '#db/schema/orders/orders';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { loadSentFrom } from '../orders/showParts.ts';
import { loadOrderShipments } from '../shipments/show.ts';
import { excessOf, instructionState, missingLines, shippingRefusal } from './rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ id: orders.id, status: orders.status, paidAt: orders.paidAt })
    .from(orders)
    .where(eq(orders.externalId, externalId)),
);
const askedToShip = prepared({ externalId: instructions.orderExternalId }, (q, { externalId }) =>
  q
    .select({
      kind: instructions.kind,
      lines: instructions.lines,
      createdAt: instructions.createdAt,
      dueAt: instructions.dueAt,
      outcome: instructions.outcome,
      acknowledgedAt: instructions.acknowledgedAt,
      refusal: instructions.refusal,
      withdrawnAt: instructions.withdrawnAt,
    })
    .from(instructions)
    .where(and(eq(instructions.orderExternalId, externalId), eq(instructions.kind, 'ship')))
    .orderBy(asc(instructions.id)),
);

/** 409 unless the order is paid and the units are missing; other kinds of instructions are not limited. */
export const checkShipping = async (
  tx: Db,
  { kind, orderExternalId, lines: asked }: InstructionInput,
  now: number,
): Promise<void> => {
  if (kind !== 'ship' || orderExternalId === null) return;
  const [order] = await orderByNumber(tx, { externalId: orderExternalId });
  if (!order) throw conflict('instructions.errors.unknownOrder');
  const refusal = shippingRefusal(order);
  if (refusal) throw conflict(`instructions.errors.${refusal}`);
  const lines = await loadSentFrom(tx, { id: order.id });
  const shipments = await loadOrderShipments(tx, orderExternalId, lines);
  const given = await askedToShip(tx, { externalId: orderExternalId });
  const missing = missingLines({
    lines,
    shipments,
    instructions: given.map((row) => ({ ...row, state: instructionState(row, now) })),
  });
  const excess = excessOf(asked, missing);
  if (excess)
    throw conflict(
      message('instructions.errors.notMissing', { sku: excess.sku, smart_count: excess.quantity }),
    );
};
