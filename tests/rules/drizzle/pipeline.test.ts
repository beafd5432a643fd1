/** Statements of PostgreSQL transactions: when they are sent, which failure is reported, and what a commit guarantees. */
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { together } from '#db/together';
import { StatementPipeline } from '../../../drizzle/postgres/pipeline.ts';

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });
const ABORTED = failure('25P02', 'current transaction is aborted');
/** Resolves when an answer from the network can have arrived, after all code that runs now. */
const arrival = () => new Promise((resolve) => setImmediate(resolve));
type Answer = Error | { command?: string } | undefined;

/** A client that answers each query by `answer`, asynchronously and in order, and records the queries. */
const pipelineOf = (answer: (text: string) => Answer) => {
  const asked: string[] = [];
  /** The number of statements in each write to the network. */
  const writes: number[] = [];
  const stream = new Writable({
    objectMode: true,
    write: (_, __, done) => done(void writes.push(1)),
    writev: (statements, done) => done(void writes.push(statements.length)),
  });
  let last: Promise<unknown> = Promise.resolve();
  const query = (text: string) => {
    asked.push(text);
    stream.write(text);
    const outcome = answer(text);
    const mine = last.then(arrival).then(() => {
      if (outcome instanceof Error) throw outcome;
      return { rows: [], command: 'INSERT', ...outcome };
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  // The pipeline uses only `query` of the driver's client.
  const client = { query } as unknown as ConstructorParameters<typeof StatementPipeline>[0];
  return { asked, writes, pipeline: new StatementPipeline(client, stream) };
};

test('a write resolves when it has been executed and rejects with its own failure', async () => {
  const answers: Answer[] = [undefined, failure('23505', 'duplicate key')];
  const { pipeline } = pipelineOf(() => answers.shift());
  await expect(pipeline.query('insert into t (a) values (1)')).resolves.toMatchObject({ rows: [] });
  await expect(pipeline.query('insert into t (a) values (1)')).rejects.toThrow('duplicate key');
});

test('statements that run together are all sent in order before the first is answered', async () => {
  const { asked, pipeline } = pipelineOf(() => undefined);
  const written = together([
    pipeline.query('update t set a = 1'),
    pipeline.query('insert into u (a) values (1)'),
    pipeline.query('select a from t'),
  ]);
  expect(asked).toEqual(['update t set a = 1', 'insert into u (a) values (1)', 'select a from t']);
  await written;
});

test('statements that are started at the same time leave in one write, the next ones without waiting for more', async () => {
  const { writes, pipeline } = pipelineOf(() => undefined);
  pipeline.begin('begin');
  await together([
    pipeline.query('update t set a = 1'),
    (async () => {
      await Promise.resolve();
      await pipeline.query('insert into u (a) values (1)');
    })(),
  ]);
  await pipeline.query('select a from t');
  expect(writes).toEqual([3, 1]);
});

test('statements that run together reject with the first failure, once all are answered', async () => {
  const answered: string[] = [];
  const slow = new Promise((resolve) => setImmediate(resolve)).then(() => answered.push('slow'));
  const failed = Promise.reject(failure('23505', 'duplicate key'));
  const also = Promise.reject(failure('23503', 'foreign key'));
  await expect(together([failed, slow, also])).rejects.toThrow('duplicate key');
  expect(answered).toEqual(['slow']);
});

test('a statement that begins a transaction is sent without waiting for its answer', async () => {
  const { asked, pipeline } = pipelineOf(() => undefined);
  pipeline.begin('begin');
  await pipeline.query('select a from t');
  expect(asked).toEqual(['begin', 'select a from t']);
});

test('a statement that fails because the transaction is aborted reports the original failure', async () => {
  const answers: Answer[] = [failure('40001', 'could not serialize'), ABORTED];
  const { pipeline } = pipelineOf(() => answers.shift());
  const [, second] = await Promise.allSettled([
    pipeline.query('update t set a = 1'),
    pipeline.query('select a from t'),
  ]);
  const { reason } = second as PromiseRejectedResult;
  expect(reason).toMatchObject({ code: '25P02' });
  expect(pipeline.reasonOf(reason)).toMatchObject({ code: '40001' });
});

test('a transaction that could not begin reports the reason', async () => {
  const answers: Answer[] = [failure('57P01', 'terminating connection'), ABORTED];
  const { pipeline } = pipelineOf(() => answers.shift());
  pipeline.begin('begin');
  const error: unknown = await pipeline.query('select 1').catch((reason: unknown) => reason);
  expect(pipeline.reasonOf(error)).toMatchObject({ code: '57P01' });
});

test('after a begin that failed no statement is sent that would be committed by itself, until the next begin', async () => {
  const answers: Answer[] = [failure('0A000', 'cannot use serializable mode in a hot standby')];
  const { asked, pipeline } = pipelineOf(() => answers.shift() ?? { command: 'COMMIT' });
  const refused = { code: '0A000' };
  pipeline.begin('begin');
  await pipeline.query('select a from t');
  await expect(pipeline.query('insert into t (a) values (1)')).rejects.toMatchObject(refused);
  pipeline.reasonOf(new Error('a work of the batch failed'));
  pipeline.control('rollback to savepoint work');
  await expect(pipeline.query('insert into t (a) values (2)')).rejects.toMatchObject(refused);
  await expect(pipeline.commit()).rejects.toMatchObject(refused);
  pipeline.begin('begin');
  await pipeline.query('insert into t (a) values (3)');
  await pipeline.commit();
  expect(asked).toEqual([
    'begin',
    'select a from t',
    'begin',
    'insert into t (a) values (3)',
    'commit',
  ]);
});

test('an error without a database failure is reported as itself and does not affect the next transaction', async () => {
  const answers: Answer[] = [failure('23505', 'duplicate key'), ABORTED];
  const { pipeline } = pipelineOf(() => answers.shift());
  const error = new Error('changed my mind');
  await pipeline.query('insert into t (a) values (1)').catch(() => undefined);
  expect(pipeline.reasonOf(error)).toBe(error);
  expect(pipeline.reasonOf(ABORTED)).toBe(ABORTED);
});

describe('a commit in the pipeline', () => {
  test('a commit waits for the answer of the database', async () => {
    const { asked, pipeline } = pipelineOf((text) => ({
      command: text === 'commit' ? 'COMMIT' : 'UPDATE',
    }));
    await pipeline.query('update t set a = 1');
    await pipeline.commit();
    expect(asked).toEqual(['update t set a = 1', 'commit']);
  });
  test('a commit that fails reports the reason', async () => {
    const { pipeline } = pipelineOf(() => failure('40001', 'could not serialize'));
    await expect(pipeline.commit()).rejects.toMatchObject({ code: '40001' });
  });
  test('a commit that the database turns into a rollback rejects with the earlier failure, and the next commit succeeds', async () => {
    const answers: Answer[] = [
      failure('23505', 'duplicate key'),
      { command: 'ROLLBACK' },
      { command: 'COMMIT' },
    ];
    const { pipeline } = pipelineOf(() => answers.shift());
    await pipeline.query('insert into t (a) values (1)').catch(() => undefined);
    const error: unknown = await pipeline.commit().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: '23505' });
    expect(pipeline.reasonOf(error)).toBe(error);
    await expect(pipeline.commit()).resolves.toBeUndefined();
  });
  test('a commit that the database turns into a rollback without a known reason rejects', async () => {
    const { pipeline } = pipelineOf(() => ({ command: 'ROLLBACK' }));
    await expect(pipeline.commit()).rejects.toThrow('not committed');
  });
});
