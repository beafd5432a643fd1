/**
 * Lets one undo of a change run at a time, on all servers: it writes each record in a transaction of its own, and a second
 * one would take what the first wrote for changes of somebody else. It takes an idempotency key of the console's own.
 */
import { and, eq, lt } from 'drizzle-orm';
import { refusalOf } from '#db/errors';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import {
  deleteAnswer,
  findAnswer,
  insertAnswer,
  type SentKey,
} from '../idempotency/storedAnswers.ts';
import type { Context } from '../http/context.ts';
import { conflict } from '../http/errors.ts';

/** After this time the server that took the key is taken for stopped: the largest undo lasts about a minute. */
const TAKEN_MS = 600_000;

const deleteOutdated = prepared(
  { key: idempotencyKeys.key, before: idempotencyKeys.createdAt },
  (q, { key, before }) =>
    q
      .delete(idempotencyKeys)
      .where(
        and(
          eq(idempotencyKeys.apiKeyId, 0),
          eq(idempotencyKeys.key, key),
          lt(idempotencyKeys.createdAt, before),
        ),
      ),
);

const takeKey = async (context: Context, sent: SentKey) => {
  try {
    await context.connection.transaction(async (tx) => {
      const now = context.now();
      await deleteOutdated(tx, { key: sent.key, before: now - TAKEN_MS });
      if (await findAnswer(tx, sent)) throw conflict('undo.errors.underWay');
      await insertAnswer(tx, sent, { requestHash: '', status: 200, body: '' }, now);
    });
  } catch (error) {
    if (refusalOf(error)?.kind === 'duplicate') throw conflict('undo.errors.underWay');
    throw error;
  }
};

/** Does the work; throws 409 while another undo of the change runs. */
export const oneUndoAtATime = async <T>(
  context: Context,
  changeId: string,
  work: () => Promise<T>,
): Promise<T> => {
  const sent = { apiKeyId: 0, key: `undo ${changeId}` };
  await takeKey(context, sent);
  try {
    return await work();
  } finally {
    // Without the database the key stays until it is outdated.
    await context.connection.transaction((tx) => deleteAnswer(tx, sent)).catch(() => undefined);
  }
};
