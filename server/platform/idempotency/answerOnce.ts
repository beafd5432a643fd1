/** Executes a request once for each idempotency key and stores the response. */
import { and, eq } from 'drizzle-orm';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import type { Context } from '../http/context.ts';
import { answerOf } from '../http/errors.ts';

export interface Answer {
  status: number;
  body: string;
}

type StoredAnswer = Pick<typeof idempotencyKeys.$inferSelect, 'requestHash' | 'status' | 'body'>;

const findAnswer = prepared(
  { apiKeyId: idempotencyKeys.apiKeyId, key: idempotencyKeys.key },
  (q, { apiKeyId, key }) =>
    q
      .select({
        requestHash: idempotencyKeys.requestHash,
        status: idempotencyKeys.status,
        body: idempotencyKeys.body,
      })
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.apiKeyId, apiKeyId), eq(idempotencyKeys.key, key))),
);

/**
 * The stored response for the key, or the response of `work`, which is then stored. If two servers run it, the first
 * stored response counts.
 */
export const answerOnce = async (
  context: Context,
  apiKeyId: number,
  key: string,
  hash: string,
  status: number,
  work: () => Promise<unknown>,
) => {
  const [stored] = await findAnswer(context.db, { apiKeyId, key });
  if (stored) return stored;
  let answer: StoredAnswer;
  try {
    answer = { requestHash: hash, status, body: JSON.stringify((await work()) ?? {}) };
  } catch (error) {
    // A refusal is stored as well; after a server error the caller may try again.
    const refusal = answerOf(error);
    if (!refusal) throw error;
    answer = { requestHash: hash, status: refusal.status, body: JSON.stringify(refusal.body) };
  }
  return context.transaction(async (tx) => {
    await insertRows(
      tx,
      idempotencyKeys,
      [{ ...answer, apiKeyId, key, createdAt: context.now() }],
      {
        suffix: 'on conflict (api_key_id, key) do nothing',
      },
    );
    return (await findAnswer(tx, { apiKeyId, key }))[0] ?? answer;
  });
};
