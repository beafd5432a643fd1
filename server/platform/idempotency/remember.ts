/** `Idempotency-Key`: a repeat with the same body gets the same answer; with another body, 409. */
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import type { Context } from '../http/context.ts';
import { answerOf, conflict, HttpError } from '../http/errors.ts';

/** Days after which a repeat of a request is a new one. */
export const IDEMPOTENCY_KEEP_DAYS = 30;

interface Answer {
  status: number;
  body: string;
}

type Kept = Pick<typeof idempotencyKeys.$inferSelect, 'requestHash' | 'status' | 'body'>;

const find = prepared(
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

/** What was answered to the key before, or what `work` answers now. Of two applications, the first to keep its answer wins. */
const answerOnce = async (
  context: Context,
  apiKeyId: number,
  key: string,
  hash: string,
  status: number,
  work: () => Promise<unknown>,
) => {
  const [known] = await find(context.db, { apiKeyId, key });
  if (known) return known;
  let answer: Kept;
  try {
    answer = { requestHash: hash, status, body: JSON.stringify((await work()) ?? {}) };
  } catch (error) {
    // What the caller did wrong stays wrong; what we did wrong may be tried again.
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
    return (await find(tx, { apiKeyId, key }))[0] ?? answer;
  });
};

const hashOf = (request: unknown): string => {
  try {
    return createHash('sha256').update(JSON.stringify(request)).digest('hex');
  } catch {
    // Nested deeper than anything here could read.
    throw new HttpError(400, 'errors.malformed');
  }
};

/** Repeats under way in this process come one after another. */
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
    const kept = await run;
    if (kept.requestHash !== hash) throw conflict('errors.idempotencyConflict');
    return { status: kept.status, body: kept.body };
  } finally {
    if (running.get(name) === settled) running.delete(name);
  }
};
