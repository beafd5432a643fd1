/**
 * `Idempotency-Key`: a repeat with the same body gets the same response; with a different body it is refused with 409.
 */
import { createHash } from 'node:crypto';
import type { Context } from '../http/context.ts';
import { conflict, HttpError } from '../http/errors.ts';
import { type Answer, answerOnce } from './answerOnce.ts';

/** Stored responses are deleted after this number of days; a repeat is then a new request. */
export const IDEMPOTENCY_KEEP_DAYS = 30;

const hashOf = (request: unknown): string => {
  try {
    return createHash('sha256').update(JSON.stringify(request)).digest('hex');
  } catch {
    // Nested too deeply to be serialised as JSON.
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
  work: (context: Context) => Promise<unknown>,
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
