/** Refunds of the demo store: paid, refused by the provider, without an answer, and waiting for a second person. */
import type { RefundInput } from '#contract/service/refundQuotes';
import type { Role } from '#contract/platform/access';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { refunds } from '#db/schema/service/refunds';
import { getRow } from '#server/platform/records/records';
import type { Writer } from '#server/platform/records/writer';
import type { Outcome } from '#server/service/refundPayments/rules';
import { quoteRefund } from '#server/service/refundQuotes/quote';
import { createRefund } from '#server/service/refundSteps/create';
import { recordOutcome } from '#server/service/refundSteps/outcome';
import { writerAt } from '../systemWriter.ts';
import { grantedPayments } from './grantedRefunds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface SeedRefund {
  daysAgo: number;
  by: Extract<Role, 'agent' | 'manager'>;
  request: Pick<RefundInput, 'kind' | 'responsibility'> &
    Partial<Pick<RefundInput, 'amount' | 'note' | 'deductions'>>;
  /** Null while it waits; hours until the money moved. */
  outcome: 'refused' | 'unknown' | null | number;
  /** Refunds all of the first line, else one unit of it. */
  isWhole?: boolean;
}

const STORIES: readonly SeedRefund[] = [
  {
    daysAgo: 12,
    by: 'agent',
    request: { kind: 'goods', responsibility: 'none', note: 'Too small 尺码偏小' },
    outcome: 3,
  },
  {
    daysAgo: 9,
    by: 'agent',
    request: { kind: 'goods', responsibility: 'merchant', note: 'Arrived broken 到货破损' },
    outcome: 1,
    isWhole: true,
  },
  {
    daysAgo: 8,
    by: 'agent',
    request: { kind: 'goodwill', responsibility: 'carrier', amount: 1500, note: 'Late 配送延误' },
    outcome: 2,
  },
  {
    daysAgo: 6,
    by: 'manager',
    request: { kind: 'refundOnly', responsibility: 'carrier', note: 'Parcel lost 包裹丢失' },
    outcome: 5,
    isWhole: true,
  },
  {
    daysAgo: 5,
    by: 'agent',
    request: {
      kind: 'goods',
      responsibility: 'customer',
      deductions: [{ kind: 'damage', amount: 300, bps: 0, reason: 'Scratched by use 使用划痕' }],
    },
    outcome: 4,
  },
  {
    daysAgo: 2,
    by: 'agent',
    request: { kind: 'goods', responsibility: 'none' },
    outcome: 'refused',
  },
  {
    daysAgo: 1,
    by: 'agent',
    request: { kind: 'goods', responsibility: 'none' },
    outcome: 'unknown',
  },
  {
    daysAgo: 1,
    by: 'agent',
    request: { kind: 'goodwill', responsibility: 'merchant', amount: 6000 },
    outcome: null,
  },
  {
    daysAgo: 4,
    by: 'agent',
    request: { kind: 'goodwill', responsibility: 'merchant', amount: 8000, note: 'Stained 有污渍' },
    outcome: 4,
  },
];

const NAMES = { agent: 'Agent', manager: 'Manager' } as const;
const staffAt = (now: number, who: keyof typeof NAMES): Writer => ({
  ...writerAt(now),
  actor: { kind: 'staff', id: who, name: NAMES[who] },
});

/**
 * Delivered orders with payments of which nothing came back, and whose units no case holds: those with a ticket first, then
 * the newest.
 */
const loadOrders = async (db: Db, before: number): Promise<number[]> =>
  (
    await query<{ id: number }>(
      db,
      `select o.id from orders o
       where o.status = 'delivered' and o.placed_at < ? and o.placed_at > ? and o.total >= 10000 and o.total < 40000
         and exists (select 1 from payments p where p.order_external_id = o.external_id)
         and not exists (select 1 from returns r where r.order_external_id = o.external_id)
         and not exists (select 1 from cases c join case_lines l on l.case_id = c.id
           where c.order_external_id = o.external_id and c.closed_at is null)
         and not exists (select 1 from members m where m.id = o.member_id and m.erased_at is not null)
       order by case when exists (select 1 from tickets t where t.order_external_id = o.external_id) then 0 else 1 end,
         o.placed_at desc, o.id limit ?`,
      [before, before - 60 * DAY, STORIES.length],
    )
  ).map(({ id }) => Number(id));

/** A ticket about the order that goes on by itself. */
const ticketAbout = async (tx: Db, orderId: number): Promise<number | null> => {
  const [ticket] = await query<{ id: number }>(
    tx,
    `select t.id from tickets t join orders o on o.external_id = t.order_external_id
     where o.id = ? and t.merged_into_id is null and (t.member_id is null or t.member_id = o.member_id)
     order by t.id limit 1`,
    [orderId],
  );
  return ticket ? Number(ticket.id) : null;
};

/** What became of the payments; what follows from success is written now. */
const settle = async (tx: Db, id: number, outcome: SeedRefund['outcome'], now: number) => {
  if (outcome === null) return;
  const { createdAt } = await getRow(tx, refunds, id);
  const writer = writerAt(now);
  for (const payment of await grantedPayments(tx, id, now)) {
    const told: Outcome =
      outcome === 'refused'
        ? { is: 'failed', failure: 'accountClosed' }
        : outcome === 'unknown'
          ? { is: 'unknown' }
          : {
              is: 'succeeded',
              reference: `demo-${payment.key}`,
              at: Math.min(now, createdAt + outcome * HOUR),
            };
    await recordOutcome(tx, writer, payment, told);
  }
};

const writeOne = async (
  tx: Db,
  orderId: number,
  { daysAgo, by, request, outcome, isWhole = false }: SeedRefund,
  { now, index }: { now: number; index: number },
): Promise<void> => {
  const writer = staffAt(now - daysAgo * DAY, by);
  const asker = { ...writer, role: by };
  const asked = {
    lines: [],
    amount: 0,
    deductions: [],
    returnFreight: 0,
    waivesFee: false,
    note: null,
    ticketId: await ticketAbout(tx, orderId),
    ...request,
  };
  const { orderLines } = await quoteRefund(tx, asker, orderId, asked);
  const [line] = orderLines;
  const lines =
    request.kind === 'goodwill' || !line
      ? []
      : [{ id: line.id, quantity: isWhole ? line.ordered : 1, unitPrice: null }];
  const { total } = await quoteRefund(tx, asker, orderId, { ...asked, lines });
  const key = `demo-refund-${index + 1}`;
  const id = await createRefund(tx, writer, by, { ...asked, lines, orderId, key, expected: total });
  await settle(tx, id, outcome, now);
};

export const writeRefunds = async (connection: Connection, now: number): Promise<void> => {
  const orders = await loadOrders(connection.db, now - 14 * DAY);
  for (const [index, orderId] of orders.entries()) {
    const story = STORIES[index];
    if (story) await connection.transaction((tx) => writeOne(tx, orderId, story, { now, index }));
  }
};
