/** What a refusal of the database means, in one vocabulary for both. */
import { refusalOf as postgresRefusal } from './postgres/errors.ts';
import { refusalOf as sqliteRefusal } from './sqlite/errors.ts';

export type Refusal =
  /** A unique key is taken; `column` is the one that the caller chose, '' where it is not known. */
  | { kind: 'duplicate'; column: string }
  /** Something refers to what is not, or no longer, there. */
  | { kind: 'reference' }
  /** A value that the column's type cannot hold (a fraction or a giant where a whole number belongs). */
  | { kind: 'value' }
  /** A lock, a connection or a place in the queue was not to be had in time. */
  | { kind: 'busy' };

/** What a driver's errors carry; drizzle wraps them as the cause of its own. */
export interface DriverError {
  code?: string;
  message?: string;
  table?: string;
  constraint?: string;
  cause?: DriverError;
}

/** Thrown to those who have waited in this process for as long as timeouts.ts says. */
export class DatabaseBusyError extends Error {
  constructor(ms: number) {
    super(`The database was busy for ${ms / 1000} seconds`);
  }
}

/** Null for an error that is not a refusal of the database, or one of no known meaning. */
export const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof DatabaseBusyError) return { kind: 'busy' };
  if (typeof error !== 'object' || error === null) return null;
  const { cause, ...own } = error as DriverError;
  // `message` is no own enumerable property of an error.
  const known = { ...own, message: (error as DriverError).message ?? '' };
  return sqliteRefusal(known) ?? postgresRefusal(known) ?? (cause ? refusalOf(cause) : null);
};

export const isForeignKey = (error: unknown): boolean => refusalOf(error)?.kind === 'reference';
