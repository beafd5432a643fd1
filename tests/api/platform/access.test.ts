import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, type Role, ROLES } from '#contract/platform/access';
import { type ApiKey, SCOPES } from '#contract/platform/apiKeys';
import { credentials } from '#db/schema/platform/staff';
import { query } from '#db/statements';
import { createAccount, hashPassword } from '#server/platform/access/accounts';
import { ensureFirstAccounts } from '#server/platform/access/firstAccounts';
import { routes } from '#server/app';
import type { Route } from '#server/platform/http/route';
import { NOW, openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;
/** An address of the route with the id of no existing record. */
const addressOf = ({ path }: Route) =>
  `/api${path.replace(':resource', 'products').replace(/:\w+/g, '999999')}`;
const nameOf = (route: Route) => `${METHODS[route.method]} ${route.path}`;
const bodyOf = ({ method }: Route) => (method === 'post' || method === 'put' ? {} : undefined);
const refusals = [401, 403];

describe('the access to every route', () => {
  test('every route is listed once', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
  });
  test.each(ROLES)(
    'the role %s is served exactly by the routes it has a grant for',
    async (role) => {
      const call = await api.raw(role);
      for (const route of routes) {
        const { status } = await call(METHODS[route.method], addressOf(route), bodyOf(route));
        const { access } = route;
        const expected =
          'anyone' in access
            ? 'served'
            : 'scope' in access
              ? 401
              : can(role, access.resource, access.action)
                ? 'served'
                : 403;
        expect(`${nameOf(route)} → ${refusals.includes(status) ? status : 'served'}`).toBe(
          `${nameOf(route)} → ${expected}`,
        );
      }
    },
  );
  test('an anonymous or invalid caller is served only by public routes', async () => {
    const callers = [
      await api.raw(null),
      api.withHeaders({
        cookie: 'console.session_token=made.up',
        authorization: `Bearer mc_${'x'.repeat(40)}`,
      }),
    ];
    for (const call of callers) {
      for (const route of routes) {
        const { status, body } = await call(METHODS[route.method], addressOf(route), bodyOf(route));
        if ('anyone' in route.access) expect(refusals).not.toContain(status);
        else
          expect([nameOf(route), status, body]).toEqual([
            nameOf(route),
            401,
            { message: 'errors.loginRequired' },
          ]);
      }
    }
  });
  test.each(SCOPES)(
    'an API key with the scope %s is served exactly by the routes of this scope',
    async (scope) => {
      const call = await api.store(scope);
      for (const route of routes) {
        const { status } = await call(METHODS[route.method], addressOf(route), bodyOf(route));
        const { access } = route;
        const expected =
          'anyone' in access
            ? 'served'
            : !('scope' in access)
              ? 401
              : access.scope === scope
                ? 'served'
                : 403;
        expect(`${nameOf(route)} → ${refusals.includes(status) ? status : 'served'}`).toBe(
          `${nameOf(route)} → ${expected}`,
        );
      }
    },
  );
  test('only the routes of one-time links and the pictures of the store are public', () => {
    expect(
      routes
        .filter(({ access }) => 'anyone' in access)
        .map(nameOf)
        .sort(),
    ).toEqual([
      'GET /invitations/:token',
      'GET /passwordLinks/:token',
      'GET /pictures/:hash/:size',
      'POST /invitations/:token/acceptance',
      'POST /passwordLinks/:token/password',
    ]);
  });
});

describe('the access to lists', () => {
  /** The lists that each role may read. A changed grant must be changed here too. */
  const everyone = [
    'attributes',
    'audienceNames',
    'categories',
    'competitorOffers',
    'events',
    'jobs',
    'kpis',
    'members',
    'orders',
    'priceBatches',
    'priceEvents',
    'priceLists',
    'prices',
    'products',
    'qualityIssues',
    'qualityRules',
    'returns',
    'seasonalPlans',
    'suggestionRules',
    'campaigns',
    'couponBatches',
    'coupons',
    'promotionCases',
    'promotions',
    'redemptions',
  ];
  const LISTS: Record<Role, string[]> = {
    owner: [...everyone, 'account', 'activities', 'apiKeys', 'staff'],
    manager: [...everyone, 'account', 'activities'],
    agent: [...everyone, 'account'],
    marketer: [...everyone, 'account'],
    analyst: [...everyone, 'account'],
  };
  test.each(ROLES)('the role %s can read exactly its lists', async (role) => {
    const call = await api.raw(role);
    const lists = routes.filter(({ method, path }) => method === 'get' && /^\/\w+$/.test(path));
    const seen: string[] = [];
    for (const { path } of lists) {
      const query = path === '/kpis' ? '?from=2025-11-01&to=2025-11-02' : '';
      const { status } = await call('GET', `/api${path}${query}`);
      if (status === 200) seen.push(path.slice(1));
      else expect([path, status]).toEqual([path, 403]);
    }
    expect(seen.sort()).toEqual(LISTS[role].toSorted());
  });
  test('the lists of staff, API keys and sessions contain no secret', async () => {
    const owner = await api.raw('owner');
    for (const path of ['/api/staff', '/api/apiKeys', '/api/account/sessions']) {
      const { body } = await owner('GET', path);
      expect(JSON.stringify(body)).not.toMatch(/password|secret|token|hash|backup/i);
    }
  });
  test('a refusal names the roles that are permitted', async () => {
    const agent = await api.raw('agent');
    const { status, body } = await agent('PUT', '/api/products/1', {});
    expect([status, body]).toEqual([
      403,
      {
        message: '@@react-admin@@{"message":"errors.forbidden","args":{"roles":"owner, manager"}}',
      },
    ]);
  });
});

let colleagues = 0;
let passwordHash: Promise<string> | undefined;
const FIRST_PASSWORD = 'a good password';
/** Creates and logs in a new member of staff. All start with the same password because hashing is slow on purpose. */
const join = async (role: Role) => {
  const email = `colleague${++colleagues}@example.com`;
  const hash = await (passwordHash ??= hashPassword(api.application, FIRST_PASSWORD));
  const id = await api.connection.transaction((tx) =>
    createAccount(tx, { name: 'Colleague', email, role, passwordHash: hash }, NOW),
  );
  return { id, email, cookie: await api.login(email, FIRST_PASSWORD) };
};
const as = (cookie: string) => api.withHeaders({ cookie, origin: api.url });

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
        const call = server.withHeaders({ 'x-forwarded-for': `10.7.0.${++colleagues}` });
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
      const call = api.withHeaders({ 'x-forwarded-for': `10.8.0.${++colleagues}` });
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
        'x-forwarded-for': `10.8.1.${++colleagues}`,
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

describe('staff administration', () => {
  test('a deactivated person loses access at once and can log in again only after reactivation', async () => {
    const owner = await api.raw('owner');
    const { id, email, cookie } = await join('agent');
    expect((await as(cookie)('GET', '/api/account')).status).toBe(200);
    expect((await owner('POST', `/api/staff/${id}/deactivation`, {})).body).toMatchObject({
      active: false,
    });
    expect((await as(cookie)('GET', '/api/account')).status).toBe(401);
    await expect(api.login(email, FIRST_PASSWORD)).rejects.toMatchObject({
      status: 403,
      body: { message: 'errors.deactivated' },
    });
    expect((await owner('POST', `/api/staff/${id}/reactivation`, {})).body).toMatchObject({
      active: true,
    });
    expect((await as(cookie)('GET', '/api/account')).status).toBe(401);
    await expect(api.login(email, FIRST_PASSWORD)).resolves.toContain('session_token');
  });
  test('a new role takes effect at once', async () => {
    const owner = await api.as('owner');
    const { id, cookie } = await join('analyst');
    const create = () => as(cookie)('POST', '/api/categories', { names: { en: 'By a colleague' } });
    expect((await create()).status).toBe(403);
    await owner.update('staff', {
      id,
      data: { name: 'Colleague', role: 'manager' },
      previousData: {},
    });
    expect((await create()).status).toBe(201);
  });
  test('no person can change their own role or deactivate themselves', async () => {
    const owner = await api.raw('owner');
    const { body: me } = await owner<{ id: string }>('GET', '/api/account');
    expect(
      await owner('PUT', `/api/staff/${me.id}`, { name: 'Owner', role: 'agent' }),
    ).toMatchObject({
      status: 422,
      body: { errors: { role: 'staff.errors.ownRole' } },
    });
    expect(await owner('POST', `/api/staff/${me.id}/deactivation`, {})).toMatchObject({
      status: 409,
    });
  });
  test('of two owners who demote or deactivate each other at once, one remains', async () => {
    for (const demote of [true, false]) {
      const fresh = await openApi();
      const first = await fresh.raw('owner');
      const second = await fresh.raw('manager');
      const idOf = async (call: typeof first) =>
        (await call<{ id: string }>('GET', '/api/account')).body.id;
      const [one, two] = [await idOf(first), await idOf(second)];
      await first('PUT', `/api/staff/${two}`, { name: 'Second owner', role: 'owner' });
      const act = (call: typeof first, id: string) =>
        demote
          ? call('PUT', `/api/staff/${id}`, { name: 'Demoted', role: 'agent' })
          : call('POST', `/api/staff/${id}/deactivation`, {});
      const statuses = (await Promise.all([act(first, two), act(second, one)])).map(
        ({ status }) => status,
      );
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect([401, 403, 409]).toContain(statuses.find((status) => status !== 200));
      await fresh.close();
    }
  });
});

describe('invitations of staff', () => {
  const invite = async (email: string, role: Role = 'agent') => {
    const owner = await api.raw('owner');
    const { body } = await owner<{ id: number; link: string; expiresAt: number }>(
      'POST',
      '/api/staff/invitations',
      {
        email,
        role,
      },
    );
    return { ...body, token: body.link.split('/').at(-1) ?? '' };
  };
  const accept = async (token: string) =>
    (await api.raw(null))('POST', `/api/invitations/${token}/acceptance`, {
      name: 'New',
      password: 'a good password',
    });

  test('an invitation is accepted once, however many accept it at the same time', async () => {
    const { token } = await invite('crowd@example.com');
    const answers = await Promise.all(Array.from({ length: 16 }, () => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 15 }, () => 404),
    ]);
    const owner = await api.as('owner');
    const { total } = await owner.getList('staff', {
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'name', order: 'ASC' },
      filter: { email: 'crowd@example.com' },
    });
    expect(total).toBe(1);
    const history = (
      await owner.getList('activities', {
        pagination: { page: 1, perPage: 10 },
        sort: { field: 'id', order: 'ASC' },
        filter: { resource: 'staff', verb: 'join' },
      })
    ).data;
    expect(history).toMatchObject([{ recordName: 'New', after: { role: 'agent' } }]);
    await expect(api.login('crowd@example.com', 'a good password')).resolves.toContain(
      'session_token',
    );
  });
  test('reading an invitation shows its offer and changes nothing, and the token has 256 bits', async () => {
    const { token } = await invite('offer@example.com', 'marketer');
    expect(token.length).toBeGreaterThanOrEqual(43);
    const nobody = await api.raw(null);
    for (const _ of [1, 2]) {
      expect((await nobody('GET', `/api/invitations/${token}`)).body).toEqual({
        storeName: 'Merchant Console',
        email: 'offer@example.com',
        role: 'marketer',
      });
    }
    expect((await nobody('GET', `/api/invitations/${token.slice(1)}`)).status).toBe(404);
    const stored = JSON.stringify(await (await api.raw('owner'))('GET', '/api/staff/invitations'));
    expect(stored).not.toContain(token);
  });
  test('an invitation expires, can be withdrawn, and is replaced by a newer one for the same address', async () => {
    const [late, withdrawn, replaced] = [
      await invite('late@example.com'),
      await invite('withdrawn@example.com'),
      await invite('replaced@example.com'),
    ];
    await invite('replaced@example.com');
    expect((await accept(replaced.token)).status).toBe(404);
    const owner = await api.raw('owner');
    expect((await owner('DELETE', `/api/staff/invitations/${withdrawn.id}`)).status).toBe(200);
    expect((await accept(withdrawn.token)).status).toBe(404);
    api.now = late.expiresAt;
    expect((await accept(late.token)).status).toBe(404);
    api.now = NOW;
  });
  test('an invitation for an existing person is refused', async () => {
    const owner = await api.raw('owner');
    expect(
      await owner('POST', '/api/staff/invitations', { email: 'Agent@Example.com', role: 'agent' }),
    ).toMatchObject({
      status: 422,
      body: { errors: { email: 'staff.errors.exists' } },
    });
  });
});

describe('a link for a new password', () => {
  /** A new member of staff. */
  const hire = async (email: string) => {
    const owner = await api.raw('owner');
    const { body } = await owner<{ link: string }>('POST', '/api/staff/invitations', {
      email,
      role: 'agent',
    });
    const path = `/api/invitations/${body.link.split('/').at(-1)}/acceptance`;
    const joined = await (
      await api.raw(null)
    )<{ id: string }>('POST', path, { name: 'Forgetful', password: PASSWORD });
    return joined.body.id;
  };
  const make = async (id: string) => {
    const owner = await api.raw('owner');
    const { status, body } = await owner<{ link: string; expiresAt: number }>(
      'POST',
      `/api/staff/${id}/passwordLink`,
      {},
    );
    expect(status).toBe(201);
    return { ...body, token: body.link.split('/').at(-1) ?? '' };
  };
  const use = async (token: string, password = 'another password') =>
    (await api.raw(null))('POST', `/api/passwordLinks/${token}/password`, { password });

  test('sets the password once, ends the sessions, and is recorded without the token', async () => {
    const id = await hire('forgetful@example.com');
    await api.login('forgetful@example.com', PASSWORD);
    const { token } = await make(id);
    expect((await use(token, 'short')).status).toBe(422);
    const answers = await Promise.all([use(token), use(token), use(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const sessions = 'select id from sessions where user_id = ?';
    expect(await query(api.connection.db, sessions, [id])).toEqual([]);
    await expect(api.login('forgetful@example.com', 'another password')).resolves.toContain(
      'session_token',
    );
    const stored = await query(
      api.connection.db,
      'select identifier, value from verifications',
      [],
    );
    const logged = await query(
      api.connection.db,
      'select verb, after from activities where record_id = ? order by id',
      [id],
    );
    expect(logged.map(({ verb }) => verb as string)).toEqual(
      expect.arrayContaining(['passwordLink', 'passwordChange']),
    );
    expect(JSON.stringify([stored, logged])).not.toContain(token);
  });

  test('lets the person in, however many wrong passwords came before', async () => {
    const email = 'out@example.com';
    const id = await hire(email);
    const enter = async (address: string, password: string) => {
      const call = api.withHeaders({ 'x-forwarded-for': address });
      return (await call('POST', '/api/auth/sign-in/email', { email, password })).status;
    };
    for (let index = 0; index < 10; index++) await enter(`10.8.1.${index}`, 'not this one');
    expect(await enter('10.8.2.1', PASSWORD)).toBe(429);
    expect((await use((await make(id)).token)).status).toBe(200);
    expect(await enter('10.8.2.2', 'another password')).toBe(200);
  });

  test('expires after an hour, and is replaced by a newer one', async () => {
    const id = await hire('late-again@example.com');
    const replaced = await make(id);
    const { token, expiresAt } = await make(id);
    expect(expiresAt).toBe(NOW + 3_600_000);
    expect((await use(replaced.token)).status).toBe(404);
    api.now = expiresAt;
    expect((await use(token)).status).toBe(404);
    api.now = NOW;
    const nobody = await api.raw(null);
    expect((await nobody('GET', `/api/passwordLinks/${token}`)).body).toMatchObject({
      email: 'late-again@example.com',
    });
  });

  test('is not made for a deactivated account', async () => {
    const id = await hire('gone@example.com');
    const owner = await api.raw('owner');
    const { token } = await make(id);
    await owner('POST', `/api/staff/${id}/deactivation`, {});
    expect((await use(token)).status).toBe(404);
    expect((await owner('POST', `/api/staff/${id}/passwordLink`, {})).status).toBe(409);
    await owner('POST', `/api/staff/${id}/reactivation`, {});
    expect((await use(token)).status).toBe(404);
  });

  test('is withdrawn when the person gets another role', async () => {
    const id = await hire('promoted@example.com');
    const owner = await api.raw('owner');
    const { token } = await make(id);
    const { body } = await owner<{ name: string; version: number }>('GET', `/api/staff/${id}`);
    const saved = await owner('PUT', `/api/staff/${id}`, { ...body, role: 'manager' });
    expect(saved.status).toBe(200);
    expect((await use(token)).status).toBe(404);
  });
});

describe('API keys', () => {
  const order = {
    externalId: 'key-1',
    channel: 'web',
    currency: 'CNY',
    lines: [{ quantity: 1, unitPrice: 1, paid: 1 }],
    statuses: [{ status: 'placed', at: 1 }],
  };
  test('the secret of a key is shown once, its last use is recorded, and revocation ends it', async () => {
    const owner = await api.as('owner');
    const { data } = await owner.create('apiKeys', {
      data: { name: 'Shop', scopes: ['orders.write'] },
    });
    const { id, secret } = data as { id: number; secret: string };
    expect(secret.length).toBeGreaterThan(30);
    const read = async () => (await owner.getMany<ApiKey>('apiKeys', { ids: [id] })).data[0];
    expect(await read()).toMatchObject({
      name: 'Shop',
      scopes: ['orders.write'],
      lastUsedAt: null,
      revokedAt: null,
      prefix: secret.slice(0, (await read())?.prefix.length),
    });
    const call = api.withHeaders({ authorization: `Bearer ${secret}` });
    expect((await call('POST', '/api/store/orders', order)).status).toBe(200);
    expect((await read())?.lastUsedAt).toBe(NOW);
    await owner.act('apiKeys', id, 'revocation');
    expect((await call('POST', '/api/store/orders', order)).status).toBe(401);
    expect((await read())?.revokedAt).toBe(NOW);
  });
  test('an invalid key is refused', async () => {
    const call = api.withHeaders({ authorization: 'Bearer short' });
    expect((await call('POST', '/api/store/orders', order)).status).toBe(401);
  });
  test('writes with a key are recorded under the name of the key', async () => {
    const call = await api.store('orders.write');
    const { body } = await call<{ id: number }>('POST', '/api/store/orders', {
      ...order,
      externalId: 'key-2',
    });
    const owner = await api.raw('owner');
    const history = await owner<object[]>('GET', `/api/history/orders/${body.id}`);
    expect(history.body).toMatchObject([
      { verb: 'create', actorKind: 'key', actorName: 'orders.write' },
    ]);
  });
});

describe('requests from other sites', () => {
  const foreign: [string, Record<string, string>][] = [
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['the origin null', { origin: 'null' }],
    ['an invalid origin', { origin: 'not an address' }],
  ];
  test.each(foreign)('a write with the manager’s cookie is refused: %s', async (_, headers) => {
    const manager = await api.raw('manager');
    for (const [method, path] of [
      ['POST', '/api/categories'],
      ['PUT', '/api/categories/1'],
      ['DELETE', '/api/categories/1'],
    ] as const) {
      const { status, body } = await manager(
        method,
        path,
        method === 'DELETE' ? undefined : { names: { en: 'X' } },
        headers,
      );
      expect([status, body]).toEqual([403, { message: 'errors.foreignSite' }]);
    }
  });
  test('a write from the console itself is accepted', async () => {
    const manager = await api.raw('manager');
    const own: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: api.url },
    ];
    for (const headers of own)
      expect((await manager('POST', '/api/categories', {}, headers)).status).toBe(422);
  });
  test('pages cannot be framed, and scripts load from the same origin only', async () => {
    const { headers } = await (await api.raw(null))('GET', '/healthz');
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('the first start of the server', () => {
  test('without the demo store no default password is created, but an invitation link for one owner', async () => {
    const fresh = await openApi({ accounts: false, fastPasswords: false });
    const start = () => ensureFirstAccounts(fresh.application, { demo: false });
    const tokenOf = (lines: string[]) => /invitation\/(\S+)/.exec(lines.join('\n'))?.[1] ?? '';
    const earlier = tokenOf(await start());
    const token = tokenOf(await start());
    for (const role of ROLES)
      await expect(fresh.login(`${role}@example.com`)).rejects.toMatchObject({ status: 401 });
    const nobody = await fresh.raw(null);
    const accept = (one: string, further: object = { email: 'Ann@Example.com' }) =>
      nobody('POST', `/api/invitations/${one}/acceptance`, {
        name: 'Ann',
        password: 'a good password',
        ...further,
      });
    expect((await nobody('GET', `/api/invitations/${token}`)).body).toMatchObject({
      email: null,
      role: 'owner',
    });
    expect((await accept(earlier)).status).toBe(404);
    expect(await accept(token, {})).toMatchObject({
      status: 422,
      body: { errors: { email: 'ra.validation.required' } },
    });
    expect((await accept(token)).status).toBe(200);
    expect((await accept(token)).status).toBe(404);
    // The salt and the key of scrypt.
    const [stored] = await fresh.connection.db.select().from(credentials);
    expect(stored?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    const me = fresh.withHeaders({
      cookie: await fresh.login('ann@example.com', 'a good password'),
    });
    expect((await me('GET', '/api/account')).body).toMatchObject({
      role: 'owner',
      email: 'ann@example.com',
    });
    expect(await start()).toEqual([]);
    await fresh.close();
  });
  test('the demo accounts of the demo store are created once', async () => {
    expect(await ensureFirstAccounts(api.application, { demo: true })).toEqual([]);
    const call = await api.raw('owner');
    expect((await call('GET', '/api/account')).body).toMatchObject({
      role: 'owner',
      email: 'owner@example.com',
    });
  });
});

test('during the access tests no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
