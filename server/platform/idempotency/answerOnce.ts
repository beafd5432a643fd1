/** Executes a request once for each idempotency key and stores the response. */
import type { Context } from '../http/context.ts';
import type { Db } from '#db';
import {
  findAnswer,
  insertAnswer,
  saveBody,
  type SentKey,
  type StoredAnswer,
} from './storedAnswers.ts';

/** Thrown in a transaction to roll it back: another request with the key was executed meanwhile. */
class AlreadyAnswered extends Error {}

/**
 * The stored response for the key, or the response of `work`. The row of the key is written first, in the transaction
 * of the work, and with it what that transaction returns, which is the response: neither a crash nor another server
 * can come between the effect and its receipt.
 */
export const answerOnce = async (
  context: Context,
  sent: SentKey,
  hash: string,
  status: number,
  work: (context: Context) => Promise<unknown>,
): Promise<StoredAnswer> => {
  const { connection } = context;
  const find = (db: Db) => findAnswer(db, sent);
  const insert = (tx: Db, answer: StoredAnswer) => insertAnswer(tx, sent, answer, context.now());
  const store = (answer: StoredAnswer) =>
    connection.transaction(async (tx) => {
      const earlier = await find(tx);
      if (!earlier) await insert(tx, answer);
      return earlier ?? answer;
    });

  const stored = await find(connection.db);
  if (stored) return stored;
  let written: StoredAnswer | undefined;
  const transaction: Context['transaction'] = async (perform) => {
    const { answer, value } = await connection.transaction(async (tx) => {
      if (await find(tx)) throw new AlreadyAnswered();
      await insert(tx, { requestHash: hash, status, body: '' });
      const value = await perform(tx);
      const answer = { requestHash: hash, status, body: JSON.stringify(value ?? {}) };
      await saveBody(tx, { ...sent, body: answer.body });
      return { answer, value };
    });
    written = answer;
    return value;
  };
  try {
    const value = await work({ ...context, transaction, storesAnswer: true });
    // Work that wrote nothing has no transaction.
    return (
      written ?? (await store({ requestHash: hash, status, body: JSON.stringify(value ?? {}) }))
    );
  } catch (error) {
    if (error instanceof AlreadyAnswered) {
      const other = await find(connection.db);
      if (other) return other;
    }
    // A refusal wrote nothing and is not stored: the same request may succeed later, or is corrected.
    throw error;
  }
};
