/** Refuses what people ask the shop for by hand: units that were refunded, and goods worth more than the role decides alone. */
import { eq } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { InstructionInput } from '#contract/orders/instructions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { message } from '#shared/fields';
import type { InstructionAsker } from '../../orders/instructions/hooks.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { loadUnitsLeft } from '../caseUnits/load.ts';
import { loadTerms } from '../policies/inForce.ts';
import { isWithin, roleLimit } from '../policies/rules.ts';
import { holdingRefunds } from '../refunds/record.ts';
import { loadGrantedAlone } from './load.ts';
import { takenBefore } from './rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(eq(orders.externalId, externalId)),
);

/**
 * 409: nobody gets goods whose money goes back. Every unit that the customer still has may be sent again, but none more often
 * than once, which holds for all that was ordered (`checkAsked`).
 */
export const refuseRefundedUnits = async (
  tx: Db,
  { now }: InstructionAsker,
  { kind, orderExternalId, lines }: InstructionInput,
): Promise<void> => {
  if (kind === 'restock' || orderExternalId === null) return;
  const taken = takenBefore(lines, await loadUnitsLeft(tx, orderExternalId, now));
  if (taken === null) return;
  const { sku, quantity } = taken;
  throw conflict(message('instructions.errors.refunded', { sku, smart_count: quantity }));
};

/**
 * 403 with the amount, the limit and who may: goods that are sent again count as refunds with goods do, per order, with
 * what was refunded of it and what was sent again before.
 */
export const refuseAboveLimit = async (
  tx: Db,
  { now, settings, role }: InstructionAsker,
  { kind, orderExternalId, lines }: InstructionInput,
): Promise<void> => {
  if (kind !== 'replace' || orderExternalId === null) return;
  const [order] = await orderByNumber(tx, { externalId: orderExternalId });
  if (!order) return;
  const { terms } = await loadTerms(tx, settings, now);
  const limit = roleLimit(terms, role, 'refundLimits');
  const made = await holdingRefunds(tx, { orderExternalId });
  const { goods: amount } = await loadGrantedAlone(tx, order, made, lines);
  if (isWithin(limit, amount)) return;
  const isForManagers = isWithin(terms.refundLimits.manager, amount);
  const roles = (isForManagers ? rolesThatCan('cases', 'decide') : ['owner']).join(', ');
  throw new HttpError(403, message('instructions.errors.aboveLimit', { amount, limit, roles }));
};
