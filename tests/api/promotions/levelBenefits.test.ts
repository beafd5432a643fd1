/** The discount and the free delivery of a level are promotions that follow the versions of the members' programme. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProgrammeTerms } from '#contract/members/programme';
import { settledJobs } from '#server/platform/jobs/runner';
import { basket, quote, sell, type Shop } from './promotionStore.ts';
import { finishReplayOf } from '../support/finishedReplay.ts';
import { type Call, type Client, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const termsOf = (plus: object) =>
  ProgrammeTerms.parse({
    names: { en: 'Club', zh: '会员俱乐部' },
    levels: [
      { key: 'starter' },
      {
        key: 'plus',
        conditions: [{ metric: 'orders', window: { kind: 'lifetime' }, threshold: 2 }],
        benefits: plus,
      },
    ],
    expiry: { kind: 'never' },
    returns: {},
  });

let api: OpenApi;
let shop: Shop;
let manager: Client;
let owner: Call;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  manager = await api.as('manager');
  owner = await api.raw('owner');
  const levels = [
    ['starter', 10, '初级'],
    ['plus', 20, '中级'],
  ] as const;
  for (const [key, rank, zh] of levels)
    await shop.owner.create('audienceNames', {
      data: { kind: 'levels', key, names: { en: key, zh }, rank, color: null } as never,
    });
  await sell(shop, 'BAG', 10_000);
  for (const [externalId, level] of [
    ['m-starter', 'starter'],
    ['m-plus', 'plus'],
  ] as const) {
    const { body } = await shop.store<{ id: number }>('POST', '/api/store/members', { externalId });
    await owner('POST', `/api/members/${body.id}/levelGrant`, { level, reason: 'A test' });
  }
});
afterAll(async () => {
  await settledJobs();
  await api.close();
});
beforeEach(() => {
  api.now = NOW;
});

const versionOf = async (id: number) => {
  const { data } = await manager.getOne('programmeVersions', { id });
  return { version: data.version as number };
};
/** A version that one person submits and another approves. */
const approve = async (plus: object, plannedAt: number | null = null) => {
  const { data } = await shop.owner.create('programmeVersions', {
    data: { terms: termsOf(plus), plannedAt } as never,
  });
  const id = data.id as number;
  await finishReplayOf(api.connection, id, api.now);
  await shop.owner.act('programmeVersions', id, 'submission', await versionOf(id));
  await manager.act('programmeVersions', id, 'approval', await versionOf(id));
  return id;
};
const paidBy = async (member: string, more: object = {}) =>
  (await quote(shop, basket('BAG', 1, { member, ...more }))).body.totals.total;
interface Listed {
  id: number;
  name: string;
  phase: string;
  programmeNumber: number | null;
}
const listed = async () => {
  const { data } = await shop.owner.getList<Listed>('promotions', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'id', order: 'ASC' },
    filter: {},
  });
  return data;
};

describe('a version with benefits', () => {
  beforeAll(() => approve({ discount: 500, freeShippingFrom: 5_000 }));

  test('gives its levels their discount and free delivery from its start on', async () => {
    expect(await paidBy('m-plus')).toBe(9_500);
    expect(await paidBy('m-starter')).toBe(10_000);
    const shipping = [{ method: 'standard', amount: 800 }];
    expect(await paidBy('m-plus', { shipping })).toBe(9_500);
    expect(await paidBy('m-starter', { shipping })).toBe(10_800);
    expect(await listed()).toMatchObject([
      { name: 'plus members: 5 % off', phase: 'running', programmeNumber: 1 },
      { name: 'plus members: free delivery', phase: 'running', programmeNumber: 1 },
    ]);
  });
  test('its promotions are changed in the programme only, and can be paused', async () => {
    const [first] = (await listed()) as [Listed];
    const refused = await owner<{ message: string }>('POST', `/api/promotions/${first.id}/end`, {});
    expect([refused.status, refused.body.message]).toEqual([409, 'promotions.errors.ofProgramme']);
    const archived = await owner('POST', `/api/promotions/${first.id}/archival`, {});
    expect(archived.status).toBe(409);
    await shop.owner.act('promotions', first.id, 'pause', {});
    expect(await paidBy('m-plus')).toBe(10_000);
    await shop.owner.act('promotions', first.id, 'resumption', {});
    expect(await paidBy('m-plus')).toBe(9_500);
  });
  test('is followed by the next one at the instant at which that begins', async () => {
    const next = NOW + DAY;
    const id = await approve({ discount: 1_000 }, next);
    api.now = next - 1;
    expect(await paidBy('m-plus')).toBe(9_500);
    api.now = next;
    expect(await paidBy('m-plus')).toBe(9_000);
    expect(await paidBy('m-plus', { shipping: [{ method: 'standard', amount: 800 }] })).toBe(9_800);
    api.now = NOW + 1_000;
    // A version planned after it was checked against it, and goes first; none is planned for the same instant.
    const later = await approve({ discount: 700 }, next + DAY);
    const early = await owner<{ message: string }>(
      'POST',
      `/api/programmeVersions/${id}/withdrawal`,
      await versionOf(id),
    );
    expect(early.status).toBe(409);
    expect(early.body.message).toContain('versions.errors.withdrawLater');
    const same = { terms: termsOf({}), plannedAt: next + DAY };
    expect((await owner('POST', '/api/programmeVersions', same)).status).toBe(422);
    await shop.owner.act('programmeVersions', later, 'withdrawal', await versionOf(later));
    await shop.owner.act('programmeVersions', id, 'withdrawal', await versionOf(id));
    api.now = next;
    expect(await paidBy('m-plus')).toBe(9_500);
    expect(await api.verify()).toEqual([]);
  });

  describe('that staff pause', () => {
    interface Shown {
      benefits: { discount: number; paused: string[] };
    }
    const standing = async () =>
      (await shop.store<Shown>('GET', '/api/store/members/m-plus/standing')).body.benefits;
    const programme = async () =>
      (
        await shop.store<Record<'programme' | 'next', { levels: Shown[] } | null>>(
          'GET',
          '/api/store/programme',
        )
      ).body;
    const current = async () =>
      (await listed()).find(({ phase }) => phase === 'running' || phase === 'paused')?.id ?? 0;

    test('is not promised any more, nor given by versions that follow, until it is resumed', async () => {
      const next = NOW + DAY;
      const id = await approve({ discount: 1_000 }, next);
      await shop.owner.act('promotions', await current(), 'pause', { reason: 'A dispute' });
      expect(await standing()).toMatchObject({ discount: 0, paused: ['discount'] });
      const shown = await programme();
      expect(shown.programme?.levels[1]?.benefits).toMatchObject({ discount: 0 });
      expect(shown.next?.levels[1]?.benefits).toMatchObject({ discount: 0, paused: ['discount'] });
      api.now = next;
      expect(await paidBy('m-plus')).toBe(10_000);
      expect(await standing()).toMatchObject({ discount: 0 });

      api.now = NOW + 1_000;
      const third = await approve({ discount: 700 }, next + DAY);
      api.now = next + DAY;
      expect(await paidBy('m-plus')).toBe(10_000);
      api.now = NOW + 2_000;
      await shop.owner.act('promotions', await current(), 'resumption', {});
      expect(await standing()).toMatchObject({ discount: 500, paused: [] });
      for (const [at, paid] of [
        [NOW + 2_000, 9_500],
        [next, 9_000],
        [next + DAY, 9_300],
      ] as const) {
        api.now = at;
        expect(await paidBy('m-plus')).toBe(paid);
      }
      api.now = NOW + 3_000;
      await shop.owner.act('programmeVersions', third, 'withdrawal', await versionOf(third));
      await shop.owner.act('programmeVersions', id, 'withdrawal', await versionOf(id));
      expect(await api.verify()).toEqual([]);
    });
  });
});
