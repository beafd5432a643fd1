/** Which returns are refused because of what they name. */
import { inArray } from 'drizzle-orm';
import type { ReturnInput } from '#contract/orders/returns';
import type { FieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { loadOwnRefunds } from './ownRefunds.ts';
import { isOwnReturn } from './ownReturnIds.ts';
import { linesWithoutOrder } from './toRows.ts';

const orderIds = prepared({ externalIds: many(orders.externalId) }, (q, { externalIds }) =>
  q
    .select({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .where(inArray(orders.externalId, externalIds)),
);

/** The refunds that these returns name, as far as they are of the orders that they name. */
const namedRefunds = async (tx: Db, inputs: readonly ReturnInput[]): Promise<Set<string>> => {
  const externalIds = inputs.flatMap(({ refund, orderExternalId }) =>
    refund ? (orderExternalId ?? []) : [],
  );
  if (externalIds.length === 0) return new Set();
  const rows = await orderIds(tx, { externalIds });
  const nameOf = new Map(rows.map(({ id, externalId }) => [id, externalId]));
  const refunds = await loadOwnRefunds(tx, [...nameOf.keys()]);
  return new Set(refunds.map(({ id, orderId }) => `${nameOf.get(orderId)} ${id}`));
};

/** By the store's id. `isOwn`: the return tells the figures of a refund made here, whose numbers the store cannot use. */
export const refusalsOf = async (
  tx: Db,
  inputs: readonly ReturnInput[],
  isOwn: boolean,
): Promise<Map<string, FieldErrors>> => {
  const named = await namedRefunds(tx, inputs);
  const refused = new Map<string, FieldErrors>();
  for (const input of inputs) {
    const { externalId, orderExternalId, refund } = input;
    const errors: FieldErrors = { ...linesWithoutOrder(input) };
    if (!isOwn && isOwnReturn(externalId)) errors.externalId = 'returns.errors.ownNumber';
    if (refund && !named.has(`${orderExternalId} ${refund}`))
      errors.refund = 'returns.errors.unknownRefund';
    if (Object.keys(errors).length > 0) refused.set(externalId, errors);
  }
  return refused;
};
