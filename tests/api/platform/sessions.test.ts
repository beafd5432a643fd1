/** Logging in, sessions and the second factor. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleaguesOf, FIRST_PASSWORD } from '../support/colleagues.ts';
import { NOW, openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';

let api: OpenApi;
/** Attempts are limited by address, so each comes from its own. */
let addresses = 0;
let join: ReturnType<typeof colleaguesOf>['join'];
let as: ReturnType<typeof colleaguesOf>['as'];
beforeAll(async () => {
  api = await openApi();
  ({ join, as } = colleaguesOf(api));
});
afterAll(() => api.close());

describe('logging in', () => {
  test('logging in sets a cookie that scripts and other sites cannot use', async () => {
    const call = api.withHeaders({ 'x-forwarded-for': '10.9.0.1' });
    const { headers } = await call('POST', '/api/auth/sign-in/email', {
      email: 'agent@example.com',
      password: PASSWORD,
    });
    const cookie = headers.getSetCookie().find((one) => one.includes('session_token'));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/i);
  });
  test('the account gives the person’s name and role and the settings of the store', async () => {
    const call = await api.raw('analyst');
    const { body } = await call('GET', '/api/account');
    expect(body).toMatchObject({
      name: 'Analyst',
      email: 'analyst@example.com',
      role: 'analyst',
      twoFactorEnabled: false,
      store: { currency: 'CNY', decimals: 2, timeZone: 'Asia/Shanghai' },
    });
  });
  test('a wrong password and an unknown address are refused with the same response', async () => {
    const call = api.withHeaders({ 'x-forwarded-for': '10.9.0.2' });
    const wrong = await call('POST', '/api/auth/sign-in/email', {
      email: 'agent@example.com',
      password: 'not the password',
    });
    const unknown = await call('POST', '/api/auth/sign-in/email', {
      email: 'nobody@example.com',
      password: 'not the password',
    });
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });
  test('logging in is rate-limited by address', async () => {
    const call = api.withHeaders({ 'x-forwarded-for': '10.9.0.3' });
    const statuses: number[] = [];
    for (let index = 0; index < 12; index++)
      statuses.push(
        (
          await call('POST', '/api/auth/sign-in/email', {
            email: 'x@example.com',
            password: 'not the password',
          })
        ).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  });
  test('guesses at one account are counted over all addresses and both servers, until the password is right', async () => {
    const { email } = await join('analyst');
    const other = await api.sibling();
    try {
      const guess = async (server: OpenApi, password: string) => {
        const call = server.withHeaders({ 'x-forwarded-for': `10.7.0.${++addresses}` });
        const answer = await call('POST', '/api/auth/sign-in/email', { email, password });
        return answer;
      };
      const guesses = async (number: number) => {
        const answers = await Promise.all(
          Array.from({ length: number }, (_, index) =>
            guess(index % 2 ? other : api, 'not this one'),
          ),
        );
        return answers.map(({ status }) => status).sort();
      };
      expect(await guesses(9)).toEqual(Array.from({ length: 9 }, () => 401));
      expect((await guess(api, FIRST_PASSWORD)).status).toBe(200);
      expect(await guesses(12)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
      const refused = await guess(other, FIRST_PASSWORD);
      expect([refused.status, refused.body.message]).toEqual([429, 'errors.tooManyAttempts']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      other.now = api.now + 15 * 60_000;
      expect((await guess(other, FIRST_PASSWORD)).status).toBe(200);
    } finally {
      await other.close();
    }
  });
  test('the answer of a login does not repeat the token of the session', async () => {
    const call = api.withHeaders({ 'x-forwarded-for': '10.9.0.9' });
    const { body, headers } = await call('POST', '/api/auth/sign-in/email', {
      email: 'agent@example.com',
      password: PASSWORD,
    });
    const token = /session_token=([^.;]+)/.exec(headers.getSetCookie().join())?.[1] ?? '';
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(body)).not.toContain(token);
    const session = api.withHeaders({ cookie: await api.cookie('agent') });
    expect(JSON.stringify((await session('GET', '/api/auth/get-session')).body)).not.toContain(
      '"token"',
    );
  });
  test.each([
    'sign-up/email',
    'update-user',
    'list-sessions',
    'delete-user',
    'change-email',
    'request-password-reset',
    'revoke-sessions',
    'set-password',
  ])('the authentication route %s is disabled', async (path) => {
    const call = api.withHeaders({ cookie: await api.cookie('marketer'), origin: api.url });
    const { status } = await call('POST', `/api/auth/${path}`, {
      role: 'owner',
      name: 'X',
      email: 'new@example.com',
      password: 'a good password',
      newEmail: 'n@example.com',
    });
    expect(status).toBe(404);
    expect((await call('GET', '/api/account')).body).toMatchObject({
      role: 'marketer',
      name: 'Marketer',
    });
  });
  test('logging in is recorded as an activity', async () => {
    const { id } = await join('analyst');
    const owner = await api.raw('owner');
    const { body } = await owner<object[]>('GET', `/api/history/staff/${id}`);
    expect(body).toMatchObject([{ verb: 'signIn', at: NOW, actorId: id }]);
    const { body: person } = await owner('GET', `/api/staff/${id}`);
    expect(person).toMatchObject({ lastLoginAt: NOW });
  });
});

describe('sessions of a person', () => {
  interface Session {
    id: string;
    current: boolean;
  }
  test('sessions are listed and can be ended one by one or all others at once', async () => {
    const { email, cookie } = await join('agent');
    const [here, there, elsewhere] = [
      as(cookie),
      as(await api.login(email, FIRST_PASSWORD)),
      as(await api.login(email, FIRST_PASSWORD)),
    ];
    const { body: sessions } = await here<Session[]>('GET', '/api/account/sessions');
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, false, true]);
    const { body: theirs } = await there<Session[]>('GET', '/api/account/sessions');
    const currentThere = theirs.find(({ current }) => current);
    expect((await here('DELETE', `/api/account/sessions/${currentThere?.id}`)).status).toBe(200);
    expect(
      [
        await there('GET', '/api/account'),
        await here('GET', '/api/account'),
        await elsewhere('GET', '/api/account'),
      ].map(({ status }) => status),
    ).toEqual([401, 200, 200]);
    expect((await here('DELETE', '/api/account/sessions')).status).toBe(200);
    expect(
      [await elsewhere('GET', '/api/account'), await here('GET', '/api/account')].map(
        ({ status }) => status,
      ),
    ).toEqual([401, 200]);
  });
  test('the session of another person cannot be ended', async () => {
    const [mine, theirs] = [await join('agent'), await join('agent')];
    const { body } = await as(theirs.cookie)<Session[]>('GET', '/api/account/sessions');
    expect((await as(mine.cookie)('DELETE', `/api/account/sessions/${body[0]?.id}`)).status).toBe(
      404,
    );
    expect((await as(theirs.cookie)('GET', '/api/account')).status).toBe(200);
  });
  test('logging out ends the session even for a caller that keeps the cookie', async () => {
    const { cookie } = await join('agent');
    expect((await as(cookie)('POST', '/api/auth/sign-out', {})).status).toBe(200);
    expect((await as(cookie)('GET', '/api/account')).status).toBe(401);
  });
  test('a new password ends all other sessions and replaces the old password', async () => {
    const { email, cookie } = await join('manager');
    const other = as(await api.login(email, FIRST_PASSWORD));
    const change = (currentPassword: string, newPassword: string) =>
      as(cookie)('POST', '/api/auth/change-password', {
        currentPassword,
        newPassword,
        revokeOtherSessions: false,
      });
    expect((await change('not this password', 'the second password')).status).toBe(400);
    expect((await change(FIRST_PASSWORD, 'short')).status).toBe(400);
    expect((await change(FIRST_PASSWORD, 'the second password')).status).toBe(200);
    expect((await other('GET', '/api/account')).status).toBe(401);
    await expect(api.login(email, FIRST_PASSWORD)).rejects.toMatchObject({ status: 401 });
    await expect(api.login(email, 'the second password')).resolves.toContain('session_token');
  });
});

describe('a second factor', () => {
  const decoded = (base32: string) => {
    const bits = [...base32.replace(/=+$/, '')]
      .map((letter) =>
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
      )
      .join('');
    return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  };
  /** RFC 6238 over HMAC-SHA-1, 30 seconds, 6 digits. */
  const codeOf = (uri: string, ahead = 0) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
    const hash = createHmac('sha1', decoded(new URL(uri).searchParams.get('secret') ?? ''))
      .update(counter)
      .digest();
    const offset = (hash.at(-1) ?? 0) & 15;
    return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  };
  const wrong = (code: string) => String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');

  test('a confirmed second factor is required, accepts codes, and accepts each backup code once', async () => {
    const password = FIRST_PASSWORD;
    const { email, cookie } = await join('manager');
    const me = as(cookie);
    expect(
      (await me('POST', '/api/auth/two-factor/enable', { password: 'not this password' })).status,
    ).toBe(400);
    const { body: enabled } = await me<{ totpURI: string; backupCodes: string[] }>(
      'POST',
      '/api/auth/two-factor/enable',
      { password },
    );
    // Before the confirmation, the password alone is enough.
    await expect(api.login(email, password)).resolves.toContain('session_token');
    const elsewhere = as(await api.login(email, password));
    const code = codeOf(enabled.totpURI);
    const confirmed = await me('POST', '/api/auth/two-factor/verify-totp', { code });
    expect(confirmed.status).toBe(200);
    // Whoever logged in without the second factor is logged out.
    expect((await elsewhere('GET', '/api/account')).status).toBe(401);
    const confirmedHere = confirmed.headers.getSetCookie().map((one) => one.split(';')[0]);
    expect((await as(confirmedHere.join('; '))('GET', '/api/account')).status).toBe(200);

    const begin = async () => {
      const call = api.withHeaders({ 'x-forwarded-for': `10.8.0.${++addresses}` });
      const { headers, body } = await call('POST', '/api/auth/sign-in/email', { email, password });
      expect(body).toMatchObject({ twoFactorRedirect: true });
      const started = headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      expect((await as(started)('GET', '/api/account')).status).toBe(401);
      return api.withHeaders({
        cookie: started,
        origin: api.url,
        'x-forwarded-for': `10.8.1.${++addresses}`,
      });
    };
    const finish = async (path: string, code: string) => {
      const { status, headers } = await (
        await begin()
      )('POST', `/api/auth/two-factor/${path}`, { code });
      if (status !== 200) return status;
      const opened = headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      return (await as(opened)('GET', '/api/account')).status;
    };
    expect(await finish('verify-totp', wrong(code))).toBe(401);
    // It confirmed the second factor already, and each code serves once. The next one is accepted early.
    expect(await finish('verify-totp', code)).toBe(401);
    const next = codeOf(enabled.totpURI, 1);
    const four = await Promise.all([1, 2, 3, 4].map(() => finish('verify-totp', next)));
    expect(four.sort()).toEqual([200, 401, 401, 401]);
    const [backup = ''] = enabled.backupCodes;
    expect(await finish('verify-backup-code', backup)).toBe(200);
    expect(await finish('verify-backup-code', backup)).toBe(401);
  });
});

test('during the tests of sessions no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
