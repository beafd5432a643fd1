/** After what a call was planned by a rule: an order that arrived, or a case that ended. */
import { eq } from 'drizzle-orm';
import type { CareCause } from '#contract/service/careCalls';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { careDecisions } from '#db/schema/service/careRules';
import { cases } from '#db/schema/service/cases';
import { findRow } from '../../platform/records/records.ts';

const decisionOf = prepared({ caseId: careDecisions.caseId }, (q, { caseId }) =>
  q
    .select({ event: careDecisions.event, sourceId: careDecisions.sourceId })
    .from(careDecisions)
    .where(eq(careDecisions.caseId, caseId)),
);

/** Null where a person planned it. */
export const loadCause = async (db: Db, caseId: number): Promise<CareCause | null> => {
  const [decision] = await decisionOf(db, { caseId });
  if (!decision) return null;
  const { event, sourceId: id } = decision;
  if (event === 'delivered') {
    const order = await findRow(db, orders, id);
    return order ? { resource: 'orders', id, name: order.externalId } : null;
  }
  const cause = await findRow(db, cases, id);
  return cause ? { resource: 'cases', id, name: cause.number } : null;
};
