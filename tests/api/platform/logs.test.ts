/** The whole log of a run: every line is JSON, and none holds a secret or personal data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

test('no secret and no personal data reaches the log', async () => {
  const owner = await api.raw('owner');
  const store = await api.store();
  const secrets = [
    'private.person@example.com',
    '13912345678',
    'nobody.known@example.com',
    PASSWORD,
  ];
  const [email = '', phone = '', unknown = ''] = secrets;
  await store('POST', '/api/store/members', { externalId: 'M-1', email, phone });
  for (const path of [`/api/members?filter={"q":"${phone}"}`, `/api/members/${email}`, `/${email}`])
    await owner('GET', path);
  await owner('POST', '/api/members/1/reveal', { reason: 'Call back' });
  await api.withHeaders({})('POST', '/api/auth/sign-in/email', {
    email: unknown,
    password: PASSWORD,
  });
  await api.withHeaders({})('POST', `/api/auth/${email}`, {});
  const { body: invitation } = await owner<{ link: string }>('POST', '/api/staff/invitations', {
    email,
    role: 'agent',
  });
  const token = invitation.link.split('/').at(-1) ?? '';
  const anyone = api.withHeaders({});
  await anyone('GET', `/api/invitations/${token}`);
  await anyone('POST', `/api/invitations/${token}/acceptance`, { name: 'P', password: PASSWORD });
  await anyone('GET', `/api/invitations/${token}/more`);
  await owner('GET', '/api/coupons/SECRET-CODE-77/life');
  const { body: key } = await owner<{ secret: string }>('POST', '/api/apiKeys', {
    name: 'Key',
    scopes: ['members.write'],
  });
  await api.withHeaders({ authorization: `Bearer ${key.secret}` })(
    'POST',
    '/api/store/members',
    {},
  );
  secrets.push(token, key.secret, 'SECRET-CODE-77');
  const cookie = await api.cookie('owner');
  secrets.push(/session_token=([^.;%]+)/.exec(cookie)?.[1] ?? '');
  expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);

  const log = api.logged();
  for (const line of log.trim().split('\n'))
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  for (const path of [
    '/api/members/1/reveal',
    '/api/invitations/:token',
    '/api/auth/sign-in/email',
  ])
    expect(log).toContain(`"path":"${path}"`);
});
