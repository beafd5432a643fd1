/** Errors people can act on. `message` and the leaves of `errors` are translation keys. */
import { ZodError } from 'zod';
import { type FieldErrors, fieldErrors, message } from '#shared/fields';

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
/** The record changed since it was read: sends the current one, so that the person can compare and lose nothing. */
export const stale = (current: unknown) => new HttpError(409, 'errors.stale', { current });
export const conflict = (key: string, details: Record<string, unknown> = {}) =>
  new HttpError(409, key, details);
export const invalid = (errors: FieldErrors) =>
  new HttpError(422, 'ra.message.invalid_form', { errors });

interface DriverError {
  code?: string;
  message?: string;
  table?: string;
  constraint?: string;
  cause?: DriverError;
}

/** external_id → externalId */
const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const fieldOfUnique = (error: DriverError): string | null => {
  if (error.cause) return fieldOfUnique(error.cause);
  if (error.code === 'SQLITE_CONSTRAINT_UNIQUE') {
    // Of several columns the last is what the person chose; the others say within what.
    return camel(/\.(\w+)$/.exec(error.message ?? '')?.[1] ?? '');
  }
  // Unique indexes are named `<table>_<column>`.
  if (error.code === '23505')
    return camel((error.constraint ?? '').slice((error.table ?? '').length + 1));
  return null;
};

/** Something refers to what is not, or no longer, there. */
export const isForeignKey = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as DriverError;
  return (
    code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === '23503' || (!!cause && isForeignKey(cause))
  );
};

/** A value the database's type cannot hold (a fraction or a giant where a whole number belongs): the caller's, not ours. */
const isDataException = (error: DriverError): boolean =>
  /^22[0-9A-Z]{3}$/.test(error.code ?? '') || (!!error.cause && isDataException(error.cause));

/** Anything thrown, as an answer; null for what is our own fault (500, logged). */
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
  const field = fieldOfUnique(error as DriverError);
  if (field !== null) {
    return {
      status: 422,
      body: { message: 'ra.message.invalid_form', errors: { [field || 'root']: 'errors.taken' } },
    };
  }
  if (isDataException(error as DriverError))
    return { status: 400, body: { message: 'errors.wrongType' } };
  if (isForeignKey(error)) return { status: 409, body: { message: 'errors.stillUsed' } };
  return null;
};
