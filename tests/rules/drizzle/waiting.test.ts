/** Waiting for the database has a time limit: a task that waits too long is refused, and the others keep their order. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseBusyError } from '#db/errors';
import { WaitingQueue, withTimeout } from '#db/waiting';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A named task that records the errors it was refused with. */
const taskNamed = (name: string) => {
  const refusals: unknown[] = [];
  return { name, refusals, reject: (error: unknown) => void refusals.push(error) };
};
const namesOf = (tasks: readonly { name: string }[]) => tasks.map(({ name }) => name);

describe('withTimeout', () => {
  test('a promise that settles in time keeps its own outcome', async () => {
    await expect(withTimeout(1000, Promise.resolve('done'))).resolves.toBe('done');
    await expect(withTimeout(1000, Promise.reject(new Error('own failure')))).rejects.toThrow(
      'own failure',
    );
    expect(vi.getTimerCount()).toBe(0);
  });
  test('a promise that takes too long is refused as busy', async () => {
    const outcome = withTimeout(1000, new Promise(() => undefined)).catch(
      (error: unknown) => error,
    );
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome).toBeInstanceOf(DatabaseBusyError);
  });
});

describe('WaitingQueue', () => {
  test('a task that waits longer than its limit is refused and leaves the queue', async () => {
    const line = new WaitingQueue<ReturnType<typeof taskNamed>>();
    const [short, long] = [taskNamed('short'), taskNamed('long')];
    line.push(short, 2000);
    line.push(long, 60_000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(short.refusals).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(short.refusals).toEqual([expect.any(DatabaseBusyError)]);
    expect(long.refusals).toEqual([]);
    expect(namesOf(line.take(10))).toEqual(['long']);
  });
  test('a task that was taken in time is never refused', async () => {
    const line = new WaitingQueue<ReturnType<typeof taskNamed>>();
    const task = taskNamed('taken');
    line.push(task, 2000);
    expect(namesOf(line.take(1))).toEqual(['taken']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(task.refusals).toEqual([]);
  });
  test('no timer runs while no task waits', async () => {
    const line = new WaitingQueue<ReturnType<typeof taskNamed>>();
    line.push(taskNamed('only'), 2000);
    line.take(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(vi.getTimerCount()).toBe(0);
  });
  test('tasks are taken in order up to the first that is not accepted', () => {
    const line = new WaitingQueue<ReturnType<typeof taskNamed>>();
    for (const name of ['a1', 'a2', 'b1', 'a3']) line.push(taskNamed(name), 2000);
    line.unshift(taskNamed('a0'), 2000);
    const isA = ({ name }: { name: string }) => name.startsWith('a');
    expect(namesOf(line.take(2, isA))).toEqual(['a0', 'a1']);
    expect(namesOf(line.take(9, isA))).toEqual(['a2']);
    expect(namesOf(line.take(9, isA))).toEqual([]);
    expect(line.length).toBe(2);
  });
  test('accepted tasks can be taken from any position in the queue', () => {
    const line = new WaitingQueue<ReturnType<typeof taskNamed>>();
    for (const name of ['b1', 'a1', 'b2', 'a2', 'a3']) line.push(taskNamed(name), 2000);
    expect(namesOf(line.takeAny(2, ({ name }) => name.startsWith('a')))).toEqual(['a1', 'a2']);
    expect(namesOf(line.take(9))).toEqual(['b1', 'b2', 'a3']);
  });
});
