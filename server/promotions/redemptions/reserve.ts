/** Reserves all that an order was quoted, or nothing. Orders that wait at the same time are reserved in one batch. */
import { foldCode } from '#contract/promotions/coupons';
import type { Quote, RedemptionInput } from '#contract/promotions/quotes';
import type { Connection, Db } from '#db';
import type { Work } from '../../platform/http/context.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { recordAttempts, refusedIn } from '../quotes/attempts.ts';
import { cachedPromotions } from '../quotes/promotionCache.ts';
import { openBaskets, type Quoted } from '../quotes/quote.ts';
import { type Settled, Batcher } from '../quotes/batcher.ts';
import { dayOf } from '#shared/days';
import { contentHash, type Writer, writerOf } from '../../platform/records/writer.ts';
import { loadUnreleased, type RedemptionRow, toRedemption } from './record.ts';
import { releaseExpired } from './settle.ts';
import { type Usage, toUsages } from './usage.ts';
import { type Reserved, writeReservations } from './write.ts';

/** A refusal that the shopper or the store can resolve: it carries the quote as it is now. */
class Refused extends HttpError {
  constructor(
    key: string,
    readonly quote: Quote,
    readonly memberId: number | null,
  ) {
    super(409, key, { quote });
  }
}

interface Order {
  writer: Writer;
  input: RedemptionInput;
  requestHash: string;
}

/** Answers a repeat by a store that did not get the response; another basket under the same order id is refused. */
const answerRepeat = (known: RedemptionRow, { requestHash }: Order): RedemptionRow => {
  if (known.requestHash === requestHash) return known;
  throw conflict('redemptions.errors.otherBasket', { current: toRedemption(known) });
};

const assertAcceptable = (
  { quote, shopper: { memberId } }: Quoted,
  { input: { quoteId } }: Order,
) => {
  if (quoteId && quote.quoteId !== quoteId)
    throw new Refused('redemptions.errors.changed', quote, memberId);
  if (!quoteId && refusedIn(quote).length > 0)
    throw new Refused('redemptions.errors.codeRefused', quote, memberId);
};

/** What the earlier orders of a batch use, added to what the database says for the next one. */
class BatchUsage {
  readonly #amounts = new Map<string, number>();
  add(usages: readonly Usage[]) {
    for (const { counter, amount } of usages) this.#amounts.set(counter, this.of(counter) + amount);
  }
  of = (counter: string): number => this.#amounts.get(counter) ?? 0;
}

/** Decides on one order after another with what was read once, then writes all accepted ones together. */
const reserveAll = async (
  tx: Db,
  owner: Connection,
  orders: readonly Order[],
): Promise<Settled<RedemptionRow>[]> => {
  const { settings } = (orders.at(-1) as Order).writer;
  const now = Math.max(...orders.map(({ writer }) => writer.now));
  await releaseExpired(tx, now);
  const held = await loadUnreleased(
    tx,
    orders.map(({ input }) => input.orderId),
  );
  const quoteOne = await openBaskets(
    tx,
    { owner, settings, now, at: now },
    orders.map(({ input }) => ({ ...input, explain: false })),
  );
  const day = dayOf(now, settings.timeZone);
  const batchUsage = new BatchUsage();
  const reserved: Reserved[] = [];
  const settled: (Settled<RedemptionRow> | Reserved)[] = [];
  for (const [index, order] of orders.entries()) {
    try {
      const known = held.get(order.input.orderId);
      if (known) {
        settled.push({ value: answerRepeat(known, order) });
        continue;
      }
      const quoted = await quoteOne(index, batchUsage.of);
      assertAcceptable(quoted, order);
      const { writer, input, requestHash } = order;
      const usages = toUsages(quoted.applied, quoted.shopper.key, day);
      batchUsage.add(usages);
      const one = { ...quoted, actor: writer.actor, input, requestHash, usages };
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

const batchers = new WeakMap<Connection, Batcher<Order, RedemptionRow>>();
const batcherOf = (connection: Connection) => {
  let known = batchers.get(connection);
  if (!known) {
    known = new Batcher(
      async (orders) => {
        const [{ writer }] = orders as [Order];
        // Read outside the transaction, so that a new version is kept for the next batch.
        await cachedPromotions(connection, connection.db, writer.settings, writer.now, writer.now);
        return connection.transaction((tx) => reserveAll(tx, connection, orders));
      },
      ({ input }) => input.orderId,
    );
    batchers.set(connection, known);
  }
  return known;
};

/** A basket's fingerprint: the same whether what it leaves open is left out or said to be nothing. */
const basketHash = ({ lines, shipping, codes, channel, member, guest }: RedemptionInput): string =>
  contentHash([
    lines.map(({ id, sku, variantId, quantity }, index) => [
      id ?? String(index + 1),
      sku ?? variantId,
      quantity,
    ]),
    shipping.map(({ method, amount }) => [method, amount]),
    [...new Set(codes.map(foldCode))].sort(),
    channel || null,
    member || null,
    guest || null,
  ]);

/** Reserves all that the basket uses, or refuses with the reason; a repeat answers what the first did. */
export const reserveRedemption = async (context: Work, input: RedemptionInput) => {
  const writer = await writerOf(context);
  try {
    return toRedemption(
      await batcherOf(context.connection).ask({ writer, input, requestHash: basketHash(input) }),
    );
  } catch (error) {
    if (error instanceof Refused) {
      const refused = refusedIn(error.quote);
      const who = {
        at: writer.now,
        memberId: error.memberId,
        orderId: input.orderId,
        channel: input.channel ?? null,
      };
      if (refused.length > 0) await context.transaction((tx) => recordAttempts(tx, refused, who));
    }
    throw error;
  }
};
