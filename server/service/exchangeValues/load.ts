/** Loads the exchanges of an order whose difference was computed, with what they changed of the worth of its units. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { payments } from '#db/schema/orders/payments';
import { caseLines, cases } from '#db/schema/service/cases';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { refunds } from '#db/schema/service/refunds';
import { groupBy } from '#shared/groupBy';
import { caseAt } from '../cases/rules.ts';
import { HOLDING } from '../refunds/record.ts';
import { byLineId, type LineIds, toSettled } from './lines.ts';
import { changesOf, countedPaid, surplusOf } from './rules.ts';

const settledOf = prepared({ orderExternalId: cases.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select({
      caseId: cases.id,
      number: cases.number,
      settledAt: exchanges.settledAt,
      shippedAt: exchanges.shippedAt,
      difference: exchanges.difference,
      waivedAt: exchanges.waivedAt,
      settledApart: exchanges.settledApart,
      kind: cases.kind,
      state: cases.state,
      stageAt: cases.stageAt,
      dueAt: cases.dueAt,
      lapsesAt: cases.lapsesAt,
      closedAt: cases.closedAt,
      refunded: refunds.total,
      refundState: refunds.state,
      lineNumber: exchangeLines.lineNumber,
      orderedSku: caseLines.sku,
      sku: exchangeLines.sku,
      quantity: exchangeLines.quantity,
      share: exchangeLines.share,
      refundable: exchangeLines.refundable,
      price: exchangeLines.price,
      replacedUnits: exchangeLines.replacedUnits,
    })
    .from(cases)
    .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
    .innerJoin(exchangeLines, eq(exchangeLines.caseId, cases.id))
    .innerJoin(
      caseLines,
      and(
        eq(caseLines.caseId, exchangeLines.caseId),
        eq(caseLines.lineNumber, exchangeLines.lineNumber),
      ),
    )
    .leftJoin(refunds, eq(refunds.id, exchanges.refundId))
    .where(and(eq(cases.orderExternalId, orderExternalId), isNotNull(exchanges.settledAt)))
    .orderBy(asc(exchanges.settledAt), asc(cases.id), asc(exchangeLines.lineNumber)),
);
export const paymentsNaming = prepared(
  { numbers: many(payments.orderExternalId) },
  (q, { numbers }) =>
    q
      .select({
        id: payments.id,
        number: payments.orderExternalId,
        tender: payments.tender,
        amount: payments.amount,
        capturedAt: payments.capturedAt,
        externalId: payments.externalId,
        providerReference: payments.providerReference,
      })
      .from(payments)
      .where(inArray(payments.orderExternalId, numbers))
      .orderBy(asc(payments.capturedAt), asc(payments.id)),
);
export const exchangesOf = prepared(
  { orderExternalId: cases.orderExternalId },
  (q, { orderExternalId }) =>
    q
      .select({ caseId: cases.id, number: cases.number })
      .from(cases)
      .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
      .where(eq(cases.orderExternalId, orderExternalId)),
);

/** What customers paid for differences of exchanges of an order: payments that name a case of it. */
export const differencePayments = async (db: Db, orderExternalId: string) => {
  const numbers = (await exchangesOf(db, { orderExternalId })).map(({ number }) => number);
  return numbers.length === 0 ? [] : paymentsNaming(db, { numbers });
};

const refundsApart = prepared({ caseIds: many(caseRefunds.caseId) }, (q, { caseIds }) =>
  q
    .select({ caseId: caseRefunds.caseId, total: refunds.total })
    .from(caseRefunds)
    .innerJoin(refunds, eq(refunds.id, caseRefunds.refundId))
    .where(
      and(
        inArray(caseRefunds.caseId, caseIds),
        eq(refunds.kind, 'exchange'),
        inArray(refunds.state, [...HOLDING]),
      ),
    ),
);
/** By exchange: what of its payments went back by refunds of their own. */
export const loadRefundedApart = async (
  db: Db,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  const sums = new Map<number, number>();
  for (const { caseId, total } of await refundsApart(db, { caseIds }))
    sums.set(caseId, (sums.get(caseId) ?? 0) + total);
  return sums;
};

const isHeld = (state: string | null): boolean => HOLDING.some((one) => one === state);

export interface Exchanged {
  caseId: number;
  number: string;
  settledAt: number;
  /** From when on the customer has the replacement for good, and the exchange holds its units no more; null until then. */
  doneAt: number | null;
  lines: ReturnType<typeof surplusOf>;
  /** What was paid for it, by the line; below zero what was refunded. */
  changes: ReturnType<typeof changesOf>;
  /** What was ordered and what replaces it, by the line. */
  goods: readonly {
    lineNumber: number;
    orderedSku: string | null;
    sku: string;
    /** How many of the units that came back were replacements themselves; null where that is not known. */
    replacedUnits: number | null;
  }[];
}
/** Exchanges of an order whose difference was computed. */
export const loadExchanged = async (
  db: Db,
  orderExternalId: string,
  now: number,
): Promise<Exchanged[]> => {
  const rows = await settledOf(db, { orderExternalId });
  if (rows.length === 0) return [];
  const payments = await differencePayments(db, orderExternalId);
  const byCase = [...groupBy(rows, ({ caseId }) => caseId)];
  const refundedApart = await loadRefundedApart(
    db,
    byCase.map(([caseId]) => caseId),
  );
  return byCase.flatMap(([caseId, lines]) => {
    const [first] = lines;
    if (!first) return [];
    const own = payments.filter((one) => one.number === first.number);
    const apart = first.settledApart + (refundedApart.get(caseId) ?? 0);
    const paid = countedPaid(first, own, apart);
    const refunded = isHeld(first.refundState) ? (first.refunded ?? 0) : 0;
    const doneAt = first.shippedAt === null ? null : caseAt(first, now).closedAt;
    const goods = lines.map(({ lineNumber, orderedSku, sku, replacedUnits }) => ({
      lineNumber,
      orderedSku,
      sku,
      replacedUnits,
    }));
    const { number } = first;
    const known = { caseId, number, settledAt: first.settledAt ?? 0, doneAt, goods };
    const settled = lines.map(toSettled);
    const moved = { paid, refunded };
    return [{ ...known, lines: surplusOf(settled, moved), changes: changesOf(settled, moved) }];
  });
};

/**
 * By line: what an exchange itself changed of the worth of its units, which it refunds instead, and what of that was paid
 * for a replacement that never came; null where it is none.
 */
export const loadOwnSurplus = async (
  db: Db,
  orderExternalId: string,
  ids: LineIds,
  { caseId, now }: { caseId: number; now: number },
): Promise<{ surplus: Record<string, number>; neverReplaced: Record<string, number> } | null> => {
  const own = (await loadExchanged(db, orderExternalId, now)).find((one) => one.caseId === caseId);
  if (!own) return null;
  const surplus = own.lines.map(({ lineNumber: number, surplus: amount }) => ({ number, amount }));
  return { surplus: byLineId(ids, surplus), neverReplaced: byLineId(ids, own.changes) };
};
