/** Classifies errors of both databases. */
import { refusalOf as postgresRefusal } from './postgres/errors.ts';
import { refusalOf as sqliteRefusal } from './sqlite/errors.ts';

export type Refusal =
  /** A unique key exists already. `column` is the column whose value the caller chose, '' where it is not known. */
  | { kind: 'duplicate'; column: string }
  /** A foreign key refers to a row that does not exist. */
  | { kind: 'reference' }
  /**
   * A value that the column's type cannot hold, such as a fraction or a number that is too large for an integer column.
   */
  | { kind: 'value' }
  /** A lock, a connection or a place in the queue did not become free in time. */
  | { kind: 'busy' }
  /** The database cannot be reached, does not answer, or is being restarted. */
  | { kind: 'unavailable' }
  /** The disk of the database or of this server is full. */
  | { kind: 'full' };

/** Fields of a driver's errors. Drizzle's own errors have them as their cause. */
export interface DriverError {
  code?: string;
  message?: string;
  table?: string;
  constraint?: string;
  cause?: DriverError;
}

/** Thrown after waiting in this process for as long as timeouts.ts allows. */
export class DatabaseBusyError extends Error {
  constructor(ms: number) {
    super(`The database was busy for ${ms / 1000} seconds`);
  }
}

/** The error after waiting for another process that migrates or prepares the same database. */
export const stillPrepared = (limitMs: number, cause: unknown) =>
  new Error(
    `another process has been preparing this database for ${Math.round(limitMs / 60_000)} minutes; wait until it has finished, or end it, and start again`,
    { cause },
  );

/** The meaning of a database error; null for any other error. */
export const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof DatabaseBusyError) return { kind: 'busy' };
  if (typeof error !== 'object' || error === null) return null;
  const { cause, ...own } = error as DriverError;
  // `message` is not an own enumerable property of an error.
  const known = { ...own, message: (error as DriverError).message ?? '' };
  return sqliteRefusal(known) ?? postgresRefusal(known) ?? (cause ? refusalOf(cause) : null);
};

export const isForeignKey = (error: unknown): boolean => refusalOf(error)?.kind === 'reference';
