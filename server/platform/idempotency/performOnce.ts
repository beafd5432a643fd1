/**
 * Performs a request of a member of staff once for each idempotency key, which a screen makes for each form: a double
 * click or a repeat after a lost connection gets the response of the first. Refusals are not stored, because the form
 * is corrected and sent again.
 */
import { setTimeout } from 'node:timers/promises';
import type { Context } from '../http/context.ts';
import { answerOf, conflict } from '../http/errors.ts';
import { CarriedOutElsewhere, inSteps, stepsIn, UNDER_WAY } from './steps.ts';
import {
  deleteAnswer,
  findAnswer,
  insertAnswer,
  saveAnswer,
  type SentKey,
  type StoredAnswer,
} from './storedAnswers.ts';

/** How long a repeat waits for the first request on another server before it takes that for stopped. */
const WAIT_MS = 3000;
const STEP_MS = 100;
/** How often a request gives way to another server that carries out the same one. */
const ROUNDS = 5;

/** What is stored for the key: the response, what a stopped server has done of the request, or nothing. */
const awaitAnswer = async (
  { db, now }: Context,
  sent: SentKey,
  hash: string,
): Promise<StoredAnswer | undefined> => {
  for (let waited = 0; ; waited += STEP_MS) {
    const stored = await findAnswer(db, sent);
    if (stored?.status !== UNDER_WAY || stored.requestHash !== hash) return stored;
    if (waited >= WAIT_MS || now() - stored.createdAt > WAIT_MS) return stored;
    await setTimeout(STEP_MS);
  }
};

/** Stores the response, unless another server has; returns the one that counts. */
const storeAnswer = (context: Context, sent: SentKey, answer: StoredAnswer) =>
  context.transaction(async (tx) => {
    const stored = await findAnswer(tx, sent);
    if (stored && stored.status !== UNDER_WAY) return stored;
    if (stored) await saveAnswer(tx, { ...sent, ...answer });
    else await insertAnswer(tx, sent, answer, context.now());
    return answer;
  });

/**
 * Each transaction of the work is stored with what it writes (`steps.ts`). A repeat after the server was stopped goes on
 * after the last one: nothing is done twice, and nothing is refused for good.
 */
export const performOnce = async (
  context: Context,
  sent: SentKey,
  hash: string,
  status: number,
  work: (context: Context) => Promise<unknown>,
): Promise<StoredAnswer> => {
  for (let round = 0; round < ROUNDS; round++) {
    const stored = await awaitAnswer(context, sent, hash);
    if (stored && (stored.status !== UNDER_WAY || stored.requestHash !== hash)) return stored;
    const done = stored ? stepsIn(stored.body) : [];
    try {
      const body = JSON.stringify((await work(inSteps(context, sent, hash, done))) ?? {});
      return await storeAnswer(context, sent, { requestHash: hash, status, body });
    } catch (error) {
      if (error instanceof CarriedOutElsewhere) continue;
      // After a fault the key keeps what was done, for the repeat. Without the database what was thrown says more.
      if (done.length === 0 && answerOf(error))
        await context.transaction((tx) => deleteAnswer(tx, sent)).catch(() => undefined);
      throw error;
    }
  }
  throw conflict('errors.sentBefore');
};
