/** Timeouts of the database in milliseconds. Every wait has one. */

/** For connecting, or for a free connection of the pool. */
export const CONNECT_MS = 10_000;
/** For a lock that another transaction holds. */
export const LOCK_MS = 30_000;
/** On SQLite's event loop, for another process that writes to the same file. */
export const BUSY_MS = 10_000;
/** For the same in a SQLite thread. */
export const BUSY_THREAD_MS = 30_000;
/** For another process that migrates or prepares the same database. */
export const EXCLUSIVE_MS = 600_000;
/** For one statement of a transaction or a request; migrations have no limit. */
export const STATEMENT_MS = 60_000;
/** For one statement of a long transaction. */
export const LONG_STATEMENT_MS = 1_800_000;
/** How much longer than a statement its answer may take, before the connection counts as dead. */
export const ANSWER_MS = 5000;
/** For the database's answer to a probe. */
export const PROBE_MS = 5000;
/** How long a server waits at its start for a database that cannot be reached. */
export const START_MS = 120_000;
/** PostgreSQL ends a transaction whose process has been silent for this long. */
export const IDLE_TRANSACTION_MS = 300_000;
/** For earlier transactions of this process. */
export const QUEUE_MS = 120_000;
/** For long work, which waits for other long work. */
export const LONG_QUEUE_MS = 1_800_000;

/** Statements slower than this are logged as slow. */
export const SLOW_MS = 200;
