/** Loads what was exchanged of an order and what came back, by line and in the order in which it happened. */
import { and, asc, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { refundLines } from '#db/schema/service/refunds';
import { groupBy } from '#shared/groupBy';
import { isOwnReturn } from '../../orders/returns/ownReturnIds.ts';
import { holdingRefunds } from '../refunds/record.ts';
import { isOfUnits } from '../refunds/rules.ts';
import type { LineIds } from './lines.ts';
import { type Exchanged, loadExchanged } from './load.ts';
import type { LineEvent } from './lineEvents.ts';

const refundsOfCases = prepared({ caseIds: many(caseRefunds.caseId) }, (q, { caseIds }) =>
  q
    .select({ refundId: caseRefunds.refundId })
    .from(caseRefunds)
    .where(inArray(caseRefunds.caseId, caseIds)),
);
const unitsOfRefunds = prepared({ ids: many(refundLines.refundId) }, (q, { ids }) =>
  q
    .select({
      refundId: refundLines.refundId,
      lineId: refundLines.lineId,
      units: refundLines.quantity,
      replaced: refundLines.replacedUnits,
    })
    .from(refundLines)
    .where(
      and(
        inArray(refundLines.refundId, ids),
        eq(refundLines.kind, 'units'),
        isNotNull(refundLines.lineId),
      ),
    )
    .orderBy(asc(refundLines.refundId), asc(refundLines.position)),
);
const soldOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ number: orderLines.number, units: orderLines.quantity })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(eq(orders.externalId, externalId))
    .orderBy(asc(orderLines.position)),
);
const returnedOf = prepared({ orderExternalId: orders.externalId }, (q, { orderExternalId }) =>
  q
    .select({
      externalId: returns.externalId,
      returnedAt: returns.returnedAt,
      lineId: returnLines.lineId,
      sku: returnLines.sku,
      units: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(orders)
    .innerJoin(returns, eq(returns.orderId, orders.id))
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(
      and(
        eq(orders.externalId, orderExternalId),
        ne(returns.review, 'refused'),
        gt(returnLines.quantity, 0),
      ),
    )
    .orderBy(asc(returns.id), asc(returnLines.position)),
);

interface Happened {
  lineId: string;
  at: number;
  event: LineEvent;
}
/** Its units have come back when the difference is computed; their replacements are worth it once it is done. */
const toEvents = ({ settledAt, doneAt, lines, goods }: Exchanged, ids: LineIds): Happened[] =>
  lines.flatMap(({ lineNumber, units, surplus }): Happened[] => {
    const lineId = ids.get(lineNumber);
    const known = goods.find((one) => one.lineNumber === lineNumber);
    if (units === 0 || lineId === undefined || !known) return [];
    const { sku, replacedUnits: replaced } = known;
    const taken: Happened = { lineId, at: settledAt, event: { is: 'back', units, replaced } };
    return doneAt === null
      ? [taken]
      : [taken, { lineId, at: doneAt, event: { is: 'exchanged', units, surplus, sku } }];
  });

/** Before anything else happened to them. */
const loadSold = async (db: Db, externalId: string, ids: LineIds): Promise<Happened[]> =>
  (await soldOf(db, { externalId })).flatMap(({ number, units }): Happened[] => {
    const lineId = ids.get(number);
    return lineId === undefined ? [] : [{ lineId, at: 0, event: { is: 'sold', units } }];
  });

/** Units of refunds made here, without those of the exchanges themselves. */
const loadRefunded = async (
  db: Db,
  orderExternalId: string,
  exchanged: readonly Exchanged[],
): Promise<Happened[]> => {
  const caseIds = exchanged.map(({ caseId }) => caseId);
  const theirs = (await refundsOfCases(db, { caseIds })).map(({ refundId }) => refundId);
  const own = (await holdingRefunds(db, { orderExternalId })).filter(
    ({ id, kind }) => isOfUnits(kind) && !theirs.includes(id),
  );
  if (own.length === 0) return [];
  const parts = await unitsOfRefunds(db, { ids: own.map(({ id }) => id) });
  return parts.map(({ refundId, lineId, units, replaced }): Happened => {
    const at = own.find(({ id }) => id === refundId)?.createdAt ?? 0;
    return { lineId: lineId ?? '', at, event: { is: 'back', units, replaced } };
  });
};

/** Units of the store's own returns; what names no line is of the first one of its goods that was exchanged. */
const loadReturned = async (
  db: Db,
  orderExternalId: string,
  exchanged: readonly Exchanged[],
  ids: LineIds,
): Promise<Happened[]> => {
  const goods = exchanged.flatMap((one) => one.goods);
  const lineOf = (sku: string | null) =>
    ids.get(
      goods.find((one) => sku !== null && [one.orderedSku, one.sku].includes(sku))?.lineNumber ?? 0,
    );
  return (await returnedOf(db, { orderExternalId })).flatMap(
    ({ externalId, returnedAt: at, lineId: named, sku, units, amount }): Happened[] => {
      const lineId = named ?? lineOf(sku);
      return isOwnReturn(externalId) || lineId === undefined
        ? []
        : [{ lineId, at, event: { is: 'back', units, refunded: amount } }];
    },
  );
};

/**
 * By the id by which returns name the line; lines of which nothing was exchanged are left out. `ownId`: of a case whose
 * own exchange does not count, as its units are those that are asked for.
 */
export const loadLineEvents = async (
  db: Db,
  orderExternalId: string,
  ids: LineIds,
  { now, ownId = null }: { now: number; ownId?: number | null },
): Promise<ReadonlyMap<string, readonly LineEvent[]>> => {
  const exchanged = await loadExchanged(db, orderExternalId, now);
  if (exchanged.length === 0) return new Map();
  // What comes back at the same instant at which a replacement was the customer's comes back after it.
  const all = [
    ...(await loadSold(db, orderExternalId, ids)),
    ...exchanged.filter(({ caseId }) => caseId !== ownId).flatMap((one) => toEvents(one, ids)),
    ...(await loadRefunded(db, orderExternalId, exchanged)),
    ...(await loadReturned(db, orderExternalId, exchanged, ids)),
  ].sort((one, other) => one.at - other.at);
  const byLine = [...groupBy(all, ({ lineId }) => lineId)];
  return new Map(
    byLine
      .filter(([, own]) => own.some(({ event }) => event.is === 'exchanged'))
      .map(([lineId, own]) => [lineId, own.map(({ event }) => event)] as const),
  );
};
