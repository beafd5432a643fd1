/** What refunds have given of a promise. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { refunds } from '#db/schema/service/refunds';
import { HOLDING } from '../refunds/record.ts';

interface Payments {
  /** What refunds for it hold, and what of that has moved. */
  given: number;
  paid: number;
  /** The newest, and when its money had moved. */
  refundId: number | null;
  paidAt: number | null;
}
export const NO_PAYMENTS: Payments = { given: 0, paid: 0, refundId: null, paidAt: null };

const ofRemedy = prepared({ remedyId: refunds.remedyId }, (q, { remedyId }) =>
  q
    .select({
      id: refunds.id,
      state: refunds.state,
      total: refunds.total,
      succeededAt: refunds.succeededAt,
    })
    .from(refunds)
    .where(and(eq(refunds.remedyId, remedyId), inArray(refunds.state, [...HOLDING])))
    .orderBy(asc(refunds.id)),
);

export const loadPayments = async (db: Db, remedyId: number): Promise<Payments> => {
  const held = await ofRemedy(db, { remedyId });
  return {
    given: held.reduce((sum, { total }) => sum + total, 0),
    paid: held.reduce((sum, { state, total }) => (state === 'succeeded' ? sum + total : sum), 0),
    refundId: held.at(-1)?.id ?? null,
    paidAt: held.at(-1)?.succeededAt ?? null,
  };
};
