/**
 * Runs the statements of one PostgreSQL connection in consecutive transactions. Statements that are started at the same
 * time (see together.ts) are sent without waiting for answers in between, and in one write to the network.
 */
import type { Writable } from 'node:stream';
import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import { isFollowing } from './errors.ts';

export class StatementPipeline {
  readonly #client: Pick<ClientBase, 'query'>;
  readonly #stream: Pick<Writable, 'cork' | 'uncork'>;
  #failure: unknown;
  /** Why the transaction has not begun. */
  #notBegun: unknown;
  /** How long an answer may take in this transaction, where the connection's own limit does not apply. */
  answerMs: number | undefined;

  /** `stream`: the client's connection. */
  constructor(client: Pick<ClientBase, 'query'>, stream: Pick<Writable, 'cork' | 'uncork'>) {
    this.#client = client;
    this.#stream = stream;
  }

  /** Holds back what is sent until the code that runs now has started all its statements. */
  #gather(): void {
    this.#stream.cork();
    process.nextTick(() => this.#stream.uncork());
  }

  /** Runs one statement. Drizzle's builders call it too and use the pipeline as their client. */
  readonly query = async (
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult> => {
    this.#requireBegun();
    this.#gather();
    try {
      return await this.#client.query(this.#limited(statement) as QueryConfig, values);
    } catch (error) {
      // Statements sent together may report an error that only follows from the actual failure.
      if (!isFollowing(error)) this.#failure ??= error;
      throw error;
    }
  };

  #limited(statement: string | QueryConfig): string | QueryConfig {
    if (this.answerMs === undefined) return statement;
    const config = typeof statement === 'string' ? { text: statement } : statement;
    return { ...config, query_timeout: this.answerMs } as QueryConfig;
  }

  /** A statement outside of the transaction would be committed by itself. */
  #requireBegun(): void {
    if (this.#notBegun !== undefined) throw this.#notBegun;
  }

  /** Begins a transaction, sent together with its first statement. If that fails, no later statement is sent. */
  begin(text: string): void {
    this.#notBegun = undefined;
    this.#gather();
    this.#client.query(text).catch((error: unknown) => {
      this.#notBegun = error;
      this.#failure ??= error;
    });
  }

  /**
   * Sends a statement that sets a savepoint or goes back to it together with the next statement. If it fails, the
   * next one fails too.
   */
  control(text: string): void {
    if (this.#notBegun !== undefined) return;
    this.#gather();
    this.#client.query(text).catch((error: unknown) => {
      if (!isFollowing(error)) this.#failure ??= error;
    });
  }

  /** Commits; resolves once the writes are durable. */
  async commit(): Promise<void> {
    this.#requireBegun();
    const { command } = await this.#client.query(this.#limited('commit') as QueryConfig);
    // After a failed statement PostgreSQL answers a commit with a rollback, but without an error.
    if (command !== 'COMMIT')
      throw this.#failure ?? new Error('A transaction was not committed, but taken back');
    this.#failure = undefined;
  }

  /**
   * The error that made a transaction fail: the original failure where `error` only follows from it. Resets the stored
   * failure.
   */
  reasonOf(error: unknown): unknown {
    const first = this.#failure;
    this.#failure = undefined;
    return isFollowing(error) ? (first ?? error) : error;
  }
}
