/** Quotes baskets that wait at the same time in one batch, for which data is loaded once. */
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Connection } from '#db';
import { HttpError, invalid } from '../../platform/http/errors.ts';
import type { Settings } from '#contract/platform/settings';
import { openBaskets, quoteBasket } from './quote.ts';
import type { Quoted } from './types.ts';
import { loadPastPromotions } from './past/promotions.ts';
import { loadPastShopper } from './past/shopper.ts';
import { type Settled, Batcher } from './batcher.ts';

interface Question {
  input: QuoteInput;
  settings: Settings;
  now: number;
}

/** A checkout gets an answer for the lines that are known, and the others by name. */
const NAMING = { namesRefusedLines: true };

const quoteAll = async (
  connection: Connection,
  questions: readonly Question[],
): Promise<Settled<Quoted>[]> => {
  const { settings } = questions.at(-1) as Question;
  const now = Math.max(...questions.map((question) => question.now));
  const inputs = questions.map(({ input }) => input);
  const quoteOne = await openBaskets(
    connection.db,
    { owner: connection, settings, now, at: now },
    inputs,
    NAMING,
  );
  const settled: Settled<Quoted>[] = [];
  for (const index of inputs.keys()) {
    try {
      settled.push({ value: await quoteOne(index) });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      settled.push({ error });
    }
  }
  return settled;
};

const batchers = new WeakMap<Connection, Batcher<Question, Quoted>>();
const batcherOf = (connection: Connection) => {
  let batcher = batchers.get(connection);
  if (!batcher)
    batchers.set(
      connection,
      (batcher = new Batcher((questions) => quoteAll(connection, questions))),
    );
  return batcher;
};

/** Quotes a basket as it would have been quoted at a past instant. */
const quotePast = async (
  { db }: Connection,
  { input, settings, now }: Question,
  at: number,
): Promise<Quoted> => {
  // Who held which code then is not known.
  if (input.coupons) throw invalid({ coupons: 'quotes.errors.couponsThen' });
  const past = await loadPastPromotions(db, settings, at);
  const shopper = await loadPastShopper(db, input.member, { orderId: '', at });
  return quoteBasket(db, { owner: { db }, settings, now, at, past }, input, {
    ...NAMING,
    shopper: (known) => ({ ...known, ...shopper }),
  });
};

/**
 * How far back an instant still counts as now, in milliseconds: the clock of a store that sends its own may be late, and
 * its request takes a while.
 */
const RECENT_MS = 60_000;

/**
 * Quotes for the current instant in a batch. Baskets with another instant are rare and quoted alone, as are those for which
 * many codes are tried, so that others do not wait for them.
 */
export const quoteBatched = (connection: Connection, question: Question): Promise<Quoted> => {
  const { input, settings, now } = question;
  const { at } = input;
  const isNow = typeof at !== 'number' || (at <= now && at >= now - RECENT_MS);
  if (isNow && !input.coupons) return batcherOf(connection).ask(question);
  if (isNow)
    return quoteBasket(connection.db, { owner: connection, settings, now, at: now }, input, NAMING);
  return at < now
    ? quotePast(connection, question, at)
    : quoteBasket(connection.db, { owner: connection, settings, now, at }, input, NAMING);
};
