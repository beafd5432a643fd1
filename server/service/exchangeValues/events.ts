/** Loads what was exchanged of an order and what came back, by line and in the order in which it happened. */
import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { groupBy } from '#shared/groupBy';
import { isOwnReturn } from '../../orders/returns/ownReturnIds.ts';
import { holdingRefunds, linesOfRefunds } from '../refunds/record.ts';
import { isOfUnits } from '../refunds/rules.ts';
import type { LineIds } from './lines.ts';
import { type Exchanged, loadExchanged } from './load.ts';
import type { LineEvent } from './rules.ts';

const refundsOfCases = prepared({ caseIds: many(caseRefunds.caseId) }, (q, { caseIds }) =>
  q
    .select({ refundId: caseRefunds.refundId })
    .from(caseRefunds)
    .where(inArray(caseRefunds.caseId, caseIds)),
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
const toEvents = ({ settledAt, doneAt, lines }: Exchanged, ids: LineIds): Happened[] =>
  lines.flatMap(({ lineNumber, units, surplus }): Happened[] => {
    const lineId = ids.get(lineNumber);
    if (units === 0 || lineId === undefined) return [];
    const taken: Happened = { lineId, at: settledAt, event: { is: 'back', units } };
    return doneAt === null
      ? [taken]
      : [taken, { lineId, at: doneAt, event: { is: 'exchanged', units, surplus } }];
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
  const parts = await linesOfRefunds(db, { ids: own.map(({ id }) => id) });
  return parts.flatMap(({ refundId, kind, lineId, quantity: units }): Happened[] => {
    const at = own.find(({ id }) => id === refundId)?.createdAt ?? 0;
    return kind === 'units' && lineId !== null
      ? [{ lineId, at, event: { is: 'back', units } }]
      : [];
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
    ids.get(goods.find(({ skus }) => sku !== null && skus.includes(sku))?.lineNumber ?? 0);
  return (await returnedOf(db, { orderExternalId })).flatMap(
    ({ externalId, returnedAt: at, lineId: named, sku, units, amount }): Happened[] => {
      const lineId = named ?? lineOf(sku);
      return isOwnReturn(externalId) || lineId === undefined
        ? []
        : [{ lineId, at, event: { is: 'back', units, refunded: amount } }];
    },
  );
};

/** By the id by which returns name the line; lines of which nothing was exchanged are left out. */
export const loadLineEvents = async (
  db: Db,
  orderExternalId: string,
  ids: LineIds,
  now: number,
): Promise<ReadonlyMap<string, readonly LineEvent[]>> => {
  const exchanged = await loadExchanged(db, orderExternalId, now);
  if (exchanged.length === 0) return new Map();
  // What comes back at the same instant at which a replacement was the customer's comes back after it.
  const all = [
    ...exchanged.flatMap((one) => toEvents(one, ids)),
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
