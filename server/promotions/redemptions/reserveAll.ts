/** Reserves a batch of orders, one after another, in one transaction. */
import type { Connection, Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { openBaskets } from '../quotes/quote.ts';
import type { Settled } from '../quotes/batcher.ts';
import { dayOf } from '#shared/days';
import { loadUnreleased, type RedemptionRow } from './record.ts';
import { loadOwnUsage } from './releaseUsages.ts';
import { restoreLapsed } from './lapsedPoints.ts';
import { releaseExpired } from './releaseExpired.ts';
import { toUsages } from './usage.ts';
import { writeReservations } from './write.ts';
import type { Reserved } from './reserved.ts';
import { type Order, answerRepeat, otherQuote } from './order.ts';
import { assertAcceptable } from './refused.ts';
import { BatchUsage } from './batchUsage.ts';
import { loadClaimed } from './unredeemed/loadClaimed.ts';

/** Decides on each order in turn from data that is loaded once, then writes all accepted orders together. */
export const reserveAll = async (
  tx: Db,
  owner: Connection,
  orders: readonly Order[],
): Promise<Settled<RedemptionRow>[]> => {
  const { settings } = (orders.at(-1) as Order).writer;
  const now = Math.max(...orders.map(({ writer }) => writer.now));
  // Only an order that is alone has an instant of its own.
  const [{ placed }] = orders as readonly [Order, ...Order[]];
  const at = placed?.at ?? now;
  const replacedId = placed?.replacedId ?? null;
  await releaseExpired(tx, now);
  for (const { writer, input } of orders)
    if (typeof input.points === 'number') await restoreLapsed(tx, writer, [input.orderId]);
  const orderIds = orders.map(({ input }) => input.orderId);
  const held = await loadUnreleased(tx, orderIds);
  const claimedBy = await loadClaimed(tx, orderIds);
  const quoteOne = await openBaskets(
    tx,
    { owner, settings, now, at, ...(placed && { past: placed.past }) },
    orders.map(({ input }) => ({ ...input, explain: false })),
    placed ? { shopper: (known) => ({ ...known, ...placed.shopper }) } : {},
  );
  const day = dayOf(at, settings.timeZone);
  const batchUsage = new BatchUsage();
  const reserved: Reserved[] = [];
  const settled: (Settled<RedemptionRow> | Reserved)[] = [];
  for (const [index, order] of orders.entries()) {
    const { orderId } = order.input;
    const usedBefore = (name: string) => batchUsage.of(name) - claimedBy(orderId, name);
    try {
      const known = held.get(orderId);
      if (known) {
        const answer = answerRepeat(known, order);
        if (answer === 'otherQuote') {
          const own = await loadOwnUsage(tx, known.id);
          const { quote } = await quoteOne(
            index,
            (name) => usedBefore(name) - own(name),
            (id) => batchUsage.pointsOf(id) - (known.memberId === null ? 0 : known.points),
          );
          throw otherQuote(known, quote);
        }
        settled.push({ value: answer });
        continue;
      }
      const quoted = await quoteOne(index, usedBefore, batchUsage.pointsOf);
      assertAcceptable(quoted, order);
      const { writer, input, requestHash } = order;
      // Before its own usage is among that of the batch.
      const limitsThen = quoted.limitsThen();
      const usages = toUsages(quoted.applied, quoted.shopper.writtenKeys, day);
      batchUsage.add(usages);
      batchUsage.addPoints(quoted.shopper.memberId, quoted.quote.points?.used ?? 0);
      const one = {
        ...quoted,
        writer,
        input,
        requestHash,
        usages,
        at,
        limitsThen,
        replacedId,
      };
      reserved.push(one);
      settled.push(one);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      settled.push({ error });
    }
  }
  const rows = await writeReservations(tx, now, reserved);
  return settled.map((one) => ('usages' in one ? { value: rows.get(one) as RedemptionRow } : one));
};
