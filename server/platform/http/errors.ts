/** Errors that callers can act on. `message` and the leaves of `errors` are translation keys. */
import { ZodError } from 'zod';
import { type Refusal, refusalOf } from '#db/errors';
import { type FieldErrors, fieldErrors, message } from '#shared/fields';
import { StorageError } from '../files/storage.ts';

export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly key: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(key);
  }
}

export const unauthorized = () => new HttpError(401, 'errors.loginRequired');
export const forbidden = (roles: readonly string[]) =>
  new HttpError(
    403,
    roles.length
      ? message('errors.forbidden', { roles: roles.join(', ') })
      : 'errors.forbiddenToKey',
  );
export const notFound = () => new HttpError(404, 'errors.notFound');
const STALE = 'errors.stale';
/**
 * The record changed since it was read. No handler says what it is now: `withCurrent` adds it as the caller may see it, so
 * that the person can compare.
 */
export const stale = (details: { current?: unknown } = {}) => new HttpError(409, STALE, details);
export const isStale = (error: unknown): boolean =>
  error instanceof HttpError && error.key === STALE;
/** Too much of this kind of work is under way; the caller may try again. */
export const busy = () => new HttpError(503, 'errors.busy');
export const conflict = (key: string, details: Record<string, unknown> = {}) =>
  new HttpError(409, key, details);
export const invalid = (errors: FieldErrors) =>
  new HttpError(422, 'ra.message.invalid_form', { errors });

/** external_id → externalId */
const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The response for anything thrown; null for a server error, which is logged. */
export const answerOf = (
  error: unknown,
): { status: number; body: Record<string, unknown> } | null => {
  if (error instanceof HttpError)
    return { status: error.status, body: { message: error.key, ...error.details } };
  if (error instanceof ZodError) {
    return {
      status: 422,
      body: { message: 'ra.message.invalid_form', errors: fieldErrors(error) },
    };
  }
  const { status, type } = error as { status?: number; type?: string };
  if (status && status >= 400 && status < 500) {
    const key = type === 'entity.too.large' ? 'errors.tooLarge' : 'errors.malformed';
    return { status, body: { message: key } };
  }
  const refusal = refusalOf(error);
  switch (refusal?.kind) {
    case 'duplicate': {
      const errors = { [camel(refusal.column) || 'root']: 'errors.taken' };
      return { status: 422, body: { message: 'ra.message.invalid_form', errors } };
    }
    case 'value':
      return { status: 400, body: { message: 'errors.wrongType' } };
    case 'reference':
      return { status: 409, body: { message: 'errors.stillUsed' } };
    default:
      return null;
  }
};

const UNSERVED: Partial<Record<Refusal['kind'], string>> = {
  busy: 'errors.busy',
  unavailable: 'errors.unavailable',
  full: 'errors.diskFull',
};

/** The response for a server error: 503 where the database or the storage of files did not serve, so that the caller may try again. */
export const faultOf = (error: unknown): { status: number; body: { message: string } } => {
  const kind = error instanceof StorageError ? 'unavailable' : refusalOf(error)?.kind;
  const unserved = UNSERVED[kind ?? 'value'];
  return unserved
    ? { status: 503, body: { message: unserved } }
    : { status: 500, body: { message: 'errors.internal' } };
};
