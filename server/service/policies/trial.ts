/** Whether the lines of an order may come back by a version of the policy. */
import type { PolicyTrial, PolicyTrialResult } from '#contract/service/policies';
import type { Db } from '#db';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { verdictText } from '#rules/service/policyTexts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadOrderFacts } from './lineFacts.ts';
import { policyAt, verdictsOf } from './rules.ts';

export const tryPolicy = async (
  db: Db,
  id: number,
  { orderExternalId, at }: PolicyTrial,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<PolicyTrialResult> => {
  const { number, terms } = await getRow(db, afterSalesPolicies, id);
  const order = await loadOrderFacts(db, orderExternalId);
  if (!order) throw invalid({ orderExternalId: 'policies.errors.noOrder' });
  const instant = at ?? now;
  return {
    number,
    at: instant,
    channel: order.channel,
    lines: order.lines.map((line) => ({
      name: line.name,
      sku: line.sku,
      quantity: line.quantity,
      freeUnits: line.freeUnits,
      deliveredAt: line.deliveredAt,
      policy: policyAt(terms, line.categoryPath, line.channel),
      verdicts: verdictsOf(terms, line, timeZone, instant).map((verdict) => ({
        ...verdict,
        texts: { en: verdictText(verdict, 'en'), zh: verdictText(verdict, 'zh') },
      })),
    })),
  };
};
