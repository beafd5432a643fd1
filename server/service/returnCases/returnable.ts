/** What a return of each line of an order would meet today: units that are free, and what the policy says. */
import type { ReturnableLine } from '#contract/service/returnCases';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { findRow, getRow } from '../../platform/records/records.ts';
import { answerPrices } from '../../pricing/prices/answer.ts';
import { loadUnitsLeft } from '../caseUnits/load.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { loadPolicy } from '../policies/load.ts';
import { verdictsOf } from '../policies/rules.ts';

const MOST_ITEMS = 500;

/** By SKU, what one unit costs this customer now. */
const loadPricesNow = async (
  db: Db,
  skus: readonly string[],
  { memberId, channel }: { memberId: number | null; channel: string | null },
  now: number,
): Promise<ReadonlyMap<string, number>> => {
  const member = memberId === null ? null : await findRow(db, members, memberId);
  const asked = {
    items: skus.slice(0, MOST_ITEMS).map((sku) => ({ sku, quantity: 1 })),
    member: member?.externalId ?? null,
    channel,
    explain: false,
  };
  if (asked.items.length === 0) return new Map();
  const { items } = await answerPrices(db, asked, now);
  return new Map(
    items.flatMap((item, index): [string, number][] => {
      const sku = asked.items[index]?.sku;
      return sku !== undefined && 'amount' in item && item.amount ? [[sku, item.amount]] : [];
    }),
  );
};

export const loadReturnable = async (
  db: Db,
  orderId: number,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<ReturnableLine[]> => {
  const order = await getRow(db, orders, orderId);
  const { externalId } = order;
  const policy = await loadPolicy(db, now);
  const facts = await loadOrderFacts(db, externalId);
  const lines = await loadUnitsLeft(db, externalId, now);
  const skus = [...new Set(lines.flatMap(({ sku }) => sku ?? []))];
  const prices = await loadPricesNow(db, skus, order, now);
  return lines.map(({ lineNumber, sku, name, ordered, left }) => {
    const line = facts?.lines.find(({ number }) => number === lineNumber);
    const verdicts = policy && line ? verdictsOf(policy.terms, line, timeZone, now) : [];
    return {
      lineNumber,
      sku,
      name,
      ordered,
      paidEach: line && line.quantity > 0 ? Math.floor(line.paid / line.quantity) : null,
      priceNow: (sku !== null && prices.get(sku)) || null,
      left,
      verdicts,
    };
  });
};
