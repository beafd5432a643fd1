/** What a return of each line of an order would meet today: units that are free, and what the policy says. */
import type { ReturnableLine } from '#contract/service/returnCases';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { getRow } from '../../platform/records/records.ts';
import { loadUnitsLeft } from '../caseUnits/load.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { loadPolicy } from '../policies/load.ts';
import { verdictsOf } from '../policies/rules.ts';

export const loadReturnable = async (
  db: Db,
  orderId: number,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<ReturnableLine[]> => {
  const { externalId } = await getRow(db, orders, orderId);
  const policy = await loadPolicy(db, now);
  const facts = await loadOrderFacts(db, externalId);
  return (await loadUnitsLeft(db, externalId, now)).map(
    ({ lineNumber, sku, name, ordered, left }) => {
      const line = facts?.lines.find(({ number }) => number === lineNumber);
      const verdicts = policy && line ? verdictsOf(policy.terms, line, timeZone, now) : [];
      return {
        lineNumber,
        sku,
        name,
        ordered,
        left,
        verdicts,
      };
    },
  );
};
