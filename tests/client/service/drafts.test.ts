/** What somebody has begun to write stays in the browser as long as it may, and goes to nobody else. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { authProvider, forgetAccount } from '../../../client/auth.ts';
import { DRAFT_KEY, preferences } from '../../../client/layout/preferences.ts';

const KEY = `${DRAFT_KEY}tickets.agent.7`;
const stored = () => preferences.getItem<unknown>(KEY);

/** Whoever the server says is logged in. */
const logIn = async (id: string) => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(
    async () => new Response(JSON.stringify({ id, name: id, role: 'agent' })),
  );
  forgetAccount();
  await authProvider.checkAuth({});
};
/** As React-Admin does it. */
const logOut = async () => {
  await authProvider.logout({});
  preferences.reset();
};

beforeEach(async () => {
  await logIn('agent');
  preferences.setItem(KEY, { public: { body: 'It leaves' } });
});
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test('whoever logs out leaves nothing of what they have begun to write', async () => {
  await logOut();
  expect(stored()).toBeUndefined();
});

test('the end of a session keeps it for the same person', async () => {
  const ended = new ApiError(401, { message: 'errors.loginRequired' });
  await expect(authProvider.checkError(ended)).rejects.toBe(ended);
  await logOut();
  await logIn('agent');
  expect(stored()).toEqual({ public: { body: 'It leaves' } });
});

test('after the end of a session another person who logs in finds nothing', async () => {
  const ended = new ApiError(401, { message: 'errors.loginRequired' });
  await expect(authProvider.checkError(ended)).rejects.toBe(ended);
  await logOut();
  await logIn('manager');
  expect(stored()).toBeUndefined();
});
