/** Accounts of the staff: the first ones, invitations, roles, and new passwords. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, ROLES } from '#contract/platform/access';
import { credentials } from '#db/schema/platform/staff';
import { query } from '#db/statements';
import { ensureFirstAccounts } from '#server/platform/access/firstAccounts';
import { colleaguesOf, FIRST_PASSWORD } from '../support/colleagues.ts';
import { NOW, openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';

let api: OpenApi;
let join: ReturnType<typeof colleaguesOf>['join'];
let as: ReturnType<typeof colleaguesOf>['as'];
beforeAll(async () => {
  api = await openApi();
  ({ join, as } = colleaguesOf(api));
});
afterAll(() => api.close());

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

test('during the tests of accounts no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
