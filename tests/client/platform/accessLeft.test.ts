/** A question about access whose asker leaves before the answer is forgotten, because pages wait for its answer. */
import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { queryClient } from '../../../client/queryClient.ts';

const ACCESS = ['auth', 'canAccess', { action: 'create', resource: 'tags' }];

/** Leaves while the question is open; like React-Admin's, it ends when nobody waits for it. */
const askAndLeave = (queryKey: readonly unknown[]) => {
  const observer = new QueryObserver(queryClient, {
    queryKey,
    queryFn: async ({ signal }) => !(await Promise.resolve(signal)).aborted,
  });
  observer.subscribe(() => undefined)();
};

test('a page that is left before its access is known leaves no open question behind', () => {
  askAndLeave(ACCESS);
  expect(queryClient.getQueryState(ACCESS)).toBeUndefined();
});

test('an answered question about access stays known after its page is left', async () => {
  const observer = new QueryObserver(queryClient, { queryKey: ACCESS, queryFn: () => true });
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => queryClient.getQueryState(ACCESS)?.status).toBe('success');
  leave();
  expect(queryClient.getQueryData(ACCESS)).toBe(true);
});

test('a question that somebody else still asks stays open', () => {
  queryClient.removeQueries();
  const other = new QueryObserver(queryClient, {
    queryKey: ACCESS,
    queryFn: () => new Promise<boolean>(() => undefined),
  });
  const leave = other.subscribe(() => undefined);
  askAndLeave(ACCESS);
  expect(queryClient.getQueryState(ACCESS)?.status).toBe('pending');
  leave();
});

test('what else was asked stays in the cache when its page is left', () => {
  askAndLeave(['tags', 'getOne']);
  expect(queryClient.getQueryState(['tags', 'getOne'])?.status).toBe('pending');
});
