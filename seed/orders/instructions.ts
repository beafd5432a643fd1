/** What the demo shop was asked to do in the last days, and what it answered. */
import type { InstructionInput } from '#contract/orders/instructions';
import type { Connection } from '#db';
import { acknowledge, giveInstruction } from '#server/orders/instructions/actions';
import type { SeedOrder } from './orders.ts';
import { writerAt } from '../systemWriter.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Asked {
  kind: InstructionInput['kind'];
  /** Days before now, and hours until it was answered; null where it has not been. */
  daysAgo: number;
  answered: number | null;
  refusal?: string;
}

const ASKED: readonly Asked[] = [
  { kind: 'ship', daysAgo: 6, answered: 5 },
  { kind: 'replace', daysAgo: 5, answered: 20 },
  { kind: 'replace', daysAgo: 4, answered: 8, refusal: 'Sold out 缺货' },
  { kind: 'restock', daysAgo: 3, answered: 30 },
  { kind: 'ship', daysAgo: 3, answered: null },
  { kind: 'restock', daysAgo: 1, answered: null },
];

const isPaid = ({ input }: SeedOrder) =>
  input.statuses.some(({ status }) => status === 'paid') &&
  input.statuses.every(({ status }) => status !== 'cancelled');

/** About the newest paid orders of the days before; `recent` holds orders by day. */
export const writeInstructions = async (
  connection: Connection,
  recent: ReadonlyMap<number, readonly SeedOrder[]>,
  now: number,
): Promise<void> => {
  const orders = [...recent.values()]
    .flat()
    .filter((order) => order.placedAt < now - 7 * DAY && isPaid(order))
    .slice(-ASKED.length);
  await connection.transaction(async (tx) => {
    for (const [index, { kind, daysAgo, answered, refusal }] of ASKED.entries()) {
      const order = orders[index];
      const line = order?.lines[0];
      if (!order || !line) continue;
      const at = now - daysAgo * DAY;
      const id = await giveInstruction(tx, writerAt(at), {
        kind,
        orderExternalId: order.input.externalId,
        lines: [{ sku: line.sku, quantity: 1 }],
        place: kind === 'restock' ? 'Hangzhou 杭州仓' : null,
        dueAt: at + 2 * DAY,
        note: null,
      });
      if (answered === null) continue;
      const answeredAt = at + answered * HOUR;
      await acknowledge(tx, writerAt(answeredAt), id, {
        at: answeredAt,
        ...(refusal ? { outcome: 'refused', reason: refusal } : { outcome: 'done' }),
      });
    }
  });
};
