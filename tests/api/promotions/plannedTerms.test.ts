/** Terms that are approved for later: the terms before them apply until then, the new ones from their first instant on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putDueInForce } from '#server/promotions/promotions/putDueInForce';
import { NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';
import { basket, draft, promote, quote, sell, type Shop } from './promotionStore.ts';

const WEEK = 7 * 86_400_000;
const percentOff = (bps: number) => [{ kind: 'percent', bps, per: 'line' }];

let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 100);
});
afterAll(() => api.close());
beforeEach(() => void (api.now = NOW));

const total = async () => (await quote(shop, basket('LAMP'))).body.totals.total;
const show = async (id: number) =>
  (await shop.owner.getOne('promotions', { id })).data as Record<string, unknown>;
/** 10 % that runs, and a version of it with 20 % that was submitted to begin in a week. */
const planNextWeek = async (name: string) => {
  const { id } = await promote(shop, name, { rewards: percentOff(1000) });
  const later = draft(name, {
    rewards: percentOff(2000),
    startsAt: NOW + WEEK,
    limits: { budget: 1_000_000 },
  });
  const { data: previousData } = await shop.owner.getOne('promotions', { id });
  const { version } = previousData as unknown as { version: number };
  await shop.owner.update('promotions', {
    id,
    data: { ...later, version } as never,
    previousData,
  });
  await shop.owner.act('promotions', id, 'submission');
  return id;
};

describe('a version that begins while the one before it is running', () => {
  test('takes effect at its start, to the millisecond, and the version before applies until then', async () => {
    const id = await planNextWeek('Ten, then twenty');
    expect(await total()).toBe(90);
    expect(await show(id)).toMatchObject({
      phase: 'running',
      liveRevision: 1,
      openRevision: 2,
      openStatus: 'approved',
      open: { status: 'approved', liveFrom: NOW + WEEK },
    });
    api.now = NOW + WEEK - 1;
    expect(await total()).toBe(90);
    api.now = NOW + WEEK;
    expect(await total()).toBe(80);
    await api.connection.transaction((tx) => putDueInForce(tx, api.now));
    expect(await total()).toBe(80);
    const shown = await show(id);
    expect(shown).toMatchObject({ phase: 'running', liveRevision: 2, openRevision: null });
    const revisions = shown.revisions as { revision: number; status: string }[];
    expect(revisions.map(({ revision, status }) => [revision, status])).toEqual([
      [2, 'approved'],
      [1, 'superseded'],
    ]);
    await shop.owner.act('promotions', id, 'archival');
  });

  test('can be discarded before it takes effect, and not edited', async () => {
    const id = await planNextWeek('Discarded');
    const { version } = (await show(id)) as { version: number };
    const edit = shop.owner.update('promotions', {
      id,
      data: { ...draft('Discarded', { rewards: percentOff(3000) }), version } as never,
      previousData: { id } as never,
    });
    expect(await refusal(edit)).toMatchObject({
      status: 409,
      body: { message: 'promotions.errors.approvedForLater' },
    });
    await shop.owner.act('promotions', id, 'discard');
    api.now = NOW + WEEK;
    expect(await total()).toBe(90);
    expect(await show(id)).toMatchObject({ liveRevision: 1, openRevision: null });
    await shop.owner.act('promotions', id, 'archival');
  });

  test('replaces a version that has not begun at once', async () => {
    const { id } = await promote(shop, 'Postponed', {
      rewards: percentOff(1000),
      startsAt: NOW + WEEK,
    });
    await shop.owner.act('promotions', id, 'schedule', { startsAt: NOW + 2 * WEEK, endsAt: null });
    expect(await shop.owner.act('promotions', id, 'submission')).toMatchObject({
      phase: 'scheduled',
      liveRevision: 2,
      startsAt: NOW + 2 * WEEK,
    });
    await shop.owner.act('promotions', id, 'archival');
  });
});

describe('a merge of categories', () => {
  const category = async (code: string) =>
    (
      await shop.owner.create('categories', {
        data: { code, names: { en: code, zh: code } } as never,
      })
    ).data.id as number;
  const scopeOf = (id: number) => ({
    include: [{ kind: 'category' as const, id }],
    exclude: [],
    skipReduced: false,
    minUnitPrice: null,
    maxUnitPrice: null,
  });
  const merge = (id: number, targetId: number) =>
    shop.owner.act('categories', id, 'merger', { targetId });

  test('is refused while approved terms refer to the category, and leaves them as they are', async () => {
    const [empty, home] = [await category('empty'), await category('home')];
    const { id, version } = await promote(shop, 'Scheduled', {
      rewards: percentOff(1000),
      scope: scopeOf(empty),
      startsAt: NOW + WEEK,
    });
    expect(await refusal(merge(empty, home))).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('categories.errors.mergeApproved') },
    });
    expect(await show(id)).toMatchObject({ version, terms: { scope: scopeOf(empty) } });
    await shop.owner.act('promotions', id, 'archival');
    await merge(empty, home);
    expect(await show(id)).toMatchObject({ terms: { scope: scopeOf(empty) } });
  });

  test('changes drafts, which nobody has approved', async () => {
    const [old, target] = [await category('old'), await category('target')];
    const { data } = await shop.owner.create('promotions', {
      data: draft('Draft', { rewards: percentOff(1000), scope: scopeOf(old) }) as never,
    });
    await merge(old, target);
    const shown = await show(data.id as number);
    expect(shown).toMatchObject({
      terms: { scope: scopeOf(target) },
      open: { terms: { scope: scopeOf(target) } },
    });
  });
});
