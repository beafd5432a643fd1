/**
 * Performs a request of a member of staff once for each idempotency key, which a screen makes for each form: a double
 * click or a repeat after a lost connection gets the response of the first. Refusals are not stored, because the form
 * is corrected and sent again.
 */
import { setTimeout } from 'node:timers/promises';
import { refusalOf } from '#db/errors';
import type { Context } from '../http/context.ts';
import { conflict } from '../http/errors.ts';
import {
  deleteAnswer,
  findAnswer,
  insertAnswer,
  saveBody,
  type SentKey,
  type StoredAnswer,
} from './storedAnswers.ts';

/** How long a repeat waits for the first request on another server. */
const WAIT_MS = 3000;
const STEP_MS = 100;

/** The stored response, once it is there; 409 where nobody can know whether the first request was carried out. */
const awaitAnswer = async (context: Context, sent: SentKey): Promise<StoredAnswer | undefined> => {
  for (let waited = 0; ; waited += STEP_MS) {
    const stored = await findAnswer(context.db, sent);
    if (!stored || stored.body !== '') return stored;
    if (waited >= WAIT_MS) throw conflict('errors.sentBefore');
    await setTimeout(STEP_MS);
  }
};

/** Takes the key for this request; false where another one has it. */
const takeKey = async (context: Context, sent: SentKey, answer: StoredAnswer) => {
  try {
    return await context.transaction(async (tx) => {
      if (await findAnswer(tx, sent)) return false;
      await insertAnswer(tx, sent, answer, context.now());
      return true;
    });
  } catch (error) {
    if (refusalOf(error)?.kind === 'duplicate') return false;
    throw error;
  }
};

/**
 * The key is taken before the work and gets its response afterwards: staff work may need several transactions. What
 * stops in between leaves the key without a response, so that a repeat cannot do the work a second time.
 */
export const performOnce = async (
  context: Context,
  sent: SentKey,
  hash: string,
  status: number,
  work: (context: Context) => Promise<unknown>,
): Promise<StoredAnswer> => {
  while (!(await takeKey(context, sent, { requestHash: hash, status, body: '' }))) {
    const stored = await awaitAnswer(context, sent);
    if (stored) return stored;
  }
  let body: string;
  try {
    body = JSON.stringify((await work(context)) ?? {});
  } catch (error) {
    // Without the database the key stays taken; what was thrown says more than that.
    await context.transaction((tx) => deleteAnswer(tx, sent)).catch(() => undefined);
    throw error;
  }
  await context.transaction((tx) => saveBody(tx, { ...sent, body }));
  return { requestHash: hash, status, body };
};
