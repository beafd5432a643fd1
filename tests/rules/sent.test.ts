/** What a PostgreSQL transaction sent without waiting for it. */
import { expect, test } from 'vitest';
import { Sent } from '../../drizzle/sent.ts';

const failing = (code: string, message: string) => Promise.reject(Object.assign(new Error(message), { code }));
const ABORTED = () => failing('25P02', 'current transaction is aborted');

test('settles once all have succeeded, and begins anew', async () => {
  const sent = new Sent();
  await sent.add(Promise.resolve());
  await sent.settle();
  await expect(sent.settle()).resolves.toBeUndefined();
});

test('settling throws what failed first', async () => {
  const sent = new Sent();
  await sent.add(Promise.resolve());
  await sent.add(failing('23505', 'duplicate key'));
  await sent.add(ABORTED());
  await expect(sent.settle()).rejects.toThrow('duplicate key');
});

test('a statement that only follows from a failure is told as that failure', async () => {
  const sent = new Sent();
  await sent.add(failing('40001', 'could not serialize'));
  await sent.add(ABORTED());
  const told = await sent.reasonOf(Object.assign(new Error('current transaction is aborted'), { code: '25P02' }));
  expect(told).toMatchObject({ code: '40001' });
});

test('what failed by itself is told as itself, and leaves nothing behind for the next transaction', async () => {
  const sent = new Sent();
  const error = new Error('changed my mind');
  await sent.add(ABORTED());
  expect(await sent.reasonOf(error)).toBe(error);
  await expect(sent.settle()).resolves.toBeUndefined();
});

test('waits where much was sent', async () => {
  const sent = new Sent();
  let failed: unknown;
  for (let count = 0; count < 1000 && !failed; count++)
    await sent
      .add(count === 3 ? failing('23503', 'foreign key') : Promise.resolve())
      .catch((error) => (failed = error));
  expect(failed).toMatchObject({ code: '23503' });
});
