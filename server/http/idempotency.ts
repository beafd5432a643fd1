/** `Idempotency-Key`: a repeat with the same body gets the same answer; with another body, 409. */
import { createHash } from 'node:crypto';
import { statement } from '#db/statements';
import type { Context } from './context.ts';
import { answerOf, conflict, HttpError } from './errors.ts';

interface Answer {
  status: number;
  body: string;
}

const find = statement<{ request_hash: string; status: number; body: string }>(
  'select request_hash, status, body from idempotency_keys where api_key_id = ? and key = ?',
);
const insert = statement(
  `insert into idempotency_keys (api_key_id, key, request_hash, status, body, created_at) values (?, ?, ?, ?, ?, ?)
   on conflict (api_key_id, key) do nothing`,
);

/** Repeats under way in this process wait for the first; across processes the domain's own ids keep it single. */
const running = new Map<string, Promise<Answer>>();

export const remember = async (
  context: Context,
  apiKeyId: number,
  key: string,
  request: { path: string; body: unknown },
  status: number,
  work: () => Promise<unknown>,
): Promise<Answer> => {
  if (key.length > 200) throw new HttpError(400, 'errors.idempotencyKey');
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const name = `${apiKeyId} ${key}`;
  const before = running.get(name);
  if (before) await before.catch(() => undefined);
  const [known] = await find(context.db, apiKeyId, key);
  if (known) {
    if (known.request_hash !== hash) throw conflict('errors.idempotencyConflict');
    return { status: known.status, body: known.body };
  }
  const run = (async (): Promise<Answer> => {
    let answer: Answer;
    try {
      answer = { status, body: JSON.stringify((await work()) ?? {}) };
    } catch (error) {
      // What the caller did wrong stays wrong; what we did wrong may be tried again.
      const refusal = answerOf(error);
      if (!refusal) throw error;
      answer = { status: refusal.status, body: JSON.stringify(refusal.body) };
    }
    await context.transaction((tx) => insert(tx, apiKeyId, key, hash, answer.status, answer.body, context.now()));
    return answer;
  })();
  running.set(name, run);
  try {
    return await run;
  } finally {
    if (running.get(name) === run) running.delete(name);
  }
};
