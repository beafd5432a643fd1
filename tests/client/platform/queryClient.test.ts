/** A refused request is not repeated; one that failed on the way, or at the server, is. */
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { queryClient } from '../../../client/queryClient.ts';

afterEach(() => queryClient.clear());

/** How often a page's request is sent that always fails with this. */
const timesSent = async (error: Error) => {
  const send = vi.fn(() => Promise.reject(error));
  await expect(
    queryClient.fetchQuery({ queryKey: [error.message], queryFn: send, retryDelay: 0 }),
  ).rejects.toBe(error);
  return send.mock.calls.length;
};

test.each([400, 401, 403, 404, 409, 413, 415, 422, 429])(
  'a request that is refused with %i is sent once',
  async (status) => {
    expect(await timesSent(new ApiError(status, { message: `refused ${status}` }))).toBe(1);
  },
);

test.each([0, 500, 502, 503, 504])(
  'a request that fails with %i is tried again, and not for ever',
  async (status) => {
    expect(await timesSent(new ApiError(status, { message: `failed ${status}` }))).toBe(4);
  },
);

test('a request that never reached the server is tried again', async () => {
  expect(await timesSent(new TypeError('Failed to fetch'))).toBe(4);
});

test('a write is never repeated by itself', async () => {
  const send = vi.fn(() => Promise.reject(new ApiError(503, { message: 'errors.unavailable' })));
  const write = queryClient.getMutationCache().build(queryClient, { mutationFn: send });
  await expect(write.execute(undefined)).rejects.toThrow('errors.unavailable');
  expect(send).toHaveBeenCalledTimes(1);
});
