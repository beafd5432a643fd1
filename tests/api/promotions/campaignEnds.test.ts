/** Ends of campaigns and promotions: what may not run past what, ending now, and verbs on a whole campaign. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CampaignDetail, CampaignOutcome } from '#contract/promotions/campaigns';
import { type Call, NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';
import { basket, draft, promote, quote, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let shop: Shop;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  owner = await api.raw('owner');
  await sell(shop, 'CUP', 10_000);
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

const campaign = async (name: string, endsAt: number | null) => {
  const { body } = await owner<{ id: number }>('POST', '/api/campaigns', {
    name,
    startsAt: NOW - DAY,
    endsAt,
  });
  return body.id;
};
const off = (amount: number, more: object = {}) => ({
  rewards: [{ kind: 'amount', amount }],
  limits: { budget: 100_000 },
  ...more,
});
const create = async (name: string, terms: object, campaignId: number) =>
  (await shop.owner.create('promotions', { data: draft(name, terms, { campaignId }) as never }))
    .data.id as number;
const show = async (id: number) =>
  (await shop.owner.getOne('promotions', { id })).data as Record<string, unknown>;
const submit = (id: number) => owner('POST', `/api/promotions/${id}/submission`);
const showCampaign = async (id: number) =>
  (await owner<CampaignDetail>('GET', `/api/campaigns/${id}`)).body;
const total = async () => (await quote(shop, basket('CUP'))).body.totals.total;

describe('a promotion of a campaign that ends', () => {
  test.each([
    ['without an end', null, 422],
    ['that ends a millisecond later', NOW + 7 * DAY + 1, 422],
    ['that ends with it', NOW + 7 * DAY, 200],
    ['that ends before it', NOW + 7 * DAY - 1, 200],
  ])('a promotion %s is answered at submission', async (name, endsAt, expected) => {
    const id = await create(name, off(100, { endsAt }), await campaign(name, NOW + 7 * DAY));
    const { status, body } = await submit(id);
    expect(status).toBe(expected);
    if (expected === 422)
      expect(body).toMatchObject({
        message: 'promotions.errors.pastCampaign',
        errors: { terms: { endsAt: 'promotions.errors.pastCampaign' } },
      });
    else await owner('POST', `/api/promotions/${id}/archival`, {});
  });

  test('an approval after the campaign was shortened is refused', async () => {
    const campaignId = await campaign('Shortened', NOW + 7 * DAY);
    const { limits: _, ...unlimited } = off(100, { endsAt: NOW + 7 * DAY });
    const id = await create('Unlimited', unlimited, campaignId);
    expect((await submit(id)).body).toMatchObject({ phase: 'submitted' });
    const { version, ...shown } = await showCampaign(campaignId);
    const { name, startsAt } = shown;
    await owner('PUT', `/api/campaigns/${campaignId}`, {
      name,
      startsAt,
      version,
      endsAt: NOW + DAY,
    });
    const { version: seen } = await show(id);
    const manager = await api.raw('manager');
    const { status } = await manager('POST', `/api/promotions/${id}/approval`, { version: seen });
    expect(status).toBe(422);
  });

  test('a campaign whose end is moved names the promotions that go on after it', async () => {
    const campaignId = await campaign('Moved', null);
    const ends = { 'Until later': NOW + 9 * DAY, 'Until then': NOW + DAY, 'For ever': null };
    for (const [name, endsAt] of Object.entries(ends)) {
      const id = await create(name, off(100, { endsAt }), campaignId);
      expect((await submit(id)).status).toBe(200);
    }
    expect((await showCampaign(campaignId)).outlasting).toEqual([]);
    const { name, startsAt, version } = await showCampaign(campaignId);
    const { status } = await owner('PUT', `/api/campaigns/${campaignId}`, {
      name,
      startsAt,
      version,
      endsAt: NOW + DAY,
    });
    expect(status).toBe(200);
    expect((await showCampaign(campaignId)).outlasting).toMatchObject([
      { name: 'Until later', endsAt: NOW + 9 * DAY },
      { name: 'For ever', endsAt: null },
    ]);
    await owner('POST', `/api/campaigns/${campaignId}/end`, {});
  });
});

describe('ending now', () => {
  test('a running promotion ends at this instant with a new version, and its old terms stay', async () => {
    const { id } = await promote(shop, 'Endless', off(500));
    expect(await total()).toBe(9500);
    api.now = NOW + 5;
    expect(await shop.owner.act('promotions', id, 'end', { reason: 'Sold out' })).toMatchObject({
      phase: 'ended',
      endsAt: NOW + 5,
      liveRevision: 2,
      openRevision: null,
    });
    expect(await total()).toBe(10_000);
    const { revisions } = (await show(id)) as {
      revisions: { revision: number; status: string; terms: { endsAt: number | null } }[];
    };
    expect(revisions).toMatchObject([
      { revision: 2, status: 'approved', terms: { endsAt: NOW + 5 }, reason: 'Sold out' },
      { revision: 1, status: 'superseded', terms: { endsAt: null } },
    ]);
    expect(await refusal(shop.owner.act('promotions', id, 'end'))).toMatchObject({ status: 409 });
    await shop.owner.act('promotions', id, 'archival');
  });

  test('a draft beside the running terms stays, and starts it again once it is submitted', async () => {
    const { id } = await promote(shop, 'Again', off(500));
    const { version } = await show(id);
    await shop.owner.update('promotions', {
      id,
      data: { ...draft('Again', off(700, { endsAt: NOW + DAY })), version } as never,
      previousData: { id } as never,
    });
    expect(await shop.owner.act('promotions', id, 'end')).toMatchObject({
      phase: 'ended',
      liveRevision: 3,
      openRevision: 2,
      openStatus: 'draft',
    });
    expect(await shop.owner.act('promotions', id, 'submission')).toMatchObject({
      phase: 'running',
    });
    expect(await total()).toBe(9300);
    await shop.owner.act('promotions', id, 'end');
    expect(await total()).toBe(10_000);
  });

  test('one that has not begun is not ended', async () => {
    const { id } = await promote(shop, 'To come', off(500, { startsAt: NOW + DAY }));
    expect(await refusal(shop.owner.act('promotions', id, 'end'))).toMatchObject({
      status: 409,
      body: { message: 'promotions.errors.notRunningNow' },
    });
    // Paused or not: it would come back with an end of a moment after its start.
    await shop.owner.act('promotions', id, 'pause');
    expect(await refusal(shop.owner.act('promotions', id, 'end'))).toMatchObject({
      status: 409,
      body: { message: 'promotions.errors.notRunningNow' },
    });
  });
});

describe('verbs on a whole campaign', () => {
  test('submit, pause, resume and end reach each promotion that they concern', async () => {
    const campaignId = await campaign('Whole', NOW + 7 * DAY);
    const fits = { endsAt: NOW + 7 * DAY };
    const running = await create('Running', off(300, fits), campaignId);
    const coming = await create('Coming', off(400, { ...fits, startsAt: NOW + DAY }), campaignId);
    const tooLong = await create('Too long', off(500), campaignId);
    const act = async (noun: string) =>
      (await owner<CampaignOutcome>('POST', `/api/campaigns/${campaignId}/${noun}`, {})).body;
    const phases = async () =>
      Promise.all([running, coming, tooLong].map(async (id) => (await show(id)).phase));
    expect(await act('submission')).toEqual({
      done: [
        { id: running, name: 'Running' },
        { id: coming, name: 'Coming' },
      ],
      refused: [{ id: tooLong, name: 'Too long', message: 'promotions.errors.pastCampaign' }],
    });
    expect(await phases()).toEqual(['running', 'scheduled', 'draft']);
    expect(await total()).toBe(9700);
    await act('pause');
    expect(await phases()).toEqual(['paused', 'paused', 'draft']);
    expect(await total()).toBe(10_000);
    await act('resumption');
    expect(await phases()).toEqual(['running', 'scheduled', 'draft']);
    expect((await act('end')).done).toEqual([{ id: running, name: 'Running' }]);
    expect(await phases()).toEqual(['ended', 'scheduled', 'draft']);
    expect(await act('end')).toMatchObject({ message: 'campaigns.errors.nothingTo.end' });
  });

  test('before a verb, the campaign says which promotions it concerns, and what drafts do to the terms before them', async () => {
    const campaignId = await campaign('Asked', NOW + 7 * DAY);
    const fits = { endsAt: NOW + 7 * DAY };
    const ended = await create('Ended', off(300, fits), campaignId);
    const running = await create('Running', off(400, fits), campaignId);
    await owner('POST', `/api/campaigns/${campaignId}/submission`, {});
    const revise = async (id: number, name: string, terms: object) => {
      const { version } = await show(id);
      await shop.owner.update('promotions', {
        id,
        data: { ...draft(name, terms, { campaignId }), version } as never,
        previousData: { id } as never,
      });
    };
    await revise(ended, 'Ended', off(500, { endsAt: NOW + DAY }));
    api.now = NOW + 5;
    await shop.owner.act('promotions', ended, 'end');
    await revise(running, 'Running', off(600, fits));
    const fresh = await create('New', off(100, fits), campaignId);
    const tooLong = await create('Too long', off(100), campaignId);
    const { concerned } = await showCampaign(campaignId);
    expect(concerned.submit).toEqual([
      {
        id: ended,
        name: 'Ended',
        refusal: null,
        draft: {
          revision: 2,
          endsAt: NOW + DAY,
          effect: 'startsAgain',
          liveRevision: 3,
          liveEndsAt: NOW + 5,
        },
      },
      {
        id: running,
        name: 'Running',
        refusal: null,
        draft: {
          revision: 2,
          endsAt: NOW + 7 * DAY,
          effect: 'replaces',
          liveRevision: 1,
          liveEndsAt: NOW + 7 * DAY,
        },
      },
      expect.objectContaining({
        id: fresh,
        refusal: null,
        draft: expect.objectContaining({ effect: null }),
      }),
      expect.objectContaining({ id: tooLong, refusal: 'promotions.errors.pastCampaign' }),
    ]);
    const named = { id: running, name: 'Running', refusal: null, draft: null };
    expect(concerned).toMatchObject({ pause: [named], resume: [], end: [named] });
    const done = await owner<CampaignOutcome>(
      'POST',
      `/api/campaigns/${campaignId}/submission`,
      {},
    );
    expect(done.body).toMatchObject({
      done: [{ id: ended }, { id: running }, { id: fresh }],
      refused: [{ id: tooLong, message: 'promotions.errors.pastCampaign' }],
    });
    expect((await show(ended)).phase).toBe('running');
  });

  test('a marketer and a manager may pause a campaign, an analyst may not', async () => {
    const campaignId = await campaign('Grants', null);
    const status = async (role: 'manager' | 'analyst') =>
      (await (await api.raw(role))('POST', `/api/campaigns/${campaignId}/pause`, {})).status;
    expect([await status('manager'), await status('analyst')]).toEqual([409, 403]);
  });
});

test('archived promotions and campaigns are listed only where they are asked for', async () => {
  const { id } = await promote(shop, 'Put away', off(100));
  const campaignId = await campaign('Put away', null);
  const listed = async (filter: object) =>
    (
      await owner<{ id: number }[]>(
        'GET',
        `/api/promotions?filter=${encodeURIComponent(JSON.stringify({ q: 'Put away', ...filter }))}`,
      )
    ).body.map((one) => one.id);
  expect(await listed({})).toEqual([id]);
  await owner('POST', `/api/promotions/${id}/archival`, {});
  expect(await listed({})).toEqual([]);
  expect(await listed({ phase: 'archived' })).toEqual([id]);
  expect(await listed({ id: [id] })).toEqual([id]);
  await owner('POST', `/api/campaigns/${campaignId}/archival`, {});
  const campaigns = async (filter: object) =>
    (
      await owner<{ id: number }[]>(
        'GET',
        `/api/campaigns?filter=${encodeURIComponent(JSON.stringify({ q: 'Put away', ...filter }))}`,
      )
    ).body.map((one) => one.id);
  expect(await campaigns({})).toEqual([]);
  expect(await campaigns({ state: 'archived' })).toEqual([campaignId]);
});
