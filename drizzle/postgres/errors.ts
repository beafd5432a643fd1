/** Classifies PostgreSQL's errors. */
import type { DriverError, Refusal } from '../errors.ts';

/** A conflict that all repeats met, a lock or a statement that timed out, or too many connections. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014', '53300']);
/** The pool's error for a timeout has no code. */
const NO_CONNECTION = 'timeout exceeded when trying to connect';

/**
 * The server shuts down, starts or was stopped; after a failover the connected server is read-only, or begins no
 * serializable transaction (0A000), which no other server refuses; or the network fails.
 */
const UNAVAILABLE = new Set(
  `57P01 57P02 57P03 57P05 25006 0A000 25P03 58000 58030 ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH
  ENETUNREACH ENETDOWN ENOTFOUND EAI_AGAIN`.split(/\s+/),
);
/** Errors of the driver without a code: the connection broke, or was closed because no answer came. */
const BROKEN =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout expired)/;

/** A connection after such an error must not be used again. */
export const isUnavailable = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code = '', message = '', cause } = error as DriverError;
  if (UNAVAILABLE.has(code) || code.startsWith('08') || (!code && BROKEN.test(message)))
    return true;
  return cause !== undefined && isUnavailable(cause);
};

export const refusalOf = ({
  code = '',
  message = '',
  table = '',
  constraint = '',
}: DriverError): Refusal | null => {
  // Unique indexes are named `<table>_<column>`.
  if (code === '23505') return { kind: 'duplicate', column: constraint.slice(table.length + 1) };
  if (code === '23503') return { kind: 'reference' };
  if (/^22[0-9A-Z]{3}$/.test(code)) return { kind: 'value' };
  if (BUSY.has(code) || message === NO_CONNECTION) return { kind: 'busy' };
  if (code === '53100') return { kind: 'full' };
  if (isUnavailable({ code, message })) return { kind: 'unavailable' };
  return null;
};

/**
 * Codes of statements after one that failed: the transaction is aborted, or the statement was therefore never prepared.
 */
const FOLLOWING = new Set(['25P02', '26000']);

export const isFollowing = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return (code !== undefined && FOLLOWING.has(code)) || (cause !== undefined && isFollowing(cause));
};

export const isConflict = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '40001' || code === '40P01' || (cause !== undefined && isConflict(cause));
};

/**
 * Another transaction wrote the same key after this one had looked for it; a second run finds the key. A key that
 * existed from the start is refused a second time.
 */
export const isDuplicate = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '23505' || (cause !== undefined && isDuplicate(cause));
};
