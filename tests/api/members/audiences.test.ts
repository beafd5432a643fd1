/** Levels, groups and channels: setting them up, choosing them, and refusing unknown ones wherever they are written. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AudienceChoices, AudienceName, RankPreview } from '#contract/platform/audiences';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { draft, promote, share } from '../promotions/promotionStore.ts';

let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  const store = await api.store();
  for (const [key, rank] of [
    ['silver', 10],
    ['gold', 20],
  ])
    await owner('POST', '/api/audienceNames', {
      kind: 'levels',
      key,
      names: { en: `${key} members`, zh: '会员' },
      rank,
      color: '#c9a227',
    });
  await store('POST', '/api/store/members/batch', {
    rows: [
      { externalId: 'm1', level: 'gold', groups: ['staff'], channel: 'app' },
      { externalId: 'm2', level: 'gold' },
      { externalId: 'm3', level: 'bronze', groups: ['staff', 'wholesale'] },
    ],
  });
});
afterAll(() => api.close());

describe('the names to choose from', () => {
  test('are those set up, the highest level first, and those that members have, with their members', async () => {
    const { body } = await owner<AudienceChoices>('GET', '/api/members/audiences');
    expect(body.levels).toMatchObject([
      { key: 'gold', names: { en: 'gold members' }, rank: 20, color: '#c9a227', members: 2 },
      { key: 'silver', rank: 10, members: 0 },
      { key: 'bronze', names: null, rank: null, members: 1 },
    ]);
    expect(body.groups).toMatchObject([
      { key: 'staff', members: 2 },
      { key: 'wholesale', members: 1 },
    ]);
    expect(body.channels).toMatchObject([{ key: 'app', members: null }]);
  });

  test('have an order only among levels: no group or channel is “and above”', async () => {
    for (const kind of ['groups', 'channels'])
      await owner('POST', '/api/audienceNames', { kind, key: 'app', names: { en: 'App' } });
    const { body } = await owner<AudienceChoices>('GET', '/api/members/audiences');
    const [group, channel] = [body.groups, body.channels].map((known) =>
      known.find(({ key }) => key === 'app'),
    );
    expect([group, channel]).toMatchObject([
      { names: { en: 'App' }, rank: null },
      { names: { en: 'App' }, rank: null },
    ]);
  });

  test.each([
    [{}, 3],
    [{ levels: ['gold'] }, 2],
    [{ levels: ['gold', 'bronze'], groups: ['staff'] }, 2],
    [{ groups: ['staff', 'wholesale'] }, 2],
    [{ levels: ['silver'] }, 0],
  ])('the audience %j has %i members', async (audience, members) => {
    expect((await owner('POST', '/api/members/audienceSize', audience)).body).toEqual({ members });
  });
});

describe('an unknown name', () => {
  const offer = async (audience: object) =>
    owner(
      'POST',
      '/api/promotions',
      draft('Audience', {
        rewards: [{ kind: 'amount', amount: 100 }],
        limits: { budget: 1000 },
        audience,
      }),
    );

  test('in the audience of a promotion is refused with its field, a known one is not', async () => {
    expect(await offer({ levels: ['gold', 'goldd'] })).toMatchObject({
      status: 422,
      body: {
        errors: { terms: { audience: { levels: { 1: 'audiences.errors.unknown.levels' } } } },
      },
    });
    expect(await offer({ groups: ['nobody'], channels: ['fax'] })).toMatchObject({
      status: 422,
      body: {
        errors: {
          terms: {
            audience: {
              groups: { 0: 'audiences.errors.unknown.groups' },
              channels: { 0: 'audiences.errors.unknown.channels' },
            },
          },
        },
      },
    });
    const known = { levels: ['gold', 'bronze'], groups: ['staff'], channels: ['app'] };
    expect((await offer(known)).status).toBe(201);
  });

  test('in a price list is refused, also when an audience is edited', async () => {
    const list = (levels: string[]) => ({
      code: `l${NOW}`,
      kind: 'override',
      names: { en: 'List', zh: '价格表' },
      audience: { levels, groups: [], channels: [] },
    });
    const refused = {
      status: 422,
      body: { errors: { audience: { levels: { 0: 'audiences.errors.unknown.levels' } } } },
    };
    expect(await owner('POST', '/api/priceLists', list(['goldd']))).toMatchObject(refused);
    const { body } = await owner('POST', '/api/priceLists', list(['gold']));
    expect(await owner('PUT', `/api/priceLists/${body.id}`, list(['goldd']))).toMatchObject(
      refused,
    );
  });

  test('in a batch of codes and in giving codes away is refused', async () => {
    const shop = { owner: await api.as('owner'), store: await api.store() };
    const { id: promotionId } = await promote(shop, 'By code', {
      trigger: 'code',
      rewards: [{ kind: 'amount', amount: 100 }],
    });
    const batch = (levels: string[]) => ({
      kind: 'unique',
      promotionId,
      name: 'Batch',
      quantity: 10,
      length: 12,
      claim: { bound: true, levels },
    });
    expect(await owner('POST', '/api/couponBatches', batch(['goldd']))).toMatchObject({
      status: 422,
      body: { errors: { claim: { levels: { 0: 'audiences.errors.unknown.levels' } } } },
    });
    const { body } = await owner('POST', '/api/couponBatches', batch(['gold']));
    const issue = (to: object) => owner('POST', `/api/couponBatches/${body.id}/issue`, to);
    expect(await issue({ level: 'goldd' })).toMatchObject({
      status: 422,
      body: { errors: { level: 'audiences.errors.unknown.levels' } },
    });
    expect(await issue({ group: 'nobody' })).toMatchObject({
      status: 422,
      body: { errors: { group: 'audiences.errors.unknown.groups' } },
    });
    expect((await share(shop, promotionId, 'ANYBODY')).id).toBeGreaterThan(0);
  });
});

test('kind and key of a name stay, and a name exists once', async () => {
  const name = { kind: 'channels', key: 'fax', names: { en: 'Fax', zh: '传真' } };
  const { body } = await owner<AudienceName>('POST', '/api/audienceNames', name);
  const { version } = body;
  const put = (more: object) =>
    owner('PUT', `/api/audienceNames/${body.id}`, { ...name, version, ...more });
  expect((await owner('POST', '/api/audienceNames', name)).status).toBe(422);
  expect(await put({ key: 'telex' })).toMatchObject({
    status: 422,
    body: { errors: { key: 'audiences.errors.fixed' } },
  });
  expect(await put({ color: 'red' })).toMatchObject({
    status: 422,
    body: { errors: { color: expect.anything() } },
  });
  expect(await put({ names: { en: 'Facsimile' } })).toMatchObject({ status: 200 });
});

test('a channel that no order can have is refused, and a colour may be written in capitals', async () => {
  const named = (kind: string, key: string) =>
    owner<{ errors?: object; color?: string }>('POST', '/api/audienceNames', {
      kind,
      key,
      names: { en: 'Name' },
      color: '#FFFFFF',
    });
  const refused = await named('channels', 'a/b');
  expect([refused.status, refused.body.errors]).toEqual([422, { key: 'errors.wrongFormat' }]);
  expect((await named('channels', '抖音 shop.1')).body.color).toBe('#FFFFFF');
  expect((await named('groups', 'a/b')).status).toBe(201);
});

test('before a level is saved with another rank, staff see whose prices and discounts that changes', async () => {
  const preview = async (key: string, rank: unknown) =>
    owner<RankPreview>('POST', '/api/audienceNames/rankPreview', { key, rank });
  const shop = { owner: await api.as('owner'), store: await api.store() };
  const list = {
    code: 'from-silver',
    kind: 'override',
    names: { en: 'From silver up' },
    audience: { levels: [], fromLevel: 'silver', groups: [], channels: [] },
  };
  const { body: priceList } = await owner('POST', '/api/priceLists', list);
  const { id } = await promote(shop, 'From gold up', {
    rewards: [{ kind: 'amount', amount: 100 }],
    audience: { fromLevel: 'gold' },
  });
  expect((await preview('gold', 15)).body).toEqual({ changes: [] });
  // Two members are gold, none is silver.
  const { body } = await preview('gold', 5);
  expect(body.changes.toSorted((a, b) => (a.resource < b.resource ? -1 : 1))).toEqual([
    {
      resource: 'priceLists',
      id: priceList.id,
      name: 'From silver up',
      fromLevel: 'silver',
      added: [],
      removed: ['gold'],
      addedMembers: 0,
      removedMembers: 2,
    },
    {
      resource: 'promotions',
      id,
      name: 'From gold up',
      fromLevel: 'gold',
      added: ['silver'],
      removed: [],
      addedMembers: 0,
      removedMembers: 0,
    },
  ]);
  // What is over changes for nobody.
  const { id: ending } = await promote(shop, 'From gold up, for a day', {
    rewards: [{ kind: 'amount', amount: 100 }],
    audience: { fromLevel: 'gold' },
    endsAt: NOW + 86_400_000,
  });
  const promotionsOf = async () =>
    (await preview('gold', 5)).body.changes.flatMap((change) =>
      change.resource === 'promotions' ? change.id : [],
    );
  expect(await promotionsOf()).toEqual([ending, id]);
  api.now = NOW + 86_400_000;
  expect(await promotionsOf()).toEqual([id]);
  api.now = NOW;
  await shop.owner.act('promotions', ending, 'archival');
  // Members have had bronze since before it was set up.
  expect((await preview('bronze', 30)).body.changes).toMatchObject([
    { added: ['bronze'], addedMembers: 1 },
    { added: ['bronze'], addedMembers: 1 },
  ]);
  expect((await owner('GET', '/api/audienceNames?filter={"key":"gold"}')).body).toMatchObject([
    { rank: 20, version: 1 },
  ]);
  expect(await preview('gold', 1001)).toMatchObject({
    status: 422,
    body: { errors: { rank: expect.anything() } },
  });
});

test('an audience that says the same in other words stays as it was written, and is no change', async () => {
  const audience = { levels: [], groups: ['staff'], channels: [] };
  const { body } = await owner('POST', '/api/priceLists', {
    code: 'staff-prices',
    kind: 'override',
    names: { en: 'Staff' },
    audience,
  });
  const { code, kind, priority, version } = body as Record<string, unknown>;
  const { body: after } = await owner('PUT', `/api/priceLists/${body.id}`, {
    code,
    kind,
    priority,
    version,
    names: { en: 'Our staff' },
    audience: { ...audience, fromLevel: null, segments: [] },
  });
  expect(after).toMatchObject({ name: 'Our staff' });
  expect(after.audience).toEqual(body.audience);
  const { body: log } = await owner<{ verb: string; after: object }[]>(
    'GET',
    `/api/history/priceLists/${body.id}`,
  );
  const edit = log.find(({ verb }) => verb === 'edit');
  expect(edit?.after).toHaveProperty('names');
  expect(edit?.after).not.toHaveProperty('audience');
});
