/** What a draft begins with: what was granted on the ticket, all of it until the shares say who bears how much. */
import { and, eq, inArray } from 'drizzle-orm';
import type { KnownCosts } from '#contract/service/accountability';
import { bringsGoods } from '#rules/service/refunds';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { refunds } from '#db/schema/service/refunds';
import { HOLDING } from '../refunds/record.ts';

/** Granted, whether or not the money has moved. */
const GRANTED = HOLDING.filter((state) => state !== 'submitted');

const ofTicket = prepared({ ticketId: refunds.ticketId }, (q, { ticketId }) =>
  q
    .select({
      kind: refunds.kind,
      total: refunds.total,
      returnFreight: refunds.returnFreight,
    })
    .from(refunds)
    .where(and(eq(refunds.ticketId, ticketId), inArray(refunds.state, GRANTED))),
);

export const loadKnownCosts = async (db: Db, ticketId: number): Promise<KnownCosts> => {
  const costs: KnownCosts = { refunds: 0, goodwill: 0, freight: 0 };
  for (const { kind, total, returnFreight } of await ofTicket(db, { ticketId })) {
    costs[bringsGoods(kind) ? 'refunds' : 'goodwill'] += total - returnFreight;
    costs.freight += returnFreight;
  }
  return costs;
};
