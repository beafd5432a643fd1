/** Stores returns with their lines. */
import { inArray } from 'drizzle-orm';
import type { ReturnInput } from '#contract/orders/returns';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { returnLines, returns } from '#db/schema/orders/returns';
import { loadVariantsBySku } from '../../catalog/products/variants.ts';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { findOrCreateMembers } from '../../members/members/memberIds.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadReasonIds } from '../returnReasons/load.ts';
import { loadOrderLines } from './loadOrderLines.ts';
import { loadOwnRefunds } from './ownRefunds.ts';
import { type KnownReturn, loadReturnedOrders } from './known.ts';
import { goodsOf, isNewClaim, type ReturnContext, toReturnLines, toReturnRow } from './toRows.ts';

export const deleteLines = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q.delete(returnLines).where(inArray(returnLines.returnId, returnIds)),
);

/** A return to write with the stored one; no `known` for a new return. */
export interface Incoming {
  input: ReturnInput;
  hash: string;
  known: KnownReturn | undefined;
}
export interface Written {
  id: number;
  known: KnownReturn | undefined;
  externalId: string;
  amount: number;
  /** Whether it is new or asks for more than before. */
  isNewClaim: boolean;
}

/** The lines of the orders of which these returns name lines. */
export const loadNameableLines = (tx: Db, inputs: readonly ReturnInput[]) =>
  loadOrderLines(tx, [
    ...new Set(
      inputs.flatMap(({ orderExternalId, lines }) =>
        orderExternalId !== null && lines.some(({ id }) => id) ? orderExternalId : [],
      ),
    ),
  ]);

/** Creates members that are not known yet, so it is called for returns that are not refused. */
export const loadContext = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
  orderLines: ReturnContext['orderLines'],
): Promise<ReturnContext> => {
  const { orders, soldLine } = await loadReturnedOrders(
    tx,
    inputs.flatMap(({ orderExternalId }) => orderExternalId ?? []),
  );
  const memberIds = await findOrCreateMembers(
    tx,
    writer,
    inputs.map(({ memberExternalId }) => memberExternalId),
  );
  const owners = [...memberIds.values(), ...[...orders.values()].map(({ memberId }) => memberId)];
  const erasedIds = await loadErasedIds(
    tx,
    owners.flatMap((id) => id ?? []),
  );
  const findVariant = await loadVariantsBySku(tx, [
    ...inputs.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
    ...[...orderLines.values()].flatMap(({ byId }) => [...byId.values()].map(({ sku }) => sku)),
  ]);
  const reasonIds = await loadReasonIds(
    tx,
    inputs.map(({ reason }) => reason),
  );
  const refunds = await loadOwnRefunds(
    tx,
    [...orders.values()].map(({ id }) => id),
  );
  // In the order of their ids, so that the newest of each order stays.
  const newestRefunds = new Map(refunds.map(({ id, orderId }) => [orderId, id]));
  return {
    writer,
    orders,
    soldLine,
    orderLines,
    memberIds,
    erasedIds,
    newestRefunds,
    findVariant,
    reasonIds,
  };
};

const saveReturn = async (
  tx: Db,
  { input, hash, known }: Incoming,
  context: ReturnContext,
): Promise<Written> => {
  const row = toReturnRow(input, { hash, known }, context);
  const { externalId, amount } = row;
  const saved = {
    known,
    externalId,
    amount,
    isNewClaim: isNewClaim({ ...row, goods: goodsOf(input, context) }, known),
  };
  if (known) {
    await updateRow(tx, returns, known.id, { ...row, version: known.version + 1 });
    return { id: known.id, ...saved };
  }
  const values = { ...row, createdAt: context.writer.now };
  const [id] = await insertRows(tx, returns, [values], { returning: true });
  if (id === undefined) throw new Error('A return was written without an id');
  return { id, ...saved };
};

/** Saves the returns, then their lines in one statement. */
export const saveReturns = async (
  tx: Db,
  incoming: readonly Incoming[],
  context: ReturnContext,
) => {
  const written: Written[] = [];
  const lines: (typeof returnLines.$inferInsert)[] = [];
  for (const one of incoming) {
    const saved = await saveReturn(tx, one, context);
    written.push(saved);
    lines.push(...toReturnLines(saved.id, one.input, one.known, context));
  }
  await insertRows(tx, returnLines, lines);
  return written;
};
