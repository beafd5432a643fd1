/** Cases of the demo store: causes, complaints, and calls that are planned, due and tried. */
import type { Connection, Db } from '#db';
import { careRules } from '#db/schema/service/careRules';
import { query } from '#db/statements';
import { takeCaseStep } from '#server/service/cases/actions';
import type { CaseActing } from '#server/service/cases/caseKinds';
import { createCareRule } from '#server/service/careRules/actions';
import { planPage } from '#server/service/careRules/plan';
import { createCase } from '#server/service/cases/create';
import { createRootCause } from '#server/service/rootCauses/actions';
import type { CaseAction } from '#contract/service/caseActions';
import { getRow } from '#server/platform/records/records';
import { dayOf } from '#shared/days';
import { callableFrom } from '#rules/service/careCalls';
import { SETTINGS } from '../plan.ts';
import { writerAt } from '../systemWriter.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** From this amount on, in minor units, somebody calls. */
const LARGE = 150_000;
/** More than agents offer alone. */
const ABOVE_AGENTS = 12_000;

export const agentAt = (now: number): CaseActing => ({
  ...writerAt(now),
  actor: { kind: 'staff', id: 'agent', name: 'Agent' },
  party: 'agent',
});

interface Opened {
  id: number;
  openedAt: number;
}
/** Tickets that are worked on, each of another customer, the oldest first. */
const loadOpen = async (db: Db): Promise<Opened[]> =>
  (
    await query<{ id: number; opened_at: number }>(
      db,
      `select min(t.id) as id, min(t.opened_at) as opened_at from tickets t
       join members m on m.id = t.member_id where t.state in ('open', 'new')
       group by coalesce(m.merged_into, m.id) order by min(t.id)`,
    )
  ).map((row) => ({ id: Number(row.id), openedAt: Number(row.opened_at) }));

const plan = (ticketId: number, plannedAt: number) => ({
  ticketId,
  kind: 'care' as const,
  orderExternalId: null,
  reasonCode: null,
  lines: [],
  input: { plannedAt },
});

/** An hour after it was opened, or in the morning after. */
const callAt = ({ openedAt }: Opened): number => callableFrom(openedAt + HOUR, SETTINGS.timeZone);

/** One call for tomorrow, one that is due, and one that nobody answered. */
const writeCalls = async (tx: Db, tickets: readonly Opened[], now: number): Promise<void> => {
  const [missed, due, planned] = tickets;
  if (planned) await createCase(tx, agentAt(now), plan(planned.id, now + DAY));
  if (due) await createCase(tx, agentAt(due.openedAt), plan(due.id, callAt(due)));
  if (!missed || callAt(missed) > now) return;
  const { id } = await createCase(tx, agentAt(missed.openedAt), plan(missed.id, callAt(missed)));
  const asked = { action: 'attempt', reason: null, input: { outcome: 'noAnswer' } } as const;
  await takeCaseStep(tx, agentAt(callAt(missed)), id, asked);
};

/** Why things go wrong, as the store names it. */
const CAUSES = [
  { code: 'merchandise', en: 'Goods', zh: '商品', isInternal: false, part: null },
  {
    code: 'merchandise-quality',
    en: 'Quality of goods',
    zh: '商品质量',
    isInternal: false,
    part: 'merchandise',
  },
  { code: 'warehouse', en: 'Warehouse', zh: '仓储', isInternal: true, part: null },
  { code: 'warehouse-packaging', en: 'Packaging', zh: '包装', isInternal: true, part: 'warehouse' },
  { code: 'delivery', en: 'Delivery', zh: '物流', isInternal: false, part: null },
  { code: 'service', en: 'Service', zh: '服务', isInternal: true, part: null },
];
const writeCauses = async (tx: Db, now: number): Promise<void> => {
  const ids = new Map<string, number>();
  for (const { code, en, zh, isInternal, part } of CAUSES) {
    const parentId = part === null ? null : (ids.get(part) ?? null);
    const cause = { code, names: { en, zh }, isInternal, parentId };
    ids.set(code, (await createRootCause(tx, writerAt(now), cause)).id);
  }
};

/** Complaints that are worked on, those about the largest orders that were paid first. */
const complaintsOf = async (db: Db) =>
  (
    await query<{ id: number; paid: number }>(
      db,
      `select t.id, coalesce(o.total, 0) as paid from tickets t
       left join orders o on o.external_id = t.order_external_id
         and o.paid_at is not null and o.status <> 'cancelled'
       where t.type = 'complaint' and t.state in ('open', 'new') and t.assignee_id is not null
       order by coalesce(o.total, 0) desc, t.id`,
    )
  ).map(({ id, paid }) => ({ id: Number(id), paid: Number(paid) }));

/** One complaint whose proposal waits for a manager, and one that waits for its acknowledgement. */
const writeComplaints = async (tx: Db, now: number): Promise<void> => {
  const [first, second] = await complaintsOf(tx);
  const file = (ticketId: number, remedySought: string) =>
    createCase(tx, agentAt(now - 2 * HOUR), {
      ticketId,
      kind: 'complaint',
      orderExternalId: null,
      reasonCode: null,
      lines: [],
      input: { remedySought },
    });
  if (second) await file(second.id, 'refund');
  if (!first) return;
  const { id } = await file(first.id, 'apology');
  const take = (action: CaseAction, input: Record<string, unknown> = {}) =>
    takeCaseStep(tx, agentAt(now - HOUR), id, { action, reason: null, input });
  await take('acknowledge');
  const facts = { isSafety: true, isLegal: false, isRecurring: true, affected: 'several' };
  await take('assess', { ...facts, amount: 0 });
  await take('investigate');
  // No more is promised than was paid.
  const money = first.paid < ABOVE_AGENTS ? [] : [{ kind: 'refund', amount: ABOVE_AGENTS }];
  const remedies = [...money, { kind: 'apology' }];
  await take('propose', { decision: 'upheld', remedies });
};

/** Calls some days after large orders arrived, as the morning's run plans them; and a rule that is still off. */
const writeCareRules = async (tx: Db, now: number): Promise<void> => {
  const after = { minAmount: null, levels: [], coolDownDays: 30 };
  const large = await createCareRule(tx, writerAt(now - 4 * DAY), {
    ...after,
    name: 'After large orders 大额订单签收后回访',
    event: 'delivered',
    afterDays: 3,
    minAmount: LARGE,
    isActive: true,
  });
  await createCareRule(tx, writerAt(now - 4 * DAY), {
    ...after,
    name: 'After complaints 投诉办结后回访',
    event: 'complaintClosed',
    afterDays: 7,
    isActive: false,
  });
  const acting: CaseActing = { ...writerAt(now), party: 'system' };
  const rule = await getRow(tx, careRules, large.id);
  await planPage(tx, acting, rule, dayOf(now, SETTINGS.timeZone), 0);
};

export const writeServiceCases = (connection: Connection, now: number): Promise<void> =>
  connection.transaction(async (tx) => {
    await writeCauses(tx, now);
    await writeComplaints(tx, now);
    await writeCalls(tx, await loadOpen(tx), now);
    await writeCareRules(tx, now);
  });
