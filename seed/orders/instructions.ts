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
  /** Hours until it was answered; null where it has not been. */
  answered: number | null;
  refusal?: string;
}

/** Days before now, about orders that were sent. */
const ABOUT_SENT: readonly (Asked & { daysAgo: number })[] = [
  { kind: 'replace', daysAgo: 5, answered: 20 },
  { kind: 'replace', daysAgo: 4, answered: 8, refusal: 'Sold out 缺货' },
  { kind: 'restock', daysAgo: 3, answered: 30 },
  { kind: 'restock', daysAgo: 1, answered: null },
];
/** About paid orders of which no parcel is known. */
const ABOUT_WAITING: readonly Asked[] = [
  { kind: 'ship', answered: 1 },
  { kind: 'ship', answered: null },
];

const instantOf = ({ input }: SeedOrder, asked: 'paid' | 'shipped') =>
  input.statuses.find(({ status }) => status === asked)?.at;

/** When the order was paid, where nothing happened to it since; else undefined. */
const waitsSince = (order: SeedOrder): number | undefined =>
  order.input.statuses.every(({ status }) => status === 'placed' || status === 'paid')
    ? instantOf(order, 'paid')
    : undefined;

/** About the newest orders of the days before; `recent` holds orders by day. */
export const writeInstructions = async (
  connection: Connection,
  recent: ReadonlyMap<number, readonly SeedOrder[]>,
  now: number,
): Promise<void> => {
  const orders = [...recent.values()].flat();
  const sent = orders
    .filter((order) => order.placedAt < now - 7 * DAY && instantOf(order, 'shipped') !== undefined)
    .slice(-ABOUT_SENT.length);
  const waiting = orders
    .filter((order) => (waitsSince(order) ?? now) < now - 3 * HOUR)
    .slice(-ABOUT_WAITING.length);
  const asked = [
    ...sent.map((order, index) => {
      const one = ABOUT_SENT[index];
      return { order, one, at: now - (one?.daysAgo ?? 0) * DAY };
    }),
    ...waiting.map((order, index) => ({
      order,
      one: ABOUT_WAITING[index],
      at: (waitsSince(order) ?? now) + HOUR,
    })),
  ].sort((first, second) => first.at - second.at);
  await connection.transaction(async (tx) => {
    for (const { order, one, at } of asked) {
      const line = order.lines[0];
      if (!one || !line) continue;
      const id = await giveInstruction(tx, writerAt(at), {
        kind: one.kind,
        orderExternalId: order.input.externalId,
        lines: [{ sku: line.sku, quantity: 1 }],
        place: one.kind === 'restock' ? 'Hangzhou 杭州仓' : null,
        dueAt: at + 2 * DAY,
        note: null,
      });
      if (one.answered === null) continue;
      const answeredAt = at + one.answered * HOUR;
      await acknowledge(tx, writerAt(answeredAt), id, {
        at: answeredAt,
        ...(one.refusal ? { outcome: 'refused', reason: one.refusal } : { outcome: 'done' }),
      });
    }
  });
};
