/** Personal data is masked for every role without `members.personal`; all readable routes are checked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import { MemberInput } from '#contract/members/members';
import { type PersonalKind, personalFields } from '#shared/fieldMetadata';
import { routes } from '#server/app';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

const BEFORE: Record<PersonalKind, string> = {
  phone: '13912345678',
  email: 'private.person@example.com',
  address: '上海市浦东新区世纪大道88号金茂大厦12层',
};
const AFTER: Record<PersonalKind, string> = {
  phone: '13787654321',
  email: 'another.person@example.com',
  address: '北京市海淀区中关村南大街5号院3号楼',
};
const fields = [...personalFields(MemberInput)];
const valuesFrom = (texts: Record<PersonalKind, string>) =>
  Object.fromEntries(fields.map(([field, kind]) => [field, texts[kind]]));
const secrets = [BEFORE, AFTER].flatMap((texts) => fields.map(([, kind]) => texts[kind]));

const masking = ROLES.filter((role) => !can(role, 'members', 'personal'));
const seeing = ROLES.filter((role) => can(role, 'members', 'personal'));
const resources = [
  ...new Set(routes.flatMap(({ access }) => ('resource' in access ? [access.resource] : []))),
];

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  const store = await api.store();
  for (const texts of [BEFORE, AFTER])
    await store('POST', '/api/store/members', {
      externalId: 'M-1',
      name: 'Li',
      ...valuesFrom(texts),
    });
});
afterAll(() => api.close());

/** All addresses that can be read without a body, filled with the id of the one member. */
const addresses = routes
  .filter(({ method, access }) => method === 'get' && !('scope' in access))
  .flatMap(({ path }) => {
    const filled = `/api${path.replace(/:id/g, '1')}`;
    return filled.includes(':resource')
      ? resources.map((resource) => filled.replace(':resource', resource))
      : [filled];
  })
  .map((address) => address.replace(/:\w+/g, '1'));

const leaks = async (call: Call) => {
  const found: string[] = [];
  for (const address of addresses) {
    const { status, body } = await call<unknown>('GET', address);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (status === 200 && secrets.some((secret) => text.includes(secret))) found.push(address);
  }
  return found;
};

test('the contract marks personal fields, and some roles are not granted them', () => {
  expect(fields.length).toBeGreaterThanOrEqual(3);
  expect(masking.length).toBeGreaterThan(0);
});

describe.each(masking)('personal data of a member, for the role %s', (role) => {
  test('personal data is masked in every list, record, history and export', async () => {
    expect(await leaks(await api.raw(role))).toEqual([]);
  });

  test('personal data cannot be found by searching, filtering or sorting for it', async () => {
    const call = await api.raw(role);
    for (const [field, kind] of fields) {
      const filter = (value: object) => encodeURIComponent(JSON.stringify(value));
      const found = await call<unknown[]>(
        'GET',
        `/api/members?filter=${filter({ q: AFTER[kind] })}`,
      );
      expect([field, found.status === 200 ? found.body : []]).toEqual([field, []]);
      const { status } = await call(
        'GET',
        `/api/members?filter=${filter({ [field]: AFTER[kind] })}`,
      );
      expect([field, [400, 403].includes(status)]).toEqual([field, true]);
      const sort = encodeURIComponent(JSON.stringify([field, 'ASC']));
      const sorted = await call('GET', `/api/members?sort=${sort}`);
      expect([field, [400, 403].includes(sorted.status)]).toEqual([field, true]);
    }
  });
});

test.each(seeing)(
  'the role %s is granted personal data and reads it in the clear',
  async (role) => {
    const found = await leaks(await api.raw(role));
    expect(found).toContain('/api/members');
    expect(found).toContain('/api/members/1');
    expect(found).toContain('/api/history/members/1');
  },
);
