/**
 * The statements of one PostgreSQL connection, in one transaction after another. Those that are asked for at the same
 * time (see together.ts) are sent one behind the other without waiting for an answer in between.
 */
import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import { isFollowing } from './errors.ts';

export class StatementPipeline {
  readonly #client: Pick<ClientBase, 'query'>;
  #failure: unknown;

  constructor(client: Pick<ClientBase, 'query'>) {
    this.#client = client;
  }

  /** Runs one statement. Drizzle's builders call this too: to them, the pipeline is a client. */
  readonly query = async (
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<QueryResult> => {
    try {
      return await this.#client.query(statement as string, values);
    } catch (error) {
      // What was asked for beside it may be heard of first, and only follows.
      if (!isFollowing(error)) this.#failure ??= error;
      throw error;
    }
  };

  /**
   * Sends what begins a transaction or sets a savepoint, in the same trip as the statement that comes next. Where it
   * fails, so does that.
   */
  control(text: string): void {
    this.#client.query(text).catch((error: unknown) => {
      if (!isFollowing(error)) this.#failure ??= error;
    });
  }

  /** Resolves once what was written is durable. */
  async commit(): Promise<void> {
    const { command } = await this.#client.query('commit');
    // Where a statement had failed, PostgreSQL takes everything back without an error.
    if (command !== 'COMMIT')
      throw this.#failure ?? new Error('A transaction was not committed, but taken back');
    this.#failure = undefined;
  }

  /** Why a transaction failed: the failure from which `error` only follows, where it does. Begins anew. */
  reasonOf(error: unknown): unknown {
    const first = this.#failure;
    this.#failure = undefined;
    return isFollowing(error) ? (first ?? error) : error;
  }
}
