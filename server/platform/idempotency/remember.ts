/**
 * `Idempotency-Key`: a repeat with the same body gets the same response; with a different body it is refused with 409.
 */
import { createHash } from 'node:crypto';
import type { Caller } from '../http/context.ts';
import { conflict, HttpError } from '../http/errors.ts';
import type { Remember } from '../http/mounting.ts';
import { answerOnce } from './answerOnce.ts';
import { performOnce } from './performOnce.ts';
import type { SentKey } from './storedAnswers.ts';

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

const sentBy = (caller: Caller, key: string): SentKey =>
  caller.kind === 'key'
    ? { apiKeyId: caller.keyId, key }
    : { apiKeyId: 0, key: `${caller.actor.id} ${key}` };

/** The store's systems repeat a request unchanged; people correct a form that was refused, and send it again. */
export const remember: Remember = async (context, caller, key, request, status, work) => {
  if (key.length > 200) throw new HttpError(400, 'errors.idempotencyKey');
  const hash = hashOf(request);
  const sent = sentBy(caller, key);
  const name = `${sent.apiKeyId} ${sent.key}`;
  const isStaff = caller.kind === 'staff';
  const once = isStaff ? performOnce : answerOnce;
  const run = (running.get(name) ?? Promise.resolve()).then(() =>
    once(context, sent, hash, status, work),
  );
  const settled = run.catch(() => undefined);
  running.set(name, settled);
  try {
    const answer = await run;
    if (answer.requestHash !== hash)
      throw conflict(isStaff ? 'errors.sentBefore' : 'errors.idempotencyConflict');
    // Taken by a version that took keys before the work, and stopped: nobody knows what was carried out.
    if (answer.body === '') throw conflict('errors.sentBefore');
    return { status: answer.status, body: answer.body };
  } finally {
    if (running.get(name) === settled) running.delete(name);
  }
};
