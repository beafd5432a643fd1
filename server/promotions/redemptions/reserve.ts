/** An order takes what it was quoted, all at once or not at all. Orders that wait together are reserved together. */
import { foldCode } from '#contract/promotions/coupons';
import type { Quote, RedemptionInput } from '#contract/promotions/quotes';
import type { Connection, Db } from '#db';
import type { Work } from '../../platform/http/context.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { recordAttempts, refusedIn } from '../quotes/attempts.ts';
import { bookOf } from '../quotes/promotionCache.ts';
import { openBaskets, type Quoted } from '../quotes/quote.ts';
import { type Settled, Together } from '../quotes/together.ts';
import { dayOf } from '#shared/days';
import { contentHash, type Writer, writerOf } from '../../platform/records/writer.ts';
import { heldRedemptions, type RedemptionRow, told } from './record.ts';
import { sweepExpired } from './settle.ts';
import { type Take, takesOf } from './takes.ts';
import { type Reserved, writeReservations } from './write.ts';

/** Refused for what a shopper or the store can mend: told with the quote as it is now. */
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

/** The same again, by a store that did not hear the answer; anything else under its order id is refused. */
const again = (known: RedemptionRow, { requestHash }: Order): RedemptionRow => {
  if (known.requestHash === requestHash) return known;
  throw conflict('redemptions.errors.otherBasket', { current: told(known) });
};

const refuse = ({ quote, shopper: { memberId } }: Quoted, { input: { quoteId } }: Order) => {
  if (quoteId && quote.quoteId !== quoteId)
    throw new Refused('redemptions.errors.changed', quote, memberId);
  if (!quoteId && refusedIn(quote).length > 0)
    throw new Refused('redemptions.errors.codeRefused', quote, memberId);
};

/** What the orders of a group that came before take: the next one finds it in use. */
class Taken {
  readonly #amounts = new Map<string, number>();
  add(takes: readonly Take[]) {
    for (const { counter, amount } of takes) this.#amounts.set(counter, this.of(counter) + amount);
  }
  of = (counter: string): number => this.#amounts.get(counter) ?? 0;
}

/** One after another over what was read once, then all that are in order are written at once. */
const reserveAll = async (
  tx: Db,
  owner: Connection,
  orders: readonly Order[],
): Promise<Settled<RedemptionRow>[]> => {
  const { settings } = (orders.at(-1) as Order).writer;
  const now = Math.max(...orders.map(({ writer }) => writer.now));
  await sweepExpired(tx, now);
  const held = await heldRedemptions(
    tx,
    orders.map(({ input }) => input.orderId),
  );
  const quoteOne = await openBaskets(
    tx,
    { owner, settings, now, at: now },
    orders.map(({ input }) => ({ ...input, explain: false })),
  );
  const day = dayOf(now, settings.timeZone);
  const taken = new Taken();
  const reserved: Reserved[] = [];
  const settled: (Settled<RedemptionRow> | Reserved)[] = [];
  for (const [at, order] of orders.entries()) {
    try {
      const known = held.get(order.input.orderId);
      if (known) {
        settled.push({ value: again(known, order) });
        continue;
      }
      const quoted = await quoteOne(at, taken.of);
      refuse(quoted, order);
      const { writer, input, requestHash } = order;
      const takes = takesOf(quoted.applied, quoted.shopper.key, day);
      taken.add(takes);
      const one = { ...quoted, actor: writer.actor, input, requestHash, takes };
      reserved.push(one);
      settled.push(one);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      settled.push({ error });
    }
  }
  const rows = await writeReservations(tx, now, reserved);
  return settled.map((one) => ('takes' in one ? { value: rows.get(one) as RedemptionRow } : one));
};

const groups = new WeakMap<Connection, Together<Order, RedemptionRow>>();
const groupsOf = (connection: Connection) => {
  let known = groups.get(connection);
  if (!known) {
    known = new Together(
      async (orders) => {
        const [{ writer }] = orders as [Order];
        // Read within a transaction, a new page of the book would be read again by the next.
        await bookOf(connection, connection.db, writer.settings, writer.now, writer.now);
        return connection.transaction((tx) => reserveAll(tx, connection, orders));
      },
      ({ input }) => input.orderId,
    );
    groups.set(connection, known);
  }
  return known;
};

/** A basket's fingerprint: the same whether what it leaves open is left out or said to be nothing. */
const basketHash = ({ lines, shipping, codes, channel, member, guest }: RedemptionInput): string =>
  contentHash([
    lines.map(({ id, sku, variantId, quantity }, at) => [
      id ?? String(at + 1),
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
    return told(
      await groupsOf(context.connection).ask({ writer, input, requestHash: basketHash(input) }),
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
