/** Verbs sent at once, on PostgreSQL through two applications whose clocks differ: each takes effect once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, sell, type Shop } from './promotionStore.ts';

const MINUTE = 60_000;

let api: OpenApi;
let other: OpenApi;
let owners: [Call, Call];
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  // SQLite has one server, PostgreSQL two.
  other = dialect === 'sqlite' ? api : await api.sibling();
  owners = [await api.raw('owner'), await other.raw('owner')];
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'RACE', 10_000);
  await owners[0]('POST', '/api/webhookEndpoints', {
    url: 'http://127.0.0.1:9/told',
    types: ['promotion.ended', 'promotion.paused', 'promotion.resumed'],
  });
});
afterAll(async () => {
  if (other !== api) await other.close();
  await api.close();
});

const percent = { rewards: [{ kind: 'percent', bps: 1000, per: 'order' }] };
/** The same verb four times at once, by turns at both servers, and then again at each. */
const statuses = async (path: string, body: object) => {
  const send = (index: number) => (owners[index % 2] as Call)('POST', path, body);
  const atOnce = await Promise.all([0, 1, 2, 3].map(send));
  const later = [await send(0), await send(1)];
  return [atOnce.map(({ status }) => status).sort(), later.map(({ status }) => status)];
};
const ONCE = [
  [200, 409, 409, 409],
  [409, 409],
];
const toldOf = async (type: string, id: number) =>
  (
    await query<{ payload: string }>(
      api.connection.db,
      `select payload from outbox_events where type = '${type}' order by id`,
    )
  )
    .map(({ payload }) => JSON.parse(payload) as { promotionId: number; endsAt: number | null })
    .filter(({ promotionId }) => promotionId === id);
const activitiesOf = async (resource: string, id: number, verb: string) =>
  query<{ at: number }>(
    api.connection.db,
    `select at from activities where resource = '${resource}' and record_id = '${id}' and verb = '${verb}'`,
  );

describe.each([-MINUTE, -1, 0, 1, MINUTE])('with the other clock %i ms ahead', (ahead) => {
  beforeAll(() => {
    api.now = NOW;
    if (other !== api) other.now = NOW + ahead;
  });

  test('a promotion is ended once, with one new version and one message', async () => {
    const { id } = await promote(shop, `Ended ${ahead}`, percent);
    expect(await statuses(`/api/promotions/${id}/end`, { reason: null })).toEqual(ONCE);
    expect(await activitiesOf('promotions', id, 'end')).toHaveLength(1);
    const revisions = await query(
      api.connection.db,
      `select id from promotion_revisions where promotion_id = ${id}`,
    );
    expect(revisions).toHaveLength(2);
    expect(await toldOf('promotion.ended', id)).toHaveLength(1);
  });

  test('a promotion is paused, resumed and archived once each, and told in that order', async () => {
    const { id } = await promote(shop, `Switched ${ahead}`, percent);
    for (const noun of ['pause', 'resumption', 'archival'])
      expect(await statuses(`/api/promotions/${id}/${noun}`, { reason: null })).toEqual(ONCE);
    const told = await query<{ occurred_at: number }>(
      api.connection.db,
      `select e.occurred_at from outbox_events e where e.payload like '%"promotionId":${id},%' order by e.id`,
    );
    const instants = told.map(({ occurred_at: at }) => Number(at));
    expect(instants).toHaveLength(3);
    expect(instants).toEqual(instants.toSorted((one, next) => one - next));
  });

  test('a promotion that ends while its draft is edited elsewhere is ended once', async () => {
    const { id } = await promote(shop, `Edited ${ahead}`, percent);
    const { body } = await owners[1]('GET', `/api/promotions/${id}`);
    const draft = { name: `Edited ${ahead}`, labels: body.labels, terms: body.terms };
    const path = `/api/promotions/${id}`;
    const answers = await Promise.all([
      owners[1]('POST', `${path}/end`, { reason: null }),
      owners[0]('PUT', path, draft),
      owners[0]('POST', `${path}/end`, { reason: null }),
      owners[1]('PUT', path, draft),
    ]);
    const ends = [answers[0], answers[2]].map((answer) => answer?.status);
    expect(ends.sort()).toEqual([200, 409]);
    expect(await statuses(`${path}/end`, { reason: null })).toEqual([
      [409, 409, 409, 409],
      [409, 409],
    ]);
  });

  test('all promotions of a campaign are ended once', async () => {
    const { body: campaign } = await owners[0]<{ id: number }>('POST', '/api/campaigns', {
      name: `Campaign ${ahead}`,
      startsAt: NOW - MINUTE,
      endsAt: null,
    });
    for (const name of ['One', 'Two'])
      await promote(shop, `${name} of ${ahead}`, percent, { campaignId: campaign.id });
    expect(await statuses(`/api/campaigns/${campaign.id}/end`, { reason: null })).toEqual(ONCE);
    expect(await statuses(`/api/campaigns/${campaign.id}/archival`, {})).toEqual(ONCE);
  });

  test('codes are revoked once, and no code is claimed beyond the limit of a member', async () => {
    const { id: promotionId } = await promote(shop, `Coded ${ahead}`, {
      ...percent,
      trigger: 'code',
    });
    const member = `claims${ahead}`;
    await shop.store('POST', '/api/store/members', { externalId: member });
    const { body: batch } = await owners[0]<{ id: number }>('POST', '/api/couponBatches', {
      kind: 'unique',
      promotionId,
      name: `Batch ${ahead}`,
      quantity: 5,
      length: 12,
      claim: { open: true, bound: true, perMember: 1 },
    });
    await expect
      .poll(async () => (await owners[0]('GET', `/api/couponBatches/${batch.id}`)).body)
      .toMatchObject({ generated: 5 });
    const stores = [shop.store, await other.store()];
    const claims = await Promise.all(
      [0, 1, 2, 3].map((index) =>
        (stores[index % 2] as Call)('POST', '/api/store/coupons/claims', {
          batchId: batch.id,
          member,
        }),
      ),
    );
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const [coupon] = await query<{ id: number }>(
      api.connection.db,
      `select id from coupons where batch_id = ${batch.id} and claimed_at is not null`,
    );
    const reason = { reason: 'A mistake' };
    expect(await statuses(`/api/coupons/${coupon?.id}/revocation`, reason)).toEqual(ONCE);
    expect(await statuses(`/api/couponBatches/${batch.id}/revocation`, reason)).toEqual(ONCE);
  });
});

test('figures agree with their rows after all races of verbs', async () => {
  expect(await api.verify()).toEqual([]);
});
