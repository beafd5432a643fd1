/** What a PostgreSQL transaction sends: what is waited for, what is asked together, and whose failure it is. */
import type { ClientBase } from 'pg';
import { describe, expect, test } from 'vitest';
import { Sent } from '../../../drizzle/postgres/pipeline.ts';

type Row = Record<string, unknown>;
interface Asked {
  text: string;
  values: unknown[];
}

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });
const ABORTED = failure('25P02', 'current transaction is aborted');

/** A client that answers by `answer`, in the order of asking, and remembers what it was asked. */
const clientOf = (answer: (asked: Asked) => Row[] | Error | undefined, committed = 'COMMIT') => {
  const asked: Asked[] = [];
  const query = (config: string | Asked, values: unknown[] = []) => {
    const one =
      typeof config === 'string'
        ? { text: config, values }
        : { text: config.text, values: config.values };
    asked.push(one);
    const rows = answer(one);
    return rows instanceof Error
      ? Promise.reject(rows)
      : Promise.resolve({ rows: rows ?? [], command: committed });
  };
  // Of the driver's client `Sent` uses `query` alone.
  return { asked, sent: new Sent({ query } as unknown as ClientBase) };
};
const texts = (asked: readonly Asked[]) => asked.map(({ text }) => text);

test('settles once all have succeeded, and begins anew', async () => {
  const { sent } = clientOf(() => []);
  await sent.ask('insert into t (a) values (?)', [1]);
  await sent.settle();
  await expect(sent.settle()).resolves.toBeUndefined();
});

test('settling throws what failed first', async () => {
  const answers = [[], failure('23505', 'duplicate key'), ABORTED];
  const { sent } = clientOf(() => answers.shift());
  for (const a of [1, 2, 3]) await sent.ask('insert into t (a) values (?)', [a]);
  await expect(sent.settle()).rejects.toThrow('duplicate key');
});

test('a statement that only follows from a failure is told as that failure', async () => {
  const answers = [failure('40001', 'could not serialize'), ABORTED];
  const { sent } = clientOf(() => answers.shift());
  await sent.ask('update t set a = ?', [1]);
  const error: unknown = await sent.ask('select a from t', []).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: '25P02' });
  expect(await sent.reasonOf(error)).toMatchObject({ code: '40001' });
});

test('a failure that is heard of after what follows from it is the reason', async () => {
  const answers = [failure('40001', 'could not serialize'), ABORTED];
  const { sent } = clientOf(() => answers.shift());
  const [first, second] = [
    sent.ask('insert into t (a) values (1) returning a', []),
    sent.ask('select a from t', []),
  ];
  await Promise.allSettled([first, second]);
  expect(await sent.reasonOf(ABORTED)).toMatchObject({ code: '40001' });
});

test('what failed by itself is told as itself, and leaves nothing behind for the next transaction', async () => {
  const { sent } = clientOf(() => ABORTED);
  const error = new Error('changed my mind');
  await sent.ask('delete from t', []);
  expect(await sent.reasonOf(error)).toBe(error);
  await expect(sent.settle()).resolves.toBeUndefined();
  expect(await sent.reasonOf(ABORTED)).toBe(ABORTED);
});

test('waits where much was sent', async () => {
  let count = 0;
  const { sent } = clientOf(() => (++count === 4 ? failure('23503', 'foreign key') : []));
  let failed: unknown;
  for (let at = 0; at < 1000 && !failed; at++)
    await sent
      .ask('insert into t (a) values (?)', [at])
      .catch((error: unknown) => (failed = error));
  expect(failed).toMatchObject({ code: '23503' });
});

test('reads that are asked for together are one statement, each with its own rows', async () => {
  const { asked, sent } = clientOf(({ text }) =>
    text.includes('union all')
      ? [
          { part: 0, row: '{"a":1}' },
          { part: 2, row: '{"c":"x"}' },
          { part: 0, row: '{"a":2}' },
        ]
      : [{ a: 7 }],
  );
  const [a, b, c] = await Promise.all([
    sent.ask('select a from t where id = ?', [1]),
    sent.ask('select b from u where id = ? and b > ?', [2, 3]),
    // Asked for a little later, before anybody waits.
    Promise.resolve().then(() =>
      sent.ask('with v as (select 1) select c from v where c = ?', ['x']),
    ),
  ]);
  expect([a, b, c]).toEqual([[{ a: 1 }, { a: 2 }], [], [{ c: 'x' }]]);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.values).toEqual([1, 2, 3, 'x']);
  expect(asked[0]?.text).toContain('b > $3');
  expect(await sent.ask('select a from t where id = ?', [1])).toEqual([{ a: 7 }]);
});

test('a failure of one is that of all that were asked with it', async () => {
  const { sent } = clientOf(() => failure('22012', 'division by zero'));
  const both = await Promise.allSettled([sent.ask('select 1 / 0', []), sent.ask('select 2', [])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('what comes next is sent behind the reads asked for before', async () => {
  const { asked, sent } = clientOf(() => []);
  const read = sent.ask('select a from t', []);
  await sent.ask('update t set a = ?', [1]);
  const written = sent.ask('select b from t', []);
  await sent.control('commit');
  await Promise.all([read, written]);
  expect(texts(asked)).toEqual([
    'select a from t',
    'update t set a = $1',
    'select b from t',
    'commit',
  ]);
});

test('writes of different tables are one statement', async () => {
  const { asked, sent } = clientOf(() => []);
  await sent.ask('insert into t (a, b) values (?, ?)', [1, 2]);
  await sent.ask(
    'update "u" set a = i.a from (select (value ->> 0)::integer as a from json_array_elements(?::json)) i',
    ['[]'],
  );
  await sent.ask('insert into v (a) select c0 from unnest(?::integer[]) as input(c0)', ['{3}']);
  await sent.settle();
  expect(asked).toHaveLength(1);
  expect(asked[0]?.text).toMatch(
    /^with w0 as \(insert into t .*\), w1 as \(update "u" .*\) insert into v /,
  );
  expect(asked[0]?.text).toContain('unnest($4::integer[])');
  expect(asked[0]?.values).toEqual([1, 2, '[]', '{3}']);
});

test('writes that may see something of each other are sent one behind the other', async () => {
  const { asked, sent } = clientOf(() => []);
  await sent.ask('update t set a = ?', [1]);
  // Of the same table, looking at another one, taking away what another refers to.
  await sent.ask('insert into t (a) values (?)', [2]);
  await sent.ask('update u set a = (select max(a) from t)', []);
  await sent.ask('delete from u', []);
  await sent.ask('update v set a = ?', [3]);
  await sent.settle();
  expect(texts(asked)).toEqual([
    'update t set a = $1',
    'insert into t (a) values ($1)',
    'update u set a = (select max(a) from t)',
    'delete from u',
    'update v set a = $1',
  ]);
});

test('what is written is sent before what reads it, and when nothing more is asked for', async () => {
  const { asked, sent } = clientOf(() => []);
  await sent.ask('update t set a = ?', [1]);
  await sent.ask('select a from t', []);
  await sent.ask('update t set a = ?', [2]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(texts(asked)).toEqual(['update t set a = $1', 'select a from t', 'update t set a = $1']);
});

test('writes not sent yet are given up with their transaction', async () => {
  const { asked, sent } = clientOf(() => []);
  const before = sent.written;
  await sent.ask('update t set a = ?', [1]);
  expect(sent.written).toBe(before + 1);
  const error = new Error('changed my mind');
  expect(await sent.reasonOf(error)).toBe(error);
  await sent.settle();
  expect(asked).toEqual([]);
});

describe('a commit', () => {
  test('is answered while the next transaction is under way', async () => {
    const { asked, sent } = clientOf(() => []);
    await sent.ask('update t set a = ?', [1]);
    const { done } = sent.commit();
    await sent.control('begin');
    await sent.ask('update t set a = ?', [2]);
    await done;
    await sent.settle();
    expect(texts(asked)).toEqual(['update t set a = $1', 'commit', 'begin', 'update t set a = $1']);
  });
  test('fails with what failed first in its own transaction, and the next one does not', async () => {
    const answers = [failure('40001', 'could not serialize'), ABORTED];
    const { sent } = clientOf(() => answers.shift());
    await sent.ask('delete from t', []);
    await sent.ask('delete from u', []);
    const { done } = sent.commit();
    await sent.ask('delete from v', []);
    await expect(done).rejects.toMatchObject({ code: '40001' });
    await expect(sent.settle()).resolves.toBeUndefined();
    expect(await sent.reasonOf(ABORTED)).toBe(ABORTED);
  });
  test('that takes back instead is a failure', async () => {
    const { sent } = clientOf(() => [], 'ROLLBACK');
    await expect(sent.commit().done).rejects.toThrow('not committed');
  });
});
