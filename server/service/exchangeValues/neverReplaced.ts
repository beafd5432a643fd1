/** What refunds give back besides that was paid for a replacement which never came: the order had earned nothing for it. */
import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { groupBy } from '#shared/groupBy';
import { loadLineIds } from '../refunds/lineIds.ts';
import { byLineId, toSettled } from './lines.ts';
import { changesOf } from './rules.ts';

const refundedOf = prepared({ refundIds: many(caseRefunds.refundId) }, (q, { refundIds }) =>
  q
    .select({
      refundId: caseRefunds.refundId,
      orderExternalId: cases.orderExternalId,
      paidBack: exchanges.paidBack,
      lineNumber: exchangeLines.lineNumber,
      quantity: exchangeLines.quantity,
      share: exchangeLines.share,
      refundable: exchangeLines.refundable,
      price: exchangeLines.price,
    })
    .from(caseRefunds)
    .innerJoin(cases, eq(cases.id, caseRefunds.caseId))
    .innerJoin(exchanges, eq(exchanges.caseId, cases.id))
    .innerJoin(exchangeLines, eq(exchangeLines.caseId, cases.id))
    .where(
      and(
        inArray(caseRefunds.refundId, refundIds),
        gt(exchanges.paidBack, 0),
        isNull(exchanges.shippedAt),
        isNotNull(exchangeLines.quantity),
      ),
    )
    .orderBy(asc(caseRefunds.refundId), asc(exchangeLines.lineNumber)),
);

/** By refund, and by the id by which the value of a return names the line. */
export const loadNeverReplaced = async (
  db: Db,
  refundIds: readonly number[],
): Promise<ReadonlyMap<number, Readonly<Record<string, number>>>> => {
  const found = new Map<number, Readonly<Record<string, number>>>();
  if (refundIds.length === 0) return found;
  const rows = await refundedOf(db, { refundIds });
  for (const [refundId, lines] of groupBy(rows, (row) => row.refundId)) {
    const [{ orderExternalId, paidBack } = { orderExternalId: null, paidBack: 0 }] = lines;
    const ids = await loadLineIds(db, orderExternalId ?? '');
    const moved = { paid: paidBack ?? 0, refunded: 0 };
    found.set(refundId, byLineId(ids, changesOf(lines.map(toSettled), moved)));
  }
  return found;
};
