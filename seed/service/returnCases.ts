/** Returns, refunds without goods and price protection of the demo store, each with a ticket of its own. */
import type { Connection, Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { query } from '#db/statements';
import { getRow } from '#server/platform/records/records';
import { takeCaseStep } from '#server/service/cases/actions';
import type { CaseActing } from '#server/service/cases/caseKinds';
import { createCase } from '#server/service/cases/create';
import { openCaseRow } from '#server/service/cases/step';
import { settleTicket } from '#server/service/cases/ticket';
import { recordOutcome } from '#server/service/refundSteps/outcome';
import { createTicket } from '#server/service/tickets/create';
import { dayOf } from '#shared/days';
import { SETTINGS } from '../plan.ts';
import { grantedPaymentsOfCase } from './grantedRefunds.ts';
import { writerAt } from '../systemWriter.ts';
import { agentAt } from './cases.ts';
import { STORIES, type Story, type StoryStep } from './returnStories.ts';

const HOUR = 3_600_000;

const actingAt = (now: number, by: StoryStep['by']): CaseActing =>
  by === 'agent'
    ? agentAt(now)
    : by === 'manager'
      ? {
          ...writerAt(now),
          actor: { kind: 'staff', id: 'manager', name: 'Manager' },
          party: 'manager',
        }
      : { ...writerAt(now), party: 'customer' };

interface Sold {
  memberId: number;
  orderExternalId: string;
  lineNumber: number;
  quantity: number;
  unitPaid: number;
  deliveredAt: number;
}
/** Orders that arrived, of members without a ticket, about which nothing was said yet; the newest first. */
const loadSold = async (db: Db, before: number): Promise<Sold[]> =>
  (
    await query<Record<string, string | number>>(
      db,
      `select o.member_id, o.external_id, l.number, l.quantity, l.paid, d.at from orders o
       join order_lines l on l.order_id = o.id and l.position = 0
       join order_status_changes d on d.order_id = o.id and d.status = 'delivered'
       join members m on m.id = o.member_id and m.erased_at is null and m.merged_into is null
       where o.status = 'delivered' and d.at < ? and l.sku is not null
         and l.paid >= 6000 * l.quantity and l.paid < 40000 * l.quantity
         and exists (select 1 from payments p where p.order_external_id = o.external_id)
         and not exists (select 1 from tickets t where t.member_id = o.member_id)
         and not exists (select 1 from cases c where c.order_external_id = o.external_id)
         and not exists (select 1 from refunds r where r.order_id = o.id)
         and not exists (select 1 from returns r where r.order_external_id = o.external_id)
         and not exists (select 1 from shipments s where s.order_external_id = o.external_id
           and s.status in ('lost', 'returned'))
       order by d.at desc, o.id limit 400`,
      [before],
    )
  ).map((row) => ({
    memberId: Number(row.member_id),
    orderExternalId: String(row.external_id),
    lineNumber: Number(row.number),
    quantity: Number(row.quantity),
    unitPaid: Math.floor(Number(row.paid) / Number(row.quantity)),
    deliveredAt: Number(row.at),
  }));

/** What the customer says on the phone. */
const openTicket = async (tx: Db, sold: Sold, { kind, subject }: Story, openedAt: number) => {
  const { memberId, orderExternalId } = sold;
  const ticket = await createTicket(
    tx,
    { ...agentAt(openedAt), party: 'agent' },
    {
      type: kind === 'priceProtection' ? 'consultation' : 'return',
      subject,
      priority: 'P3',
      severity: null,
      channel: 'phone',
      source: 'agent',
      memberId,
      orderExternalId,
      lines: [],
      openedAt,
      message: subject,
      messageId: 'demo-0',
      tags: [],
      assigneeId: 'agent',
      externalId: null,
      requestHash: null,
    },
  );
  return ticket.id;
};

/** What became of the payments of its refund. */
const settleRefund = async (tx: Db, id: number, outcome: Story['outcome'], now: number) => {
  if (outcome === undefined) return;
  for (const { payment, askedAt } of await grantedPaymentsOfCase(tx, id, now)) {
    const at = Math.min(now, askedAt + 2 * HOUR);
    const news =
      outcome === 'succeeded'
        ? { is: outcome, reference: `demo-${payment.key}`, at }
        : { is: 'failed' as const, failure: outcome };
    await recordOutcome(tx, writerAt(at), payment, news);
  }
};

const tell = async (
  tx: Db,
  sold: Sold,
  story: Story,
  { now, place }: { now: number; place: number },
): Promise<void> => {
  const { kind, hoursAgo, reasonCode, units, steps, input, outcome } = story;
  const { lineNumber, orderExternalId } = sold;
  const openedAt = now - hoursAgo * HOUR;
  const day = dayOf(openedAt, SETTINGS.timeZone);
  const { id } = await createCase(tx, agentAt(openedAt), {
    ticketId: await openTicket(tx, sold, story, openedAt),
    kind,
    orderExternalId,
    reasonCode,
    lines: units === 0 ? [] : [{ lineNumber, quantity: units }],
    input: input?.({ ...sold, day }) ?? {},
  });
  const about = { lineNumber, units, trackingNumber: `SF30020${place}` };
  for (const { by, hoursAgo: ago, action, input: asked, reason = null } of steps) {
    // What is small the policy has approved.
    if (action === 'approve' && (await getRow(tx, cases, id)).state !== 'requested') continue;
    const acting = actingAt(now - ago * HOUR, by);
    await takeCaseStep(tx, acting, id, { action, reason, input: asked?.(about) ?? {} });
  }
  await settleRefund(tx, id, outcome, now);
  // What time has ended since.
  const system: CaseActing = { ...writerAt(now), party: 'system' };
  const after = await openCaseRow(tx, system, id);
  if (after.closedAt !== null) await settleTicket(tx, system, after.ticketId);
};

/** Each of another member, of an order that had arrived when it was asked for. */
export const writeReturnCases = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => {
    const sold = await loadSold(tx, now);
    const used = new Set<number>();
    for (const [place, story] of STORIES.entries()) {
      const found = sold.find(
        ({ memberId, deliveredAt, quantity }) =>
          !used.has(memberId) &&
          quantity >= story.units &&
          deliveredAt < now - story.hoursAgo * HOUR,
      );
      if (!found) continue;
      used.add(found.memberId);
      await tell(tx, found, story, { now, place });
    }
  });
