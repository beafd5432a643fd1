/** Segments and tags through the API: writing them, their computation aside, and where members are found by them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Segment, SegmentPreview } from '#contract/members/segments';
import type { MemberTag, Tag } from '#contract/members/tags';
import { settledJobs } from '#server/platform/jobs/runner';
import { runDue } from '#server/platform/schedule/runDue';
import { type Call, NOW, openApi, type OpenApi } from '../../support/openApi.ts';

const DAY = 86_400_000;
let api: OpenApi;
let store: Call;
let marketer: Call;
let agent: Call;
let analyst: Call;

const order = (externalId: string, member: string, daysAgo: number, paid = 1000) => ({
  externalId,
  channel: 'web',
  memberExternalId: member,
  currency: 'CNY',
  lines: [{ sku: null, name: 'A', quantity: 1, unitPrice: paid, paid }],
  statuses: [
    { status: 'placed', at: NOW - daysAgo * DAY },
    { status: 'paid', at: NOW - daysAgo * DAY },
  ],
});
const send = async (kind: string, body: object) => {
  const { status, body: answer } = await store('POST', `/api/store/${kind}`, body);
  expect([kind, status, answer]).toMatchObject([kind, 200, {}]);
};

const atLeast = (value: number, more: object = {}) => ({
  is: 'all',
  of: [{ is: 'atLeast', fact: 'orders', value, ...more }],
});
const create = async (key: string, rule: object) => {
  const made = await marketer<Segment>('POST', '/api/segments', { key, names: { en: key }, rule });
  expect([made.status, made.body]).toMatchObject([201, { key }]);
  await settledJobs();
  return made.body;
};
const shown = async (id: number) => (await marketer<Segment>('GET', `/api/segments/${id}`)).body;
const membersOf = async (filter: object) =>
  (
    await marketer<{ externalId: string }[]>(
      'GET',
      `/api/members?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=["externalId","ASC"]`,
    )
  ).body.map(({ externalId }) => externalId);
const idOf = async (externalId: string) => {
  const { body } = await marketer<{ id: number }[]>(
    'GET',
    `/api/members?filter=${encodeURIComponent(JSON.stringify({ externalId }))}`,
  );
  return body[0]?.id ?? 0;
};

beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  [marketer, agent, analyst] = await Promise.all([
    api.raw('marketer'),
    api.raw('agent'),
    api.raw('analyst'),
  ]);
  for (const externalId of ['m1', 'm2', 'm3'])
    await send('members', { externalId, phone: '13800138000', updatedAt: NOW });
  await send('orders', order('o1', 'm1', 1));
  await send('orders', order('o2', 'm1', 40));
  await send('orders', order('o3', 'm2', 29));
  // What is due every day begins with the day after the first look.
  await runDue(api.application);
});
afterAll(() => api.close());

describe('segments', () => {
  test('the members of a new segment are computed aside, as of an instant', async () => {
    const { id } = await create('buyers', atLeast(1));
    expect(await shown(id)).toMatchObject({ memberCount: 2, computedAt: NOW });
    expect(await membersOf({ segment: 'buyers' })).toEqual(['m1', 'm2']);
    expect(await api.verify()).toEqual([]);
  });

  test('a changed rule is computed again', async () => {
    const segment = await create('twice', atLeast(1));
    const { key, names, note, version } = segment;
    const body = { key, names, note, version, rule: atLeast(2) };
    expect(await marketer('PUT', `/api/segments/${segment.id}`, body)).toMatchObject({
      status: 200,
    });
    await settledJobs();
    expect(await membersOf({ segment: 'twice' })).toEqual(['m1']);
  });

  test('time alone takes a member out with the computation of the next day', async () => {
    await create('lately', atLeast(1, { days: 30 }));
    expect(await membersOf({ segment: 'lately' })).toEqual(['m1', 'm2']);
    api.now = NOW + 2 * DAY;
    expect(await membersOf({ segment: 'lately' })).toEqual(['m1', 'm2']);
    await runDue(api.application);
    await settledJobs();
    expect(await membersOf({ segment: 'lately' })).toEqual(['m1']);
    expect(await api.verify()).toEqual([]);
    api.now = NOW;
  });

  test('a preview counts and shows some members, masked as the role demands', async () => {
    const ask = (call: Call) =>
      call<SegmentPreview>('POST', '/api/segments/preview', { rule: atLeast(1) });
    const [masked, clear] = [await ask(analyst), await ask(agent)];
    expect(masked.body).toMatchObject({ members: 2, outOf: 3 });
    expect(masked.body.sample.map(({ phone }) => phone)).toEqual(['138****8000', '138****8000']);
    expect(clear.body.sample.map(({ phone }) => phone)).toEqual(['13800138000', '13800138000']);
  });

  test('a rule that names what the store does not have is refused at the name', async () => {
    const rule = { is: 'all', of: [{ is: 'in', fact: 'level', keys: ['nowhere'] }] };
    const refused = await marketer('POST', '/api/segments', { key: 'x', names: { en: 'x' }, rule });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: { rule: { of: { 0: { keys: { 0: 'segments.errors.unknown.levels' } } } } },
      },
    });
  });

  test('a tree of too many levels is refused with the field', async () => {
    let rule: object = { is: 'atLeast', fact: 'orders', value: 1 };
    for (let depth = 0; depth < 20; depth++) rule = { is: 'all', of: [rule] };
    const { status, body } = await marketer('POST', '/api/segments/preview', { rule });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('segments.errors.tooDeep');
  });

  test('the key of a segment stays, and the key of another is refused', async () => {
    const segment = await create('fixed', atLeast(1));
    const { names, version, rule } = segment;
    const edit = { key: 'other', names, version, rule };
    expect(await marketer('PUT', `/api/segments/${segment.id}`, edit)).toMatchObject({
      status: 422,
      body: { errors: { key: 'segments.errors.fixed' } },
    });
    const again = { key: 'fixed', names, rule };
    expect(await marketer('POST', '/api/segments', again)).toMatchObject({
      status: 422,
      body: { errors: { key: expect.any(String) } },
    });
  });

  test('those who only read write no segment', async () => {
    const body = { key: 'y', names: { en: 'y' }, rule: atLeast(1) };
    expect((await analyst('POST', '/api/segments', body)).status).toBe(403);
  });
});

describe('tags', () => {
  const make = async (key: string, rule: object | null) => {
    const kind = rule === null ? 'static' : 'rule';
    const made = await marketer<Tag>('POST', '/api/tags', { key, names: { en: key }, kind, rule });
    expect([made.status, made.body]).toMatchObject([201, { key }]);
    await settledJobs();
    return made.body;
  };
  const portrait = async (externalId: string) =>
    (
      await marketer<{ tags: MemberTag[] }>(
        'GET',
        `/api/members/${await idOf(externalId)}/portrait`,
      )
    ).body.tags;

  test('a tag by hand says who gave it and when, and giving it twice changes nothing', async () => {
    const tag = await make('vip', null);
    const memberIds = [await idOf('m1'), await idOf('m3')];
    const give = () => agent('POST', `/api/tags/${tag.id}/assignment`, { memberIds });
    expect((await give()).body).toEqual({ changed: 2, unchanged: 0 });
    expect((await give()).body).toEqual({ changed: 0, unchanged: 2 });
    expect(await membersOf({ tag: 'vip' })).toEqual(['m1', 'm3']);
    expect(await portrait('m3')).toMatchObject([{ key: 'vip', source: 'staff', since: NOW }]);
    const taken = await agent('POST', `/api/tags/${tag.id}/assignment`, {
      memberIds: [await idOf('m3')],
      isRemoved: true,
    });
    expect(taken.body).toEqual({ changed: 1, unchanged: 0 });
    expect(await membersOf({ tag: 'vip' })).toEqual(['m1']);
  });

  test('of unknown members none is tagged', async () => {
    const tag = await make('none', null);
    const memberIds = [await idOf('m1'), 999_999];
    expect(await agent('POST', `/api/tags/${tag.id}/assignment`, { memberIds })).toMatchObject({
      status: 422,
      body: { errors: { memberIds: expect.stringContaining('999999') } },
    });
    expect(await membersOf({ tag: 'none' })).toEqual([]);
  });

  test('the store’s own system gives a tag by the member’s own key', async () => {
    await make('newsletter', null);
    const body = { memberExternalId: 'm2', tag: 'newsletter' };
    expect(await store('POST', '/api/store/memberTags', body)).toMatchObject({
      status: 200,
      body: { changed: 1, unchanged: 0 },
    });
    expect(await portrait('m2')).toMatchObject([{ key: 'newsletter', source: 'store' }]);
    for (const [wrong, field] of [
      [{ ...body, tag: 'nowhere' }, 'tag'],
      [{ ...body, memberExternalId: 'nobody' }, 'memberExternalId'],
    ] as const)
      expect(await store('POST', '/api/store/memberTags', wrong)).toMatchObject({
        status: 422,
        body: { errors: { [field]: expect.any(String) } },
      });
  });

  test('a tag by a rule is computed, cannot be given, and segments may ask for it', async () => {
    const tag = await make('regular', atLeast(2));
    expect(await membersOf({ tag: 'regular' })).toEqual(['m1']);
    const memberIds = [await idOf('m2')];
    expect(await agent('POST', `/api/tags/${tag.id}/assignment`, { memberIds })).toMatchObject({
      status: 422,
      body: { errors: { memberIds: 'tags.errors.byRule' } },
    });
    const rule = { is: 'all', of: [{ is: 'in', fact: 'tags', keys: ['regular'] }] };
    await create('tagged', rule);
    expect(await membersOf({ segment: 'tagged' })).toEqual(['m1']);
    expect(
      await marketer('POST', '/api/tags', { key: 'z', names: { en: 'z' }, kind: 'rule', rule }),
    ).toMatchObject({
      status: 422,
      body: { errors: { rule: { of: { 0: { keys: { 0: 'tags.errors.ruleOfRuleTag' } } } } } },
    });
    expect(await marketer('DELETE', `/api/tags/${tag.id}`)).toMatchObject({ status: 409 });
  });

  test('a member who refused a portrait has no scores and is in no tag of behaviour', async () => {
    const rule = {
      is: 'all',
      of: [{ is: 'atLeast', fact: 'activeDays', value: 1 }],
    };
    await make('active', rule);
    expect(await membersOf({ tag: 'active' })).toEqual(['m1', 'm2']);
    const consents = { profiling: { granted: false, source: 'call', at: NOW } };
    await send('members', { externalId: 'm2', consents, updatedAt: NOW + 1 });
    api.now = NOW + 4 * DAY;
    await runDue(api.application);
    await settledJobs();
    expect(await membersOf({ tag: 'active' })).toEqual(['m1']);
    expect(await membersOf({ recencyScore: 1 })).toEqual(['m1']);
    api.now = NOW;
  });

  test('a tag by a rule is shown no more from the moment at which a member refuses a portrait', async () => {
    const rule = {
      is: 'all',
      of: [{ is: 'in', fact: 'groups', keys: ['friends'] }],
    };
    await send('members', { externalId: 'm3', groups: ['friends'], updatedAt: NOW + 2 });
    await make('friend', rule);
    const members = async () =>
      (await marketer<Tag[]>('GET', '/api/tags?filter={"key":"friend"}')).body[0]?.members;
    const keys = async () => (await portrait('m3')).map(({ key }) => key);
    expect([await membersOf({ tag: 'friend' }), await members()]).toEqual([['m3'], 1]);
    const consents = { profiling: { granted: false, source: 'call', at: NOW } };
    await send('members', { externalId: 'm3', groups: ['friends'], consents, updatedAt: NOW + 3 });
    expect([await membersOf({ tag: 'friend' }), await members()]).toEqual([[], 0]);
    expect(await keys()).not.toContain('friend');
    await make('friend-again', rule);
    expect(await membersOf({ tag: 'friend-again' })).toEqual([]);
  });

  test('a tag that members have by hand is not deleted, and says how many have it', async () => {
    const { id } = await make('kept', null);
    const memberIds = [await idOf('m1')];
    const assign = (isRemoved: boolean) =>
      agent('POST', `/api/tags/${id}/assignment`, { memberIds, isRemoved });
    await assign(false);
    expect(await marketer('DELETE', `/api/tags/${id}`)).toMatchObject({
      status: 409,
      body: { message: expect.stringMatching(/tags.errors.hasMembers.*1/) },
    });
    await assign(true);
    expect((await marketer('DELETE', `/api/tags/${id}`)).status).toBe(200);
  });
});
