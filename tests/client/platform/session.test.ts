/** A request whose session has ended is sent again after a login, and never counts as done without an answer. */
import { afterEach, expect, test, vi } from 'vitest';
import { api } from '../../../client/api.ts';
import { ApiError } from '../../../client/apiError.ts';
import { setLoginPrompt } from '../../../client/session.ts';

const ended = () => new Response('{"message":"errors.loginRequired"}', { status: 401 });
const saved = () => new Response('{"id":1,"name":"Lamp"}');
let stop = () => undefined as void;

afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

test('every kind of request waits for one login, and is then sent again', async () => {
  let isLoggedIn = false;
  const sent = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => (isLoggedIn ? saved() : ended()));
  const prompt = vi.fn(async () => void (isLoggedIn = true));
  stop = setLoginPrompt(prompt);
  const answers = await Promise.all([
    api.update('products', { id: 1, data: { name: 'Lamp' }, previousData: { id: 1 } }),
    api.act('promotions', 1, 'approval', { version: 2 }),
    api.call('POST', '/priceBatches/preview', {}),
  ]);
  expect(answers.map(({ data }) => data)).toEqual(Array(3).fill({ id: 1, name: 'Lamp' }));
  expect(prompt).toHaveBeenCalledTimes(1);
  expect(sent).toHaveBeenCalledTimes(6);
});

test('a wrong password is not taken for an ended session', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(
    new Response('{"code":"INVALID_EMAIL_OR_PASSWORD"}', { status: 401 }),
  );
  const prompt = vi.fn(async () => undefined);
  stop = setLoginPrompt(prompt);
  await expect(api.call('POST', '/auth/sign-in/email', {})).rejects.toBeInstanceOf(ApiError);
  expect(prompt).not.toHaveBeenCalled();
});

test('before the first login the refusal is thrown', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(ended());
  await expect(api.call('GET', '/account')).rejects.toMatchObject({ status: 401 });
});
