/** Which level a member has: what the store sends, what staff give, and everything that asks for it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LevelsChanged, type MemberLevels } from '#contract/members/levels';
import type { Member } from '#contract/members/members';
import type { AudienceName, AudienceUses } from '#contract/platform/audiences';
import type { Simulation } from '#contract/promotions/simulator';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { takeOverAtStart } from '#server/members/levels/takeOver';
import { ensureTimers, recordDueEvents } from '#server/platform/outbox/timers';
import {
  basket,
  draft,
  promote,
  quote,
  redeem,
  sell,
  type Shop,
} from '../promotions/promotionStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const RANKS = { starter: 10, plus: 20, premium: 30, diamond: 40 };
type LevelKey = keyof typeof RANKS;

let api: OpenApi;
let owner: Call;
let marketer: Call;
let store: Call;
let shop: Shop;
const ids: Record<string, number> = {};
const names: Partial<Record<string, AudienceName>> = {};

const send = (externalId: string, more: object) =>
  store<{ outcome: string; id: number }>('POST', '/api/store/members', { externalId, ...more });
/** A member of its own, so that tests do not share one. */
const join = async (externalId: string, level: LevelKey | null, more: object = {}) => {
  const { body } = await send(externalId, { level, ...more });
  return body.id;
};
const levelsOf = async (id: number) =>
  (await owner<MemberLevels>('GET', `/api/members/${id}/levels`)).body;
const levelOf = async (id: number) => (await owner<Member>('GET', `/api/members/${id}`)).body.level;
const grant = (id: number, level: LevelKey | string, more: object = {}, as = marketer) =>
  as<MemberLevels>('POST', `/api/members/${id}/levelGrant`, {
    level,
    reason: 'Compensation',
    ...more,
  });
const end = (id: number, as = marketer) =>
  as<MemberLevels>('POST', `/api/members/${id}/levelGrantEnd`, { reason: 'A mistake' });

beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  marketer = await api.raw('marketer');
  store = await api.store();
  shop = { owner: await api.as('owner'), store };
  for (const [key, rank] of Object.entries(RANKS)) {
    const { body } = await owner<AudienceName>('POST', '/api/audienceNames', {
      kind: 'levels',
      key,
      names: { en: `${key} members` },
      rank,
    });
    names[key] = body;
  }
  await sell(shop, 'CUP', 1000);
  const { id } = await promote(shop, 'From premium', {
    rewards: [{ kind: 'percent', bps: 1000, per: 'order' }],
    audience: { fromLevel: 'premium' },
  });
  ids.promotion = id;
});
beforeEach(() => {
  api.now = NOW;
});
afterAll(() => api.close());

const paid = async (member: string, more: object = {}) =>
  (await quote(shop, basket('CUP', 1, { member, ...more }))).body.totals.total;

describe('a level that the store sends', () => {
  test('decides quotes from its version on, in every order of arrival', async () => {
    const versions = [
      { level: 'starter', updatedAt: NOW - 5 * DAY },
      { level: 'premium', updatedAt: NOW - 3 * DAY },
      { level: 'plus', updatedAt: NOW - 1 * DAY },
    ];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const [index, order] of orders.entries()) {
      const member = `order-${index}`;
      for (const version of order) await send(member, versions[version] as object);
      const past = async (days: number) =>
        (
          await store<{ level: string | null }>('POST', '/api/store/prices', {
            items: [{ sku: 'CUP' }],
            member,
            at: NOW - days * DAY,
          })
        ).body;
      expect(await paid(member)).toBe(1000);
      const levels = [6, 5, 4, 3, 2, 1, 0].map(async (days) => (await past(days)).level);
      expect(await Promise.all(levels)).toEqual([
        null,
        'starter',
        'starter',
        'premium',
        'premium',
        'plus',
        'plus',
      ]);
      expect(await past(0)).not.toHaveProperty('levelsReached');
      const { body: known } = await owner<{ id: number }[]>(
        'GET',
        `/api/members?filter=${encodeURIComponent(JSON.stringify({ externalId: member }))}`,
      );
      expect(await levelsOf(known[0]?.id ?? 0)).toMatchObject({ level: 'plus', total: 3 });
    }
  });

  test('that arrives late is in the History with the instant from which it was valid', async () => {
    const id = await join('late', 'premium', { updatedAt: NOW - DAY });
    const late = { level: 'plus', updatedAt: NOW - 2 * DAY };
    expect((await send('late', late)).body.outcome).toBe('updated');
    expect((await send('late', late)).body.outcome).toBe('unchanged');
    expect(await levelOf(id)).toBe('premium');
    const { body } = await owner<object[]>(
      'GET',
      `/api/activities?filter=${encodeURIComponent(JSON.stringify({ resource: 'members', recordId: String(id) }))}`,
    );
    expect(body[0]).toMatchObject({
      verb: 'recordLevel',
      before: { level: null },
      after: { level: 'plus', startsAt: NOW - 2 * DAY },
    });
  });

  test('is one entry however often it is sent, and ends older versions that arrive later', async () => {
    const id = await join('repeated', 'plus', { updatedAt: NOW - 9 * DAY });
    for (const days of [8, 7, 6, 5])
      await send('repeated', { level: 'plus', updatedAt: NOW - days * DAY });
    await send('repeated', { level: 'plus' });
    expect(await levelsOf(id)).toMatchObject({ level: 'plus', total: 1 });
    api.now = NOW + MINUTE;
    const late = { level: 'premium', updatedAt: NOW - DAY };
    expect((await send('repeated', late)).body.outcome).toBe('updated');
    expect(await levelOf(id)).toBe('plus');
    expect(await levelsOf(id)).toMatchObject({
      total: 3,
      history: [
        { level: 'plus', startsAt: NOW },
        { level: 'premium', startsAt: NOW - DAY },
        { level: 'plus', startsAt: NOW - 9 * DAY },
      ],
    });
    expect((await send('repeated', late)).body.outcome).toBe('unchanged');
    expect(await levelsOf(id)).toMatchObject({ total: 3 });
    expect(await api.verify()).toEqual([]);
  });

  test('counts after newer versions that left it out', async () => {
    const id = await join('left-out', 'starter', { updatedAt: NOW - 3 * DAY });
    await send('left-out', { name: 'Lin', updatedAt: NOW - DAY });
    await send('left-out', { level: 'premium', name: 'Old', updatedAt: NOW - 2 * DAY });
    const { body } = await owner<Member>('GET', `/api/members/${id}`);
    expect(body).toMatchObject({ level: 'premium', name: 'Lin' });
  });
});

describe('a level that staff give', () => {
  test('counts everywhere until the end of its last day, without any job', async () => {
    const id = await join('given', 'plus');
    expect(await paid('given')).toBe(1000);
    const until = '2026-03-10';
    const { status, body } = await grant(id, 'premium', { until });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      level: 'premium',
      sentLevel: 'plus',
      override: { level: 'premium', reason: 'Compensation', cause: 'override' },
    });
    const last = body.override?.until ?? 0;
    expect(await paid('given')).toBe(900);
    const count = async (asked: object) =>
      (await owner<{ members: number }>('POST', '/api/members/audienceSize', asked)).body.members;
    const listed = async (filter: object) =>
      (
        await owner<Member[]>(
          'GET',
          `/api/members?filter=${encodeURIComponent(JSON.stringify({ externalId: 'given', ...filter }))}`,
        )
      ).body.map(({ level }) => level);
    const before = await count({ fromLevel: 'premium' });
    expect(await listed({ level: 'premium' })).toEqual(['premium']);
    api.now = last;
    expect(await paid('given')).toBe(1000);
    expect(await levelOf(id)).toBe('plus');
    expect(await listed({ level: 'premium' })).toEqual([]);
    expect(await listed({ level: ['plus'] })).toEqual(['plus']);
    expect(await count({ fromLevel: 'premium' })).toBe(before - 1);
    // What is still to come is known, too: a quote for a later instant.
    api.now = NOW;
    expect(await levelOf(id)).toBe('premium');
    const later = await owner<Simulation>('POST', '/api/promotions/simulation', {
      basket: basket('CUP', 1, { member: 'given' }),
      at: last,
    });
    expect(later.body.totals.total).toBe(1000);
  });

  test('is never below what the store sends, unless it is chosen as lower', async () => {
    const id = await join('floor', 'plus');
    await grant(id, 'premium');
    await send('floor', { level: 'diamond' });
    expect(await levelsOf(id)).toMatchObject({ level: 'diamond', sentLevel: 'diamond' });
    await send('floor', { level: 'starter' });
    expect(await levelOf(id)).toBe('premium');
    expect((await end(id)).body).toMatchObject({ level: 'starter', override: null });
    expect(await grant(id, 'starter')).toMatchObject({
      status: 422,
      body: { errors: { level: 'members.errors.levelNotHigher' } },
    });
    expect(await grant(id, 'premium', { isLower: true })).toMatchObject({
      status: 422,
      body: { errors: { level: 'members.errors.levelNotLower' } },
    });
    await send('floor', { level: 'diamond' });
    expect((await grant(id, 'plus', { isLower: true })).body.level).toBe('plus');
    expect(await paid('floor')).toBe(1000);
    expect(await api.verify()).toEqual([]);
  });

  test('is refused with the field: unknown, past, without a reason, unknown fields', async () => {
    const id = await join('refused', 'plus');
    expect(await grant(id, 'goldd')).toMatchObject({
      status: 422,
      body: { errors: { level: 'audiences.errors.unknown.levels' } },
    });
    expect(await grant(id, 'premium', { until: '2020-01-01' })).toMatchObject({
      status: 422,
      body: { errors: { until: 'members.errors.untilPast' } },
    });
    expect(await grant(id, 'premium', { reason: ' ' })).toMatchObject({
      status: 422,
      body: { errors: { reason: expect.anything() } },
    });
    expect(await grant(id, 'premium', { forever: true })).toMatchObject({
      status: 422,
      body: { errors: { root: expect.anything() } },
    });
    expect((await grant(id, 'premium', {}, await api.raw('agent'))).status).toBe(403);
    expect((await grant(999_999, 'premium')).status).toBe(404);
    expect((await end(id)).status).toBe(409);
  });

  test.each([-MINUTE, -1, 0, 1, MINUTE])(
    'is one at a time, also on two servers whose clocks differ by %i ms',
    async (ahead) => {
      const member = `race${ahead}`;
      const id = await join(member, 'starter');
      // SQLite has one server, PostgreSQL two.
      const other = dialect === 'sqlite' ? api : await api.sibling();
      if (other !== api) other.now = NOW + ahead;
      const elsewhere = await other.raw('manager');
      const answers = await Promise.all(
        ['plus', 'premium', 'diamond', 'premium'].map((level, index) =>
          grant(id, level, {}, index % 2 ? elsewhere : marketer),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      for (const as of [marketer, elsewhere])
        expect((await grant(id, 'plus', {}, as)).status).toBe(409);
      const count = async (condition: string) =>
        query(
          api.connection.db,
          `select id from member_levels where member_id = ${id} and cause = 'override' and ${condition}`,
        );
      expect(await count('ended_at is null')).toHaveLength(1);
      const ends = await Promise.all([end(id), end(id, elsewhere), end(id), end(id, elsewhere)]);
      expect(ends.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      for (const as of [marketer, elsewhere]) expect((await end(id, as)).status).toBe(409);
      expect(await count('ended_at >= starts_at')).toHaveLength(1);
      api.now = NOW + 2 * MINUTE;
      expect(await levelOf(id)).toBe('starter');
      expect(await api.verify()).toEqual([]);
      if (other !== api) await other.close();
    },
  );

  test('is reported by verify where several count at the same time', async () => {
    const id = await join('several', 'starter');
    await grant(id, 'plus');
    const copy = `insert into member_levels (member_id, level, cause, starts_at, version_at, is_lower, actor_name, recorded_at)
      select member_id, level, cause, starts_at + 1, version_at + 1, is_lower, actor_name, recorded_at from member_levels
      where member_id = ${id} and cause = 'override'`;
    await api.connection.transaction((tx) => query(tx, `${copy} returning id`));
    expect(await api.verify()).toEqual([
      expect.objectContaining({ table: 'member_levels with several overrides' }),
    ]);
    await api.connection.transaction((tx) =>
      query(
        tx,
        `update member_levels set ended_at = starts_at where member_id = ${id} and version_at = ${NOW + 1} returning id`,
      ),
    );
    expect(await api.verify()).toEqual([]);
  });

  test('counts in the past after it was ended', async () => {
    await join('ended', 'plus', { updatedAt: NOW - DAY });
    const { body } = await owner<{ id: number }[]>(
      'GET',
      `/api/members?filter=${encodeURIComponent(JSON.stringify({ externalId: 'ended' }))}`,
    );
    const id = body[0]?.id ?? 0;
    await grant(id, 'premium');
    api.now = NOW + 10 * MINUTE;
    await end(id);
    const at = async (instant: number) =>
      (
        await store<{ level: string }>('POST', '/api/store/prices', {
          items: [{ sku: 'CUP' }],
          member: 'ended',
          at: instant,
        })
      ).body.level;
    expect([
      await at(NOW - 1),
      await at(NOW),
      await at(NOW + 10 * MINUTE - 1),
      await at(NOW + 10 * MINUTE),
    ]).toEqual(['plus', 'premium', 'premium', 'plus']);
    expect(await levelsOf(id)).toMatchObject({
      history: [{ cause: 'override', endedAt: NOW + 10 * MINUTE }, { level: 'plus' }],
    });
  });
});

describe('an audience from a level up', () => {
  test('contains a level that is added later between two, in prices, promotions and codes', async () => {
    const list = await owner<{ id: number }>('POST', '/api/priceLists', {
      code: 'from-premium',
      kind: 'override',
      names: { en: 'From premium', zh: '高级会员价' },
      audience: { levels: [], fromLevel: 'premium', groups: [], channels: [] },
    });
    expect(list.status).toBe(201);
    await sell(shop, 'BOWL', 2000);
    const { body: priced } = await store<{ items: { variantId: number }[] }>(
      'POST',
      '/api/store/prices',
      { items: [{ sku: 'BOWL' }] },
    );
    await owner('POST', '/api/prices', {
      listId: list.body.id,
      variantId: priced.items[0]?.variantId,
      amount: 1500,
    });
    const priceFor = async (level: string) =>
      (
        await store<{ items: { amount: number }[] }>('POST', '/api/store/prices', {
          items: [{ sku: 'BOWL' }],
          level,
        })
      ).body.items[0]?.amount;
    expect(await Promise.all(['plus', 'premium', 'diamond', 'ruby'].map(priceFor))).toEqual([
      2000, 1500, 1500, 2000,
    ]);
    await send('ruby', { level: 'ruby' });
    expect(await paid('ruby')).toBe(1000);
    await owner('POST', '/api/audienceNames', {
      kind: 'levels',
      key: 'ruby',
      names: { en: 'Ruby' },
      rank: 35,
    });
    expect(await priceFor('ruby')).toBe(1500);
    expect(await paid('ruby')).toBe(900);
    const { body } = await owner<Simulation>('POST', '/api/promotions/simulation', {
      basket: basket('CUP'),
      shopper: { level: 'ruby' },
    });
    expect(body.totals.total).toBe(900);
    // A list of before can be renamed although it has prices: its audience is the same.
    expect(
      (
        await owner('PUT', `/api/priceLists/${list.body.id}`, {
          code: 'from-premium',
          kind: 'override',
          names: { en: 'Premium and up' },
          audience: { levels: [], fromLevel: 'premium', groups: [], channels: [] },
        })
      ).status,
    ).toBe(200);
  });

  test('lets those levels claim codes, and gives codes to them', async () => {
    const { id: promotionId } = await promote(shop, 'By code', {
      trigger: 'code',
      rewards: [{ kind: 'amount', amount: 100 }],
    });
    const { body: batch } = await owner<{ id: number }>('POST', '/api/couponBatches', {
      kind: 'unique',
      promotionId,
      name: 'Claims',
      quantity: 50,
      length: 12,
      claim: { open: true, bound: true, fromLevel: 'premium' },
    });
    await join('claims-plus', 'plus');
    await join('claims-diamond', 'diamond');
    const claim = (member: string) =>
      store('POST', '/api/store/coupons/claims', { batchId: batch.id, member });
    expect(await claim('claims-plus')).toMatchObject({
      status: 409,
      body: { message: 'coupons.errors.otherLevel' },
    });
    expect((await claim('claims-diamond')).status).toBe(200);
    const { body: size } = await owner<{ members: number }>('POST', '/api/members/audienceSize', {
      fromLevel: 'premium',
    });
    const issued = await owner<{ issued: number }>('POST', `/api/couponBatches/${batch.id}/issue`, {
      fromLevel: 'premium',
    });
    // Everybody but the one who has claimed.
    expect(issued.body.issued).toBe(size.members - 1);
  });

  test.each([
    ['goldd', 'audiences.errors.unknown.levels'],
    ['unranked', 'audiences.errors.noRank'],
  ])('that begins at %s is refused with its field wherever it is written', async (key, error) => {
    await send('has-unranked', { level: 'unranked' });
    const refused = { status: 422 };
    const promotion = draft('Unknown', {
      rewards: [{ kind: 'amount', amount: 100 }],
      limits: { budget: 1000 },
      audience: { fromLevel: key },
    });
    expect(await owner('POST', '/api/promotions', promotion)).toMatchObject({
      ...refused,
      body: { errors: { terms: { audience: { fromLevel: error } } } },
    });
    expect(
      await owner('POST', '/api/priceLists', {
        code: `unknown-${key}`,
        kind: 'override',
        names: { en: 'Unknown' },
        audience: { fromLevel: key },
      }),
    ).toMatchObject({ ...refused, body: { errors: { audience: { fromLevel: error } } } });
    const { id: promotionId } = await promote(shop, `Codes ${key}`, {
      trigger: 'code',
      rewards: [{ kind: 'amount', amount: 100 }],
    });
    const batch = (claim: object) => ({
      kind: 'unique',
      promotionId,
      name: 'Batch',
      quantity: 10,
      length: 12,
      claim,
    });
    expect(
      await owner('POST', '/api/couponBatches', batch({ bound: true, fromLevel: key })),
    ).toMatchObject({ ...refused, body: { errors: { claim: { fromLevel: error } } } });
    const { body } = await owner<{ id: number }>(
      'POST',
      '/api/couponBatches',
      batch({ bound: true }),
    );
    expect(
      await owner('POST', `/api/couponBatches/${body.id}/issue`, { fromLevel: key }),
    ).toMatchObject({ ...refused, body: { errors: { fromLevel: error } } });
  });
});

describe('a level that is set up', () => {
  test('shows its members and who names it, and is not deleted while anybody uses it', async () => {
    const create = (key: string, rank: number) =>
      owner<AudienceName>('POST', '/api/audienceNames', {
        kind: 'levels',
        key,
        names: { en: key },
        rank,
      });
    const { body: named } = await create('named', 61);
    const { id } = await promote(shop, 'For the named', {
      rewards: [{ kind: 'amount', amount: 100 }],
      audience: { levels: ['named'] },
    });
    const uses = await owner<AudienceUses>('GET', `/api/audienceNames/${named.id}/uses`);
    expect(uses.body).toEqual({
      members: 0,
      wasHeld: false,
      uses: [{ resource: 'promotions', id, name: 'For the named' }],
    });
    const remove = ({ id: of }: AudienceName) => owner('DELETE', `/api/audienceNames/${of}`);
    expect(await remove(named)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('audiences.errors.levelNamed') },
    });
    const { body: held } = await create('held', 62);
    await send('holder', { level: 'held' });
    expect(await remove(held)).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('audiences.errors.levelHasMembers') },
    });
    await send('holder', { level: 'plus' });
    expect(await remove(held)).toMatchObject({
      status: 409,
      body: { message: 'audiences.errors.levelHadMembers' },
    });
    const { body: unused } = await create('unused', 63);
    expect((await remove(unused)).status).toBe(200);
  });

  test('has a rank of its own, also when two are created at once', async () => {
    const create = (key: string) =>
      owner('POST', '/api/audienceNames', { kind: 'levels', key, names: { en: key }, rank: 77 });
    const answers = await Promise.all([create('one'), create('two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(answers.find(({ status }) => status === 422)).toMatchObject({
      body: { errors: { rank: expect.stringContaining('audiences.errors.sameRank') } },
    });
    const { key, names: called, version, id, kind } = names.plus as AudienceName;
    expect(
      await owner('PUT', `/api/audienceNames/${id}`, {
        kind,
        key,
        names: called,
        rank: 77,
        version,
      }),
    ).toMatchObject({ status: 422, body: { errors: { rank: expect.anything() } } });
  });

  test('decides by its rank between what the store sends and what staff gave, also after it is ranked anew', async () => {
    const create = async (key: string, rank: number) =>
      (
        await owner<AudienceName>('POST', '/api/audienceNames', {
          kind: 'levels',
          key,
          names: { en: key },
          rank,
        })
      ).body;
    await create('low', 81);
    const high = await create('high', 82);
    await send('ranked', { level: 'low' });
    const { body } = await owner<{ id: number }[]>(
      'GET',
      `/api/members?filter=${encodeURIComponent(JSON.stringify({ externalId: 'ranked' }))}`,
    );
    const id = body[0]?.id ?? 0;
    await grant(id, 'high');
    expect(await levelOf(id)).toBe('high');
    const { kind, key, names: called, version } = high;
    await owner('PUT', `/api/audienceNames/${high.id}`, {
      kind,
      key,
      names: called,
      rank: 80,
      version,
    });
    expect(await levelOf(id)).toBe('low');
    expect(await api.verify()).toEqual([]);
  });
});

test('an order that was placed under a level is amended by the terms of that level', async () => {
  const id = await join('amended', 'plus');
  await grant(id, 'premium');
  expect(
    (await redeem(shop, 'level-1', basket('CUP', 1, { member: 'amended' }))).body.discount,
  ).toBe(100);
  api.now = NOW + MINUTE;
  await end(id);
  expect(await paid('amended')).toBe(1000);
  expect(await api.verify()).toEqual([]);
});

describe('what staff give is told to the store’s systems', () => {
  const told = async (member: string) => {
    const rows = await query<{ at: number; payload: string }>(
      api.connection.db,
      "select occurred_at as at, payload from outbox_events where type = 'level.changed' order by id",
    );
    return rows.flatMap(({ at, payload }) => {
      const { changes } = LevelsChanged.parse(JSON.parse(payload));
      return changes
        .filter((change) => change.member === member)
        .map(({ member: _, ...change }) => ({ at: Number(at), ...change }));
    });
  };
  beforeAll(async () => {
    api.now = NOW;
    await owner('POST', '/api/webhookEndpoints', {
      url: 'http://127.0.0.1:9/levels',
      types: ['level.changed'],
    });
  });

  test('when it is given, and when it is ended early', async () => {
    const id = await join('told', 'plus');
    await grant(id, 'premium', { until: '2025-12-31' });
    api.now = NOW + MINUTE;
    await end(id);
    api.now = Date.parse('2026-01-02T00:00:00Z');
    await recordDueEvents(api.application);
    expect(await told('told')).toEqual([
      { at: NOW, kind: 'grant', level: 'premium', levelBefore: 'plus', validUntil: '2025-12-31' },
      {
        at: NOW + MINUTE,
        kind: 'grantEnd',
        level: 'plus',
        levelBefore: 'premium',
        validUntil: null,
      },
    ]);
  });
  test('when its last day ends, also after days in which no server ran', async () => {
    const id = await join('told-until', 'plus');
    await grant(id, 'starter', { until: '2025-11-22', isLower: true });
    await api.connection.transaction(async (tx) => {
      await query(tx, 'delete from event_timers');
      await ensureTimers(tx, NOW);
    });
    api.now = NOW + 9 * DAY;
    await recordDueEvents(api.application);
    await recordDueEvents(api.application);
    expect((await told('told-until')).at(-1)).toEqual({
      at: Date.parse('2025-11-22T16:00:00Z'),
      kind: 'grantEnd',
      level: 'plus',
      levelBefore: 'starter',
      validUntil: null,
    });
    expect(await told('told-until')).toHaveLength(2);
  });
  test('but not where what the shop sends is higher by then', async () => {
    const id = await join('told-never', 'starter');
    await grant(id, 'plus');
    await send('told-never', { level: 'diamond' });
    api.now = NOW + MINUTE;
    await end(id);
    expect((await told('told-never')).map(({ kind }) => kind)).toEqual(['grant']);
  });
});

test('a database of before gets its histories from the activity log, once', async () => {
  const old = await openApi();
  try {
    const shopOf = await old.store();
    const write = (level: string | null) =>
      shopOf<{ id: number }>('POST', '/api/store/members', { externalId: 'old', level });
    const { body } = await write('plus');
    old.now = NOW + MINUTE;
    await write('premium');
    await old.connection.transaction((tx) => query(tx, 'delete from member_levels'));
    await takeOverAtStart(old.connection);
    await takeOverAtStart(old.connection);
    const staff = await old.raw('owner');
    const { body: levels } = await staff<MemberLevels>('GET', `/api/members/${body.id}/levels`);
    expect(levels.history.map(({ level, startsAt }) => [level, startsAt])).toEqual([
      ['premium', NOW + MINUTE],
      ['plus', NOW],
    ]);
    expect(await old.verify()).toEqual([]);
  } finally {
    await old.close();
  }
});
