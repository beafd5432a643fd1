/** What stores send of members: consents and profiles, in any order of arrival, and what staff see of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#contract/members/members';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { permutations } from '../support/permutations.ts';

let api: OpenApi;
let store: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  agent = await api.raw('agent');
});
afterAll(() => api.close());

const DAY = 86_400_000;
const send = (member: object) =>
  store<{ outcome: string; errors?: object }>('POST', '/api/store/members', member);
const listed = async (filter: object) =>
  (
    await agent<Member[]>(
      'GET',
      `/api/members?filter=${encodeURIComponent(JSON.stringify(filter))}`,
    )
  ).body;
const memberNamed = async (externalId: string) => {
  const [member] = await listed({ externalId });
  return (await agent<Member>('GET', `/api/members/${member?.id}`)).body;
};
const told = (granted: boolean, daysAgo: number) => ({
  granted,
  source: 'Checkout',
  at: NOW - daysAgo * DAY,
});

describe('consents and profiles', () => {
  test('hold from the later statement, also where an older message brings it', async () => {
    await send({
      externalId: 'm1',
      name: 'Ann',
      birthday: '--03-12',
      consents: { marketing: told(true, 9) },
      profile: { region: { value: 'Shanghai', source: 'member', at: NOW - 2 * DAY } },
      updatedAt: NOW - DAY,
    });
    const { body } = await send({
      externalId: 'm1',
      name: 'Anna',
      consents: { marketing: told(false, 3), profiling: told(true, 8) },
      profile: { region: { value: 'Beijing', source: 'survey' } },
      updatedAt: NOW - 5 * DAY,
    });
    expect(body.outcome).toBe('updated');
    expect(await memberNamed('m1')).toMatchObject({
      name: 'Ann',
      birthday: '--03-12',
      marketingConsent: false,
      marketingConsentSource: 'Checkout',
      marketingConsentAt: NOW - 3 * DAY,
      profilingConsent: true,
      region: 'Shanghai',
      profileSources: { region: { source: 'member', at: NOW - 2 * DAY } },
    });
    const again = await send({ externalId: 'm1', consents: { marketing: told(true, 4) } });
    expect(again.body.outcome).toBe('unchanged');
  });

  test('leave the same member in all 24 orders of arrival of four partial versions', async () => {
    const region = (value: string, source: string) => ({ profile: { region: { value, source } } });
    const versions = [
      {
        phone: '13800000001',
        birthday: '1990-03-12',
        groups: ['wholesale'],
        joinedAt: NOW - 90 * DAY,
        updatedAt: NOW - 9 * DAY,
        ...region('Beijing', 'store'),
      },
      { name: 'Ann', updatedAt: NOW - 8 * DAY, ...region('Shanghai', 'store') },
      {
        email: 'ann@example.com',
        phone: '13800000002',
        updatedAt: NOW - 7 * DAY,
        ...region('Beijing', 'store'),
      },
      { address: 'Road 1', groups: ['staff', 'wholesale'], updatedAt: NOW - 6 * DAY },
    ];
    const ends: object[] = [];
    for (const [index, arrival] of permutations(versions).entries()) {
      const externalId = `p${index}`;
      for (const version of arrival) await send({ externalId, ...version });
      for (const version of arrival)
        if (version !== arrival.at(-1))
          expect((await send({ externalId, ...version })).body.outcome).toBe('unchanged');
      const [row] = await query<Record<string, unknown>>(
        api.connection.db,
        `select name, phone, email, address, birthday, groups, joined_at, region, profile_sources, source_updated_at,
           field_clocks from members where external_id = ?`,
        [externalId],
      );
      ends.push(row ?? {});
    }
    expect(ends).toHaveLength(24);
    expect(ends[0]).toMatchObject({
      name: 'Ann',
      phone: '13800000002',
      email: 'ann@example.com',
      address: 'Road 1',
      birthday: '1990-03-12',
      groups: '["staff","wholesale"]',
      region: 'Beijing',
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    const log = await query<{ after: string }>(
      api.connection.db,
      `select after from activities where resource = 'members' and record_name = 'p23' and verb = 'edit' order by id`,
    );
    expect(log).toHaveLength(3);
    expect(JSON.stringify(log)).toContain('13800000002');
    expect(JSON.stringify(log)).not.toMatch(/fieldClocks|13800000001/);
  });

  test('leave the profile of a member who refuses one out of pages, lists and filters', async () => {
    const profile = {
      ageBand: { value: '25_34', source: 'store', at: NOW - DAY },
      interests: { value: ['Tea'], source: 'member', at: NOW - DAY },
    };
    await send({ externalId: 'm2', profile });
    await send({ externalId: 'm3', profile, consents: { profiling: told(false, 2) } });
    expect((await listed({ ageBand: '25_34' })).map(({ externalId }) => externalId)).toEqual([
      'm2',
    ]);
    expect(await memberNamed('m2')).toMatchObject({ ageBand: '25_34', interests: ['Tea'] });
    const refused = await memberNamed('m3');
    expect(refused).toMatchObject({ ageBand: null, interests: [], profileSources: {} });
    for (const asked of [
      'filter={"ageBand_gte":"2"}',
      'filter={"birthday_lt":"2000-01-01"}',
      'sort=["ageBand","ASC"]',
    ]) {
      const [name = '', value = ''] = asked.split('=');
      const { status } = await agent('GET', `/api/members?${name}=${encodeURIComponent(value)}`);
      expect(status).toBe(400);
    }
    const log = await query<{ before: string | null; after: string | null }>(
      api.connection.db,
      `select before, after from activities where resource = 'members'`,
    );
    expect(JSON.stringify(log)).not.toMatch(/25_34|Tea|Shanghai|Beijing/);
    await send({ externalId: 'm3', consents: { profiling: told(true, 1) } });
    expect((await memberNamed('m3')).ageBand).toBe('25_34');
  });

  test.each([
    [{ birthday: '2990-01-01' }, { birthday: 'errors.future' }],
    [{ birthday: '12-31' }, { birthday: 'errors.birthday' }],
    [
      { consents: { marketing: { granted: true, source: 'App', at: NOW + DAY } } },
      { consents: { marketing: { at: 'errors.future' } } },
    ],
    [
      { profile: { region: { value: 'Shanghai', source: 'store', at: NOW + DAY } } },
      { profile: { region: { at: 'errors.future' } } },
    ],
  ])('that cannot be true are refused with their field: %j', async (wrong, errors) => {
    const { status, body } = await send({ externalId: 'wrong', ...wrong });
    expect(status).toBe(422);
    expect(body.errors).toEqual(errors);
    expect(await listed({ externalId: 'wrong' })).toEqual([]);
  });

  test('leave one line in the history with what was said before and after', async () => {
    await send({ externalId: 'm4', consents: { marketing: told(true, 5) } });
    await send({ externalId: 'm4', consents: { marketing: told(false, 1) } });
    const entries = await query<{ before: string; after: string }>(
      api.connection.db,
      `select before, after from activities where resource = 'members' and record_name = 'm4' and verb = 'edit'`,
    );
    expect(
      entries.map(({ before, after }) => [JSON.parse(before), JSON.parse(after)]),
    ).toMatchObject([
      [
        { marketingConsent: true, marketingConsentAt: NOW - 5 * DAY },
        { marketingConsent: false, marketingConsentAt: NOW - DAY },
      ],
    ]);
  });
});
