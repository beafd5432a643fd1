/** `Idempotency-Key`: a repeat with the same body gets the same answer; with another body, 409. */
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import type { Context } from '../http/context.ts';
import { answerOf, conflict, HttpError } from '../http/errors.ts';

/** Stored answers are deleted after so many days; a repeat is a new request from then on. */
export const IDEMPOTENCY_KEEP_DAYS = 30;

interface Answer {
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

/** The stored answer to the key, or the answer of `work`, which is stored. Of two servers, the first to store one wins. */
const answerOnce = async (
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
    // A refusal is stored as well; after a fault of the server the caller may try again.
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

const hashOf = (request: unknown): string => {
  try {
    return createHash('sha256').update(JSON.stringify(request)).digest('hex');
  } catch {
    // Nested too deeply to be written as JSON.
    throw new HttpError(400, 'errors.malformed');
  }
};

/** Requests with the same key run one after another in this process. */
const running = new Map<string, Promise<unknown>>();

export const remember = async (
  context: Context,
  apiKeyId: number,
  key: string,
  request: { path: string; body: unknown },
  status: number,
  work: () => Promise<unknown>,
): Promise<Answer> => {
  if (key.length > 200) throw new HttpError(400, 'errors.idempotencyKey');
  const hash = hashOf(request);
  const name = `${apiKeyId} ${key}`;
  const run = (running.get(name) ?? Promise.resolve()).then(() =>
    answerOnce(context, apiKeyId, key, hash, status, work),
  );
  const settled = run.catch(() => undefined);
  running.set(name, settled);
  try {
    const answer = await run;
    if (answer.requestHash !== hash) throw conflict('errors.idempotencyConflict');
    return { status: answer.status, body: answer.body };
  } finally {
    if (running.get(name) === settled) running.delete(name);
  }
};
