/** Responses stored by idempotency key. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';

type KeyRow = typeof idempotencyKeys.$inferSelect;
export type StoredAnswer = Pick<KeyRow, 'requestHash' | 'status' | 'body'>;

/** A key of one sender. `apiKeyId` is 0 for members of staff, whose id then begins the key. */
export interface SentKey {
  apiKeyId: number;
  key: string;
}

const selectAnswer = prepared(
  { apiKeyId: idempotencyKeys.apiKeyId, key: idempotencyKeys.key },
  (q, { apiKeyId, key }) =>
    q
      .select({
        requestHash: idempotencyKeys.requestHash,
        status: idempotencyKeys.status,
        body: idempotencyKeys.body,
        createdAt: idempotencyKeys.createdAt,
      })
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.apiKeyId, apiKeyId), eq(idempotencyKeys.key, key))),
);

export const findAnswer = async (
  db: Db,
  sent: SentKey,
): Promise<(StoredAnswer & Pick<KeyRow, 'createdAt'>) | undefined> =>
  (await selectAnswer(db, sent))[0];

export const insertAnswer = (tx: Db, sent: SentKey, answer: StoredAnswer, now: number) =>
  insertRows(tx, idempotencyKeys, [{ ...answer, ...sent, createdAt: now }]);

export const saveBody = prepared(
  { apiKeyId: idempotencyKeys.apiKeyId, key: idempotencyKeys.key, body: idempotencyKeys.body },
  (q, { apiKeyId, key, body }) =>
    q
      .update(idempotencyKeys)
      .set({ body })
      .where(and(eq(idempotencyKeys.apiKeyId, apiKeyId), eq(idempotencyKeys.key, key))),
);

export const saveAnswer = prepared(
  {
    apiKeyId: idempotencyKeys.apiKeyId,
    key: idempotencyKeys.key,
    status: idempotencyKeys.status,
    body: idempotencyKeys.body,
  },
  (q, { apiKeyId, key, status, body }) =>
    q
      .update(idempotencyKeys)
      .set({ status, body })
      .where(and(eq(idempotencyKeys.apiKeyId, apiKeyId), eq(idempotencyKeys.key, key))),
);

export const deleteAnswer = prepared(
  { apiKeyId: idempotencyKeys.apiKeyId, key: idempotencyKeys.key },
  (q, { apiKeyId, key }) =>
    q
      .delete(idempotencyKeys)
      .where(and(eq(idempotencyKeys.apiKeyId, apiKeyId), eq(idempotencyKeys.key, key))),
);
