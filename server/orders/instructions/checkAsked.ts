/** Refuses to ask the shop for what is in a parcel, was asked for already, or was not ordered. */
import { asc, eq } from 'drizzle-orm';
import type { InstructionInput, InstructionLine } from '#contract/orders/instructions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { orders } from '#db/schema/orders/orders';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { loadSentFrom } from '../orders/showParts.ts';
import { loadOrderShipments } from '../shipments/show.ts';
import { unitsUnderCases } from './hooks.ts';
import {
  excessOf,
  instructionState,
  missingLines,
  repeatableLines,
  shippingRefusal,
  unsoldReason,
  wasAsked,
} from './rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ id: orders.id, status: orders.status, paidAt: orders.paidAt })
    .from(orders)
    .where(eq(orders.externalId, externalId)),
);
const askedOf = prepared({ externalId: instructions.orderExternalId }, (q, { externalId }) =>
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
    .where(eq(instructions.orderExternalId, externalId))
    .orderBy(asc(instructions.id)),
);

const known = async (tx: Db, orderExternalId: string, now: number) =>
  (await askedOf(tx, { externalId: orderExternalId })).map((row) => ({
    ...row,
    state: instructionState(row, now),
  }));

/** Of an order that has arrived, what the shop can still be asked to put back into stock or to replace, by SKU. */
export const loadRepeatable = async (
  tx: Db,
  orderExternalId: string,
  kind: 'replace' | 'restock',
  now: number,
): Promise<InstructionLine[]> => {
  const [order] = await orderByNumber(tx, { externalId: orderExternalId });
  if (!order) return [];
  const lines = await loadSentFrom(tx, { id: order.id });
  return repeatableLines(kind, { lines, instructions: await known(tx, orderExternalId, now) });
};

/** What is left of these units without others. */
const linesWithout = (
  lines: readonly InstructionLine[],
  without: readonly InstructionLine[],
): InstructionLine[] =>
  lines.flatMap(({ sku, quantity }) => {
    const left =
      quantity - without.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
    return left > 0 ? [{ sku, quantity: left }] : [];
  });

const refuseExcess = (
  asked: readonly InstructionLine[],
  left: readonly InstructionLine[],
  errorOf: (sku: string) => 'notLeft' | 'notOrdered' | 'notMissing' | 'underExchange',
): void => {
  const excess = excessOf(asked, left);
  if (!excess) return;
  const error = `instructions.errors.${errorOf(excess.sku)}`;
  throw conflict(message(error, { sku: excess.sku, smart_count: excess.quantity }));
};

const loadUnderCases = async (tx: Db, orderExternalId: string, now: number) => {
  const lines: InstructionLine[] = [];
  for (const part of unitsUnderCases.parts) lines.push(...(await part(tx, orderExternalId, now)));
  return lines;
};

/**
 * To ship: 409 unless the order is paid and the units are missing. To replace or put back into stock: 409 for more than was
 * ordered and is not asked for already, and to replace also for units that are exchanged and unless the order is paid. An
 * order that has not arrived yet says only nothing of what is put back into stock.
 */
export const checkAsked = async (
  tx: Db,
  { kind, orderExternalId, lines: asked }: InstructionInput,
  now: number,
): Promise<void> => {
  if (orderExternalId === null) return;
  const [order] = await orderByNumber(tx, { externalId: orderExternalId });
  if (!order) {
    if (kind !== 'restock') throw conflict('instructions.errors.unknownOrder');
    return;
  }
  const refusal = kind === 'replace' ? unsoldReason(order) : null;
  if (refusal) throw conflict(`instructions.errors.${refusal}`);
  const lines = await loadSentFrom(tx, { id: order.id });
  const given = await known(tx, orderExternalId, now);
  if (kind !== 'ship') {
    const all = repeatableLines(kind, { lines, instructions: given });
    const under = kind === 'replace' ? await loadUnderCases(tx, orderExternalId, now) : [];
    return refuseExcess(asked, linesWithout(all, under), (sku) => {
      if (under.some((line) => line.sku === sku)) return 'underExchange';
      return wasAsked(given, { kind, sku }) ? 'notLeft' : 'notOrdered';
    });
  }
  const shipments = await loadOrderShipments(tx, orderExternalId, lines);
  const unshippable = shippingRefusal({ ...order, shipments });
  if (unshippable) throw conflict(`instructions.errors.${unshippable}`);
  const missing = missingLines({ lines, shipments, instructions: given });
  refuseExcess(asked, missing, () => 'notMissing');
};
