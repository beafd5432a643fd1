/** How long anything waits for the database, in milliseconds: nothing waits for ever. */

/** To connect, or for a free connection of the pool. */
export const CONNECT_MS = 10_000;
/** For a lock that another transaction holds. */
export const LOCK_MS = 60_000;
/** SQLite, on the event loop: for another process that writes the same file. */
export const BUSY_MS = 10_000;
/** SQLite, in a thread of its own. */
export const BUSY_THREAD_MS = 30_000;
/** For one statement of a transaction or a request; long transactions and migrations have none. */
export const STATEMENT_MS = 600_000;
/** PostgreSQL ends a transaction whose process says nothing more. */
export const IDLE_TRANSACTION_MS = 300_000;
/** In this process, for the transactions that came before. */
export const QUEUE_MS = 120_000;
/** The same for long work, which waits for other long work. */
export const LONG_QUEUE_MS = 1_800_000;

/** Statements slower than this are logged as slow. */
export const SLOW_MS = 200;
