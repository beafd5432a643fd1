/** Return messages of the store meet the open cases that they are of, once: whatever is sent again or changed. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { caseMetUnits } from '#db/schema/service/caseUnits';
import { cases } from '#db/schema/service/cases';
import { groupBy } from '#shared/groupBy';
import { isUnpaid } from '../../orders/returns/meeting.ts';
import { isOwnReturn } from '../../orders/returns/ownReturnIds.ts';
import { loadClaims, loadMetUnits } from './load.ts';
import { MET_KINDS, type MetUnits, meetCases, type StoreReturn, unitsOf } from './rules.ts';

const ordersWithCases = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .selectDistinct({ id: orders.id, externalId: orders.externalId })
    .from(orders)
    .innerJoin(cases, eq(cases.orderExternalId, orders.externalId))
    .where(
      and(
        inArray(orders.id, orderIds),
        inArray(cases.kind, [...MET_KINDS]),
        isNull(cases.closedAt),
      ),
    ),
);
const returnedOf = prepared({ orderId: returns.orderId }, (q, { orderId }) =>
  q
    .select({
      id: returns.id,
      externalId: returns.externalId,
      returnedAt: returns.returnedAt,
      position: returnLines.orderPosition,
      lineId: returnLines.lineId,
      sku: returnLines.sku,
      units: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(returns)
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(eq(returns.orderId, orderId), ne(returns.review, 'refused')))
    .orderBy(asc(returns.id), asc(returnLines.position)),
);
const linesOf = prepared({ orderId: orderLines.orderId }, (q, { orderId }) =>
  q
    .select({
      position: orderLines.position,
      number: orderLines.number,
      sku: orderLines.sku,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position)),
);
const metByReturns = prepared({ returnIds: many(caseMetUnits.returnId) }, (q, { returnIds }) =>
  q
    .select({
      caseId: caseMetUnits.caseId,
      returnId: caseMetUnits.returnId,
      lineNumber: caseMetUnits.lineNumber,
      units: caseMetUnits.units,
    })
    .from(caseMetUnits)
    .where(inArray(caseMetUnits.returnId, returnIds)),
);
const forget = prepared({ caseIds: many(caseMetUnits.caseId) }, (q, { caseIds }) =>
  q.delete(caseMetUnits).where(inArray(caseMetUnits.caseId, caseIds)),
);

/** What the store returned of an order by messages of its own, with the lines that each may be of. */
const loadStoreReturns = async (tx: Db, orderId: number): Promise<StoreReturn[]> => {
  const lines = await linesOf(tx, { orderId });
  const wasPaid = (position: number | null) =>
    lines.some((line) => line.position === position && line.paid > 0);
  // Goods that came in without their money are still to be refunded by the case.
  const rows = (await returnedOf(tx, { orderId })).filter(
    ({ externalId, units, position, ...goods }) =>
      !isOwnReturn(externalId) && units > 0 && !(isUnpaid(goods) && wasPaid(position)),
  );
  return [...groupBy(rows, ({ id }) => id)].map(([id, parts]) => ({
    id,
    returnedAt: parts[0]?.returnedAt ?? 0,
    lines: parts.map(({ position, sku, units }) => ({
      lineNumbers: lines.flatMap((line) =>
        (position === null ? sku !== null && line.sku === sku : line.position === position)
          ? [line.number]
          : [],
      ),
      units,
    })),
  }));
};

const isSame = (one: readonly MetUnits[], other: readonly MetUnits[]): boolean =>
  one.length === other.length &&
  one.every(({ caseId, returnId, lineNumber, units }) =>
    other.some(
      (same) =>
        same.caseId === caseId &&
        same.returnId === returnId &&
        same.lineNumber === lineNumber &&
        same.units === units,
    ),
  );

/** A case of which nothing is left, since the last of its units came back. */
export interface FinishedCase {
  caseId: number;
  at: number;
}
/** Writes down what of the store's returns is of open cases; returns the cases of which nothing is left. */
export const meetReturns = async (
  tx: Db,
  now: number,
  orderIds: readonly number[],
): Promise<FinishedCase[]> => {
  const finished: FinishedCase[] = [];
  for (const { id, externalId } of await ordersWithCases(tx, { orderIds })) {
    const claims = (await loadClaims(tx, externalId, now)).filter(({ kind }) =>
      MET_KINDS.some((one) => one === kind),
    );
    const caseIds = claims.map(({ caseId }) => caseId);
    if (caseIds.length === 0) continue;
    const sent = await loadStoreReturns(tx, id);
    const known =
      sent.length === 0 ? [] : await metByReturns(tx, { returnIds: sent.map((one) => one.id) });
    const before = await loadMetUnits(tx, caseIds);
    const ended = known.filter(({ caseId }) => !caseIds.includes(caseId));
    const open = claims.filter(({ isMet }) => isMet);
    const met = meetCases(open, sent, ended);
    if (!isSame(before, met)) {
      await forget(tx, { caseIds });
      await insertRows(tx, caseMetUnits, met);
    }
    for (const { caseId, lines } of open) {
      const own = met.filter((one) => one.caseId === caseId);
      const isDone = lines.every(({ lineNumber, units }) => unitsOf(own, lineNumber) >= units);
      const returnedAt = sent
        .filter(({ id: returnId }) => own.some((one) => one.returnId === returnId))
        .map((one) => one.returnedAt);
      if (own.length > 0 && isDone) finished.push({ caseId, at: Math.max(...returnedAt) });
    }
  }
  return finished;
};
