/**
 * What a PostgreSQL transaction sends. Each wait is a trip to the server, and each statement costs more to send, plan and
 * answer than most of them cost to carry out: writes that answer no rows are not waited for, and reads that are asked for
 * together are one statement.
 */
import type { ClientBase, QueryResult } from 'pg';
import { send, sendable } from './postgresStatement.ts';

/** Writes are waited for once there are this many, so that a long transaction holds no thousands of answers. */
const MOST_WRITES = 100;
/** Reads in one statement, at most: the number of different statements stays small. */
const MOST_READS = 12;

/** What PostgreSQL says to statements after one that failed: aborted, and not prepared because that came after as well. */
const FOLLOWING = new Set(['25P02', '26000']);

const isFollowing = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return (code !== undefined && FOLLOWING.has(code)) || (cause !== undefined && isFollowing(cause));
};

interface Read {
  sql: string;
  values: readonly unknown[];
  resolve: (rows: never[]) => void;
  reject: (error: unknown) => void;
}

/** Every read's rows as JSON, each with the number of its read. */
const union = (reads: readonly Read[]): string =>
  reads.map(({ sql }, at) => `select ${at} as part, row_to_json(r)::text as row from (${sql}) r`).join(' union all ');

export class Sent {
  readonly #client: ClientBase;
  #answers: Promise<unknown>[] = [];
  #reads: Read[] = [];
  #failure: unknown;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  /** Rows of a statement; of one that answers none, at once. */
  async ask<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    const statement = sendable(sql);
    if (statement.reads) return this.#read<T>(sql, values);
    this.#sendReads();
    const answer = send(this.#client, statement, values);
    if (!statement.silent) return this.#rowsOf<T>(answer);
    await this.#add(answer);
    return [];
  }

  /** Begins, keeps or takes back; it goes along with what comes next. */
  async control(text: string, values?: unknown[]): Promise<{ answer: Promise<QueryResult> }> {
    this.#sendReads();
    const answer = this.#client.query(text, values);
    await this.#add(answer);
    return { answer };
  }

  /** Takes note of what failed: what was asked beside it may be heard of first, and only follows. */
  async #rowsOf<T>(answer: Promise<QueryResult>): Promise<T[]> {
    try {
      return (await answer).rows as T[];
    } catch (error) {
      if (!isFollowing(error)) this.#failure ??= error;
      throw error;
    }
  }

  #read<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    return new Promise<T[]>((resolve, reject) => {
      this.#reads.push({ sql, values, resolve: resolve as Read['resolve'], reject });
      // When no promise is left to go on with, nobody asks for more before an answer comes.
      if (this.#reads.length === 1) process.nextTick(() => this.#sendReads());
      else if (this.#reads.length === MOST_READS) this.#sendReads();
    });
  }

  /** Sends the reads asked for so far: whatever comes next is sent behind them. */
  #sendReads() {
    const reads = this.#reads;
    const [first, ...others] = reads;
    if (!first) return;
    this.#reads = [];
    if (others.length === 0) {
      this.#rowsOf<never>(send(this.#client, sendable(first.sql), first.values)).then(first.resolve, first.reject);
      return;
    }
    const values = reads.flatMap((read) => read.values);
    this.#rowsOf<{ part: number; row: string }>(send(this.#client, sendable(union(reads)), values)).then(
      (rows) => {
        const parts = reads.map((): never[] => []);
        for (const { part, row } of rows) parts[part]?.push(JSON.parse(row) as never);
        reads.forEach(({ resolve }, at) => resolve(parts[at] ?? []));
      },
      (error: unknown) => {
        for (const { reject } of reads) reject(error);
      },
    );
  }

  /** Takes what answers nothing; resolves at once while there are few. */
  async #add(answer: Promise<unknown>): Promise<void> {
    answer.catch(() => undefined);
    this.#answers.push(answer);
    if (this.#answers.length >= MOST_WRITES) await this.settle();
  }

  #take = () => this.#answers.splice(0);

  /** Resolves once all have succeeded; throws what the first failed with. */
  async settle(): Promise<void> {
    for (const answer of this.#take()) await answer;
  }

  /** Why a transaction failed: the failure of what was not waited for, where the error only follows from it. */
  async reasonOf(error: unknown): Promise<unknown> {
    const noted = this.#failure;
    this.#failure = undefined;
    this.#sendReads();
    for (const answer of this.#take()) {
      const failure: unknown = await answer.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (failure !== undefined && !isFollowing(failure)) return failure;
    }
    return isFollowing(error) ? (noted ?? error) : error;
  }
}
