/** The refunds that an exchange granted, and what each is for. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { ExchangeRefund } from '#contract/service/exchanges';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { refunds } from '#db/schema/service/refunds';
import { loadExchange } from './load.ts';

const idsOf = prepared({ caseId: caseRefunds.caseId }, (q, { caseId }) =>
  q.select({ id: caseRefunds.refundId }).from(caseRefunds).where(eq(caseRefunds.caseId, caseId)),
);
const byIds = prepared({ ids: many(refunds.id) }, (q, { ids }) =>
  q
    .select({ id: refunds.id, kind: refunds.kind, state: refunds.state, total: refunds.total })
    .from(refunds)
    .where(inArray(refunds.id, ids))
    .orderBy(asc(refunds.id)),
);

export const loadExchangeRefunds = async (db: Db, caseId: number): Promise<ExchangeRefund[]> => {
  const { refundId, partRefundId } = await loadExchange(db, caseId);
  const granted = (await idsOf(db, { caseId })).map(({ id }) => id);
  const ids = [...granted, refundId, partRefundId].filter((id) => id !== null);
  if (ids.length === 0) return [];
  const purposeOf = (id: number, kind: string): ExchangeRefund['purpose'] => {
    if (id === refundId) return 'difference';
    if (id === partRefundId) return 'part';
    return kind === 'exchange' ? 'extra' : 'goods';
  };
  return (await byIds(db, { ids })).map(({ kind, ...refund }) => ({
    ...refund,
    purpose: purposeOf(refund.id, kind),
  }));
};
