/**
 * What a PostgreSQL transaction sends. Each wait is a trip to the server, and each statement costs more to send, plan and
 * answer than most of them cost to carry out: writes that answer no rows are not waited for, those of different tables
 * are one statement, and so are reads that are asked for together.
 */
import type { ClientBase, QueryResult } from 'pg';
import { isFollowing } from './errors.ts';
import { readTogether, send, sendable, writeTogether } from './statement.ts';

/** Writes are waited for once there are this many, so that a long transaction holds no thousands of answers. */
const MOST_WRITES = 100;
/** Reads or writes in one statement, at most: the number of different statements stays small. */
const MOST_TOGETHER = 12;

interface Read {
  sql: string;
  values: readonly unknown[];
  resolve: (rows: never[]) => void;
  reject: (error: unknown) => void;
}

interface Write {
  sql: string;
  values: readonly unknown[];
  table: string;
}

export class Sent {
  readonly #client: ClientBase;
  #answers: Promise<unknown>[] = [];
  /** Asked for and not sent yet: either reads or writes. */
  #reads: Read[] = [];
  #writes: Write[] = [];
  #failure: unknown;
  /** Writes asked for so far. */
  written = 0;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  /** Rows of a statement; of one that answers none, at once. */
  async ask<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    const statement = sendable(sql);
    if (statement.reads) return this.#read<T>(sql, values);
    this.written++;
    if (statement.writesOnly !== undefined) {
      await this.#write({ sql, values, table: statement.writesOnly });
      return [];
    }
    this.send();
    const answer = send(this.#client, statement, values);
    if (!statement.silent) return this.#rowsOf<T>(answer);
    this.#note(answer);
    await this.#settleMany();
    return [];
  }

  /** Begins, keeps or takes back; it goes along with what comes next. */
  async control(text: string, values?: unknown[]): Promise<{ answer: Promise<QueryResult> }> {
    this.send();
    const answer = this.#client.query(text, values);
    this.#note(answer);
    await this.#settleMany();
    return { answer };
  }

  /** Sends the commit; `done` resolves once it is answered. What is asked for then belongs to the next transaction. */
  commit(): { done: Promise<void> } {
    this.send();
    const answers = this.#take();
    const answer = this.#client.query('commit');
    const noted = this.#failure;
    this.#failure = undefined;
    const wait = async () => {
      const outcomes = await Promise.allSettled([...answers, answer]);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw isFollowing(failed.reason) ? (noted ?? failed.reason) : failed.reason;
      // What had failed before is rolled back without an error.
      if ((await answer).command !== 'COMMIT')
        throw noted ?? new Error('A transaction was not committed');
    };
    const done = wait();
    done.catch(() => undefined);
    return { done };
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

  /** Sends what was asked for so far: whatever comes next is sent behind it. */
  send(): void {
    this.#sendReads();
    this.#sendWrites();
  }

  /** When no promise is left to go on with, nobody asks for more before an answer comes. */
  #sendSoon() {
    if (this.#reads.length + this.#writes.length === 1) process.nextTick(() => this.send());
  }

  #read<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    this.#sendWrites();
    return new Promise<T[]>((resolve, reject) => {
      this.#reads.push({ sql, values, resolve: resolve as Read['resolve'], reject });
      this.#sendSoon();
      if (this.#reads.length === MOST_TOGETHER) this.#sendReads();
    });
  }

  async #write(write: Write): Promise<void> {
    this.#sendReads();
    if (this.#writes.some(({ table }) => table === write.table)) this.#sendWrites();
    this.#writes.push(write);
    this.#sendSoon();
    if (this.#writes.length === MOST_TOGETHER) this.#sendWrites();
    await this.#settleMany();
  }

  #sendWrites() {
    const writes = this.#writes;
    if (writes.length === 0) return;
    this.#writes = [];
    const values = writes.flatMap((write) => write.values);
    this.#note(send(this.#client, sendable(writeTogether(writes.map(({ sql }) => sql))), values));
  }

  #sendReads() {
    const reads = this.#reads;
    const [first, ...others] = reads;
    if (!first) return;
    this.#reads = [];
    if (others.length === 0) {
      this.#rowsOf<never>(send(this.#client, sendable(first.sql), first.values)).then(
        first.resolve,
        first.reject,
      );
      return;
    }
    const values = reads.flatMap((read) => read.values);
    this.#rowsOf<{ part: number; row: string }>(
      send(this.#client, sendable(readTogether(reads.map(({ sql }) => sql))), values),
    ).then(
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

  /** Takes what answers nothing. */
  #note(answer: Promise<unknown>) {
    answer.catch(() => undefined);
    this.#answers.push(answer);
  }

  async #settleMany(): Promise<void> {
    if (this.#answers.length >= MOST_WRITES) await this.settle();
  }

  #take = () => this.#answers.splice(0);

  /** Resolves once all have succeeded; throws what the first failed with. */
  async settle(): Promise<void> {
    this.send();
    for (const answer of this.#take()) await answer;
  }

  /** Why a transaction failed: the failure of what was not waited for, where the error only follows from it. */
  async reasonOf(error: unknown): Promise<unknown> {
    const noted = this.#failure;
    this.#failure = undefined;
    this.#writes = [];
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
