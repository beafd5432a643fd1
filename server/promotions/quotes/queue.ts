/** Baskets of the store that wait together are quoted together: what they ask of the database is read once for all. */
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Connection } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import type { Settings } from '../../platform/settings/read.ts';
import { openBaskets, quoteBasket, type Quoted } from './quote.ts';
import { type Settled, Together } from './together.ts';

interface Question {
  input: QuoteInput;
  settings: Settings;
  now: number;
}

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

const queues = new WeakMap<Connection, Together<Question, Quoted>>();
const queueOf = (connection: Connection) => {
  let queue = queues.get(connection);
  if (!queue)
    queues.set(connection, (queue = new Together((questions) => quoteAll(connection, questions))));
  return queue;
};

/** The quote now, or at the instant that the basket names: those are rare and quoted alone. */
export const quoteSoon = (
  connection: Connection,
  { input, settings, now }: Question,
): Promise<Quoted> =>
  typeof input.at === 'number'
    ? quoteBasket(connection.db, { owner: connection, settings, now, at: input.at }, input)
    : queueOf(connection).ask({ input, settings, now });
