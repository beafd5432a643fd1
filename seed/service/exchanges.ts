/**
 * Exchanges of the demo store: asked for, waiting for the difference, reserved, on the way, one that became a refund, one
 * whose difference was paid after that, and one whose goods failed their inspection.
 */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { PaymentInput } from '#contract/orders/payments';
import type { Disposition } from '#contract/orders/returnReasons';
import type { CaseAction } from '#contract/service/caseActions';
import type { Connection, Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { query } from '#db/statements';
import { upsertPayments } from '#server/orders/payments/actions';
import { getRow } from '#server/platform/records/records';
import { takeCaseStep } from '#server/service/cases/actions';
import type { CaseActing } from '#server/service/cases/caseKinds';
import { createCase } from '#server/service/cases/create';
import { loadExchange } from '#server/service/exchanges/load';
import { recordOutcome } from '#server/service/refundSteps/outcome';
import { SETTINGS } from '../plan.ts';
import { grantedPaymentsOfCase } from './grantedRefunds.ts';
import { writerAt } from '../systemWriter.ts';
import { agentAt } from './cases.ts';

const HOUR = 3_600_000;

const managerAt = (now: number): CaseActing => ({
  ...agentAt(now),
  actor: { kind: 'staff', id: 'manager', name: 'Manager' },
  party: 'manager',
});

interface Sold {
  ticketId: number;
  orderExternalId: string;
  lineNumber: number;
}
/** More than all stories need. */
const IN_STOCK = (sku: string) =>
  `coalesce((select sum(i.quantity) from stock_levels i where i.sku = ${sku}), 9) >= 9`;

/** Open tickets, each with the newest delivered order of its customer that no case is about yet. */
const loadSold = async (db: Db): Promise<Sold[]> =>
  (
    await query<{ ticket_id: number; external_id: string; number: number }>(
      db,
      `select f.ticket_id, o.external_id, l.number from (
         select t.id as ticket_id, max(o.id) as order_id from tickets t
         join members m on m.id = t.member_id and m.erased_at is null
         join orders o on o.member_id = t.member_id and o.status = 'delivered'
         where t.state in ('open', 'new', 'onHold')
           and not exists (select 1 from cases c where c.order_external_id = o.external_id)
           and not exists (select 1 from refunds r where r.order_id = o.id)
           and not exists (select 1 from returns x where x.order_id = o.id)
           and not exists (select 1 from shipments s where s.order_external_id = o.external_id
             and s.status in ('lost', 'returned'))
           and exists (select 1 from order_lines k where k.order_id = o.id and k.position = 0
             and k.sku is not null and k.paid > 0 and ${IN_STOCK('k.sku')})
         group by t.id) f
       join orders o on o.id = f.order_id
       join order_lines l on l.order_id = o.id and l.position = 0
       order by f.ticket_id`,
    )
  ).map((row) => ({
    ticketId: Number(row.ticket_id),
    orderExternalId: row.external_id,
    lineNumber: Number(row.number),
  }));

/** Goods at the edges of the price list, so that there is a difference in each direction. */
const variantAt = async (db: Db, order: 'asc' | 'desc', now: number): Promise<number | null> => {
  const [row] = await query<{ id: number }>(
    db,
    `select v.id from variants v join products p on p.id = v.product_id and p.status = 'active'
     join prices x on x.variant_id = v.id and x.list_id = ? and x.min_quantity = 1
       and x.starts_at <= ? and x.ends_at > ?
     where v.sku is not null and x.amount > 0 and ${IN_STOCK('v.sku')}
     order by x.amount ${order}, v.id limit 1`,
    [BASE_LIST_ID, now, now],
  );
  return row ? Number(row.id) : null;
};

interface Story {
  by: 'asc' | 'desc' | null;
  /** What is done after the goods were found to be as new. */
  steps: readonly (readonly [CaseAction, Record<string, unknown>])[];
  isInspected: boolean;
  /** What is found of the unit; left out, it is as new. */
  found?: Disposition;
  /** The customer paid after the money had gone back. */
  isPaidLate?: boolean;
}
const PARCEL = { carrier: 'SF Express', trackingNumber: 'SF1009008007' };
const STORIES: readonly Story[] = [
  { by: null, isInspected: false, steps: [] },
  { by: 'desc', isInspected: true, steps: [['settle', {}]] },
  {
    by: 'asc',
    isInspected: true,
    steps: [
      ['settle', {}],
      ['shipReplacement', PARCEL],
    ],
  },
  { by: null, isInspected: true, steps: [['settle', {}]] },
  {
    by: 'desc',
    isInspected: true,
    steps: [
      ['settle', {}],
      ['decline', {}],
    ],
  },
  {
    by: 'desc',
    isInspected: true,
    isPaidLate: true,
    steps: [
      ['settle', {}],
      ['decline', {}],
      ['refund', {}],
    ],
  },
  {
    by: null,
    isInspected: true,
    found: 'scrap',
    steps: [
      ['failInspection', {}],
      ['offerPart', { amount: 500, why: 'Worn 有使用痕迹' }],
    ],
  },
];
/** Said with the step. */
const REASONS: Partial<Record<CaseAction, string>> = {
  decline: 'Too dear 太贵',
  failInspection: 'Worn by the customer 商品已被使用',
};

/** The refund has been paid, and the difference comes in after it all the same. */
const payLate = async (tx: Db, id: number, now: number): Promise<void> => {
  for (const { payment } of await grantedPaymentsOfCase(tx, id, now)) {
    const news = { is: 'succeeded' as const, reference: `demo-${payment.key}`, at: now };
    await recordOutcome(tx, writerAt(now), payment, news);
  }
  const { number } = await getRow(tx, cases, id);
  const { difference } = await loadExchange(tx, id);
  const late = {
    externalId: `demo-${number}`,
    orderExternalId: number,
    tender: 'alipay' as const,
    amount: Math.max(0, difference ?? 0),
    currency: SETTINGS.currency,
    capturedAt: now,
    providerReference: null,
  };
  await upsertPayments(tx, writerAt(now), [PaymentInput.parse(late)]);
};

const tell = async (
  tx: Db,
  { ticketId, orderExternalId, lineNumber }: Sold,
  { by, isInspected, steps, found = 'resellable', isPaidLate = false }: Story,
  now: number,
  place: number,
): Promise<void> => {
  const variantId = by === null ? null : await variantAt(tx, by, now);
  const { id } = await createCase(tx, managerAt(now - 9 * HOUR), {
    ticketId,
    kind: 'exchange',
    orderExternalId,
    reasonCode: null,
    lines: [{ lineNumber, quantity: 1 }],
    input: variantId === null ? {} : { replacements: [{ lineNumber, variantId }] },
  });
  if (!isInspected) return;
  const take = (acting: CaseActing, action: CaseAction, input: object, reason: string | null) =>
    takeCaseStep(tx, acting, id, { action, reason, input: { ...input } });
  await take(managerAt(now - 8 * HOUR), 'approve', {}, 'Broken on arrival 到货破损');
  const trackingNumber = `SF200100${place}`;
  await take(agentAt(now - 7 * HOUR), 'ship', { ...PARCEL, trackingNumber }, null);
  const line = { lineNumber };
  await take(agentAt(now - 3 * HOUR), 'receive', { lines: [{ ...line, quantity: 1 }] }, null);
  await take(agentAt(now - 2 * HOUR), 'inspect', { lines: [{ ...line, [found]: 1 }] }, null);
  for (const [action, input] of steps) {
    const { difference } = await loadExchange(tx, id);
    if (action === 'decline' && (difference ?? 0) <= 0) return;
    if (action === 'shipReplacement' && (difference ?? 0) > 0) return;
    const acting = action === 'failInspection' ? managerAt : agentAt;
    await take(acting(now - HOUR), action, input, REASONS[action] ?? null);
  }
  if (isPaidLate) await payLate(tx, id, now - HOUR / 2);
};

export const writeExchanges = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => {
    const found = await loadSold(tx);
    // A customer may have several tickets, and the goods come back once.
    const sold = found.filter(
      (one, index) =>
        found.findIndex((other) => other.orderExternalId === one.orderExternalId) === index,
    );
    for (const [place, story] of STORIES.entries()) {
      const asked = sold[place];
      if (asked) await tell(tx, asked, story, now, place);
    }
  });
