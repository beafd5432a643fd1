import { expect, test } from 'vitest';
import { Batcher } from '#server/promotions/quotes/batcher';

const settledOf = (items: readonly number[]) =>
  items.map((item) => (item < 0 ? { error: new Error('refused') } : { value: item * 10 }));

test('items that wait while a group runs form the next group, and each gets its own result', async () => {
  const groups: number[][] = [];
  const batcher = new Batcher<number, number>(async (items) => {
    groups.push([...items]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return settledOf(items);
  });
  const first = [1, 2].map((item) => batcher.ask(item));
  await new Promise((resolve) => setTimeout(resolve, 2));
  const second = [3, -1, 4].map((item) => batcher.ask(item).catch((error: Error) => error.message));
  expect(await Promise.all([...first, ...second])).toEqual([10, 20, 30, 'refused', 40]);
  expect(groups).toEqual([
    [1, 2],
    [3, -1, 4],
  ]);
});

test('if a whole group fails, only the item at fault is rejected', async () => {
  const batcher = new Batcher<number, number>(async (items) => {
    if (items.includes(7)) throw new Error('broken');
    return settledOf(items);
  });
  const asked = [6, 7, 8].map((item) => batcher.ask(item).catch((error: Error) => error.message));
  expect(await Promise.all(asked)).toEqual([60, 'broken', 80]);
});

test('items with the same key are never in the same group', async () => {
  const groups: number[][] = [];
  const batcher = new Batcher<number, number>(
    async (items) => {
      groups.push([...items]);
      return settledOf(items);
    },
    (item) => String(item % 2),
  );
  await Promise.all([1, 3, 2].map((item) => batcher.ask(item)));
  expect(groups).toEqual([[1, 2], [3]]);
});
