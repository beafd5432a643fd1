/** What the store's own systems are told: each type from what makes it happen, once, and by its contract. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { ensureTimers, recordDueEvents } from '#server/platform/outbox/timers';
import { settledJobs } from '#server/platform/jobs/runner';
import { PUT_DUE_IN_FORCE } from '#server/promotions/promotions/putDueInForce';
import { createEndpoint } from '../support/listener.ts';
import { nameAudience } from '../support/nameAudience.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  basket,
  draft,
  promote,
  redeem,
  sell as send,
  share,
  type Shop,
} from './promotionStore.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Sells goods that everybody sees. */
const sell = (shop: Shop, sku: string, basePrice: number, more: object = {}) =>
  send(shop, sku, basePrice, { status: 'active', ...more });

let api: OpenApi;
let shop: Shop;
let owner: Call;
let last = 0;
let serial = 0;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  owner = await api.raw('owner');
  await createEndpoint(api, 'https://example.com/hook');
  await sell(shop, 'LAMP', 10_000);
  await shop.store('POST', '/api/store/members', { externalId: 'm1' });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.now = NOW;
  await told();
});

interface Told {
  type: string;
  at: number;
  data: Record<string, unknown>;
}
/** What was told since the last call; each by the contract of its type. */
const told = async (prefix = ''): Promise<Told[]> => {
  const rows = await query<{ id: number; type: string; at: number; payload: string }>(
    api.connection.db,
    'select id, type, occurred_at as at, payload from outbox_events where id > ? order by id',
    [last],
  );
  last = Number(rows.at(-1)?.id ?? last);
  return rows
    .map(({ type, at, payload }) => ({ type, at: Number(at), data: JSON.parse(payload) }))
    .filter(({ type, data }) => {
      const contract = eventTypes.parts.find((one) => one.type === type)?.data;
      expect(contract?.safeParse(data).error?.issues ?? []).toEqual([]);
      return type.startsWith(prefix);
    });
};
const brief = (events: readonly Told[]) => events.map(({ type, at }) => [type, at]);
/** What every server does about once a minute, on two servers at the same time. */
const minutePasses = async () => {
  const sibling = await api.sibling();
  sibling.now = api.now;
  const work = async ({ application }: OpenApi) => {
    await recordDueEvents(application);
    await PUT_DUE_IN_FORCE(application);
    await recordDueEvents(application);
  };
  await Promise.all([work(api), work(sibling)]);
  await sibling.close();
};
const act = (id: number, noun: string, body: object = {}) =>
  shop.owner.act('promotions', id, noun, body);
const TEN = [{ kind: 'percent', bps: 1000, per: 'line' }];
const running = (terms: object = {}) => promote(shop, `P${++serial}`, { rewards: TEN, ...terms });

describe('a promotion', () => {
  test('is told as published and started, paused, resumed, and ended, once each', async () => {
    const { id } = await running();
    expect(brief(await told())).toEqual([
      ['promotion.published', NOW],
      ['promotion.started', NOW],
    ]);
    api.now = NOW + 1000;
    await act(id, 'pause');
    await expect(act(id, 'pause')).rejects.toThrow();
    const [paused, ...others] = await told();
    expect(others).toEqual([]);
    expect(paused).toMatchObject({
      type: 'promotion.paused',
      at: NOW + 1000,
      data: { promotionId: id, revision: 1, phase: 'paused' },
    });
    await act(id, 'resumption');
    await act(id, 'end');
    expect(brief(await told())).toEqual([
      ['promotion.resumed', NOW + 1000],
      ['promotion.ended', NOW + 1000],
    ]);
    await act(id, 'archival');
    await minutePasses();
    expect(await told()).toEqual([]);
  });
  test('that time begins and ends is told with its true instants, also after 40 days without a server', async () => {
    const { id } = await running({ startsAt: NOW + DAY, endsAt: NOW + 2 * DAY });
    expect(brief(await told())).toEqual([['promotion.published', NOW]]);
    api.now = NOW + DAY - 1;
    await minutePasses();
    expect(await told()).toEqual([]);
    api.now = NOW + 40 * DAY;
    await minutePasses();
    expect(await told()).toMatchObject([
      { type: 'promotion.started', at: NOW + DAY, data: { promotionId: id, phase: 'running' } },
      { type: 'promotion.ended', at: NOW + 2 * DAY, data: { promotionId: id, phase: 'ended' } },
    ]);
    await minutePasses();
    expect(await told()).toEqual([]);
  });
  test('that was moved or paused before its time is not told as started', async () => {
    const moved = await running({ startsAt: NOW + DAY });
    await act(moved.id, 'schedule', { startsAt: NOW + 3 * DAY, endsAt: null });
    await act(moved.id, 'submission');
    const paused = await running({ startsAt: NOW + DAY });
    await act(paused.id, 'pause');
    await told();
    api.now = NOW + 2 * DAY;
    await minutePasses();
    expect(await told()).toEqual([]);
    api.now = NOW + 3 * DAY;
    await minutePasses();
    expect(await told()).toMatchObject([
      {
        type: 'promotion.started',
        at: NOW + 3 * DAY,
        data: { promotionId: moved.id, revision: 2 },
      },
    ]);
    await act(moved.id, 'archival');
    await act(paused.id, 'archival');
  });
  test('that began while no server ran is told as started before it is told as paused', async () => {
    const { id } = await running({ startsAt: NOW + DAY });
    await told();
    api.now = NOW + 2 * DAY;
    await act(id, 'pause');
    expect(brief(await told())).toEqual([
      ['promotion.started', NOW + DAY],
      ['promotion.paused', NOW + 2 * DAY],
    ]);
    await act(id, 'archival');
    expect(brief(await told())).toEqual([['promotion.ended', NOW + 2 * DAY]]);
  });
  test('whose next version begins by time is told as changed at that instant, and not as ended', async () => {
    const { id } = await running({ endsAt: NOW + 5 * DAY });
    const { data } = await shop.owner.getOne('promotions', { id });
    await shop.owner.update('promotions', {
      id,
      data: {
        ...draft(`P${serial}`, {
          rewards: TEN,
          startsAt: NOW + 3 * DAY,
          endsAt: NOW + 9 * DAY,
          limits: { budget: 1000 },
        }),
        version: (data as { version?: number }).version,
      } as never,
      previousData: data,
    });
    await act(id, 'submission');
    await told();
    api.now = NOW + 8 * DAY;
    await minutePasses();
    expect(brief(await told())).toEqual([['promotion.changed', NOW + 3 * DAY]]);
    api.now = NOW + 9 * DAY;
    await minutePasses();
    expect(brief(await told())).toEqual([['promotion.ended', NOW + 9 * DAY]]);
  });
});

describe('codes and redemptions', () => {
  const uniqueCodes = async (more: object = {}) => {
    const { id } = await running({ trigger: 'code', rewards: [{ kind: 'amount', amount: 100 }] });
    const { data } = await shop.owner.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId: id,
        name: `B${++serial}`,
        prefix: `B${serial}-`,
        length: 10,
        quantity: 5,
        claim: { open: true, ...more },
      } as never,
    });
    await settledJobs();
    await told();
    return { promotionId: id, batchId: data.id as number };
  };
  test('a code that is claimed, given or got for an event is told once, with the member', async () => {
    const { promotionId, batchId } = await uniqueCodes({ perMember: 2, event: 'sign_in' });
    const claim = () =>
      shop.store<{ code: string }>(
        'POST',
        '/api/store/coupons/claims',
        { batchId, member: 'm1' },
        { 'idempotency-key': `claim-${batchId}` },
      );
    const { body, status: claimed } = await claim();
    expect([claimed, body]).toEqual([200, expect.anything()]);
    await claim();
    expect(await told()).toEqual([
      {
        type: 'coupon.issued',
        at: NOW,
        data: {
          batchId,
          promotionId,
          issuedBy: 'claim',
          validUntil: null,
          coupons: [{ code: body.code, member: 'm1' }],
        },
      },
    ]);
    const event = { externalId: `e${serial}`, type: 'sign_in', at: NOW, member: undefined };
    const sent = { ...event, memberExternalId: 'm1', channel: 'web' };
    await shop.store('POST', '/api/store/events', sent);
    await shop.store('POST', '/api/store/events', sent);
    expect(await told()).toMatchObject([{ type: 'coupon.issued', data: { issuedBy: 'event' } }]);
    await shop.store('POST', '/api/store/members', { externalId: 'm2' });
    const members = await query<{ id: number }>(
      api.connection.db,
      `select id from members where external_id = 'm2'`,
    );
    await owner('POST', `/api/couponBatches/${batchId}/issue`, { memberIds: [members[0]?.id] });
    expect(await told()).toMatchObject([
      { type: 'coupon.issued', data: { issuedBy: 'staff', coupons: [{ member: 'm2' }] } },
    ]);
  });
  test('a revoked code and a revoked batch are told', async () => {
    const { promotionId, batchId } = await uniqueCodes();
    const [coupon] = await query<{ id: number; code: string }>(
      api.connection.db,
      'select id, code from coupons where batch_id = ?',
      [batchId],
    );
    await owner('POST', `/api/coupons/${coupon?.id}/revocation`, { reason: 'Lost' });
    await owner('POST', `/api/couponBatches/${batchId}/revocation`, { reason: 'Leaked' });
    expect(await told()).toEqual([
      { type: 'coupon.voided', at: NOW, data: { batchId, promotionId, code: coupon?.code } },
      { type: 'coupon.voided', at: NOW, data: { batchId, promotionId, code: null } },
    ]);
  });
  test('a redemption with a code is told once, a repeat, a payment and one without a code are not', async () => {
    const { id } = await running({ trigger: 'code', rewards: [{ kind: 'amount', amount: 100 }] });
    const batch = await share(shop, id, 'TENOFF');
    await told();
    const asked = basket('LAMP', 1, { codes: ['TENOFF'] });
    await redeem(shop, 'o1', asked);
    await redeem(shop, 'o1', asked);
    await redeem(shop, 'o2', basket('LAMP'));
    await shop.store('POST', '/api/store/redemptions/o1/commitment', {});
    expect(await told()).toEqual([
      {
        type: 'coupon.redeemed',
        at: NOW,
        data: {
          orderId: 'o1',
          coupons: [{ code: 'TENOFF', batchId: batch.id, promotionId: id }],
        },
      },
    ]);
    await shop.store('POST', '/api/store/redemptions/o1/amendment', {
      ...basket('LAMP', 2, { codes: ['TENOFF'] }),
    });
    expect(await told()).toEqual([]);
    await act(id, 'archival');
  });
  describe('a reservation', () => {
    let promotionId: number;
    beforeAll(async () => {
      const { id } = await running({ trigger: 'code', rewards: [{ kind: 'amount', amount: 100 }] });
      promotionId = id;
      await share(shop, id, 'LATE');
      await tellDue();
    });
    afterAll(() => act(promotionId, 'archival'));
    /** Tells what earlier tests reserved. */
    const tellDue = async () => {
      api.now = NOW + 3 * DAY;
      await minutePasses();
      await told();
      api.now = NOW;
    };
    const reserve = async (orderId: string, reserveMinutes = 30) => {
      const asked = { ...basket('LAMP', 1, { codes: ['LATE'] }), reserveMinutes };
      expect((await redeem(shop, orderId, asked)).status).toBe(200);
    };
    const settle = (orderId: string, verb: string, body: object = {}) =>
      shop.store('POST', `/api/store/redemptions/${orderId}/${verb}`, body);
    const lapse = (orderId: string, minutes: number) => ({
      type: 'redemption.released',
      at: NOW + minutes * MINUTE,
      data: { orderId, codes: ['LATE'] },
    });
    const lapses = async () => {
      await minutePasses();
      return told('redemption');
    };

    test('that lapsed is told once with its instant, without any other order', async () => {
      await reserve('late-1');
      api.now = NOW + 30 * MINUTE - 1;
      expect(await lapses()).toEqual([]);
      api.now = NOW + 2 * DAY;
      expect(await lapses()).toEqual([lapse('late-1', 30)]);
      await redeem(shop, `next-${++serial}`, basket('LAMP'));
      expect(await lapses()).toEqual([]);
      await tellDue();
    });
    test('whose place another order took before it was told is told once as well', async () => {
      await reserve('late-2', 10);
      await reserve('late-3', 20);
      api.now = NOW + 15 * MINUTE;
      await redeem(shop, `next-${++serial}`, basket('LAMP'));
      expect(await told('redemption')).toEqual([]);
      expect(await lapses()).toEqual([lapse('late-2', 10)]);
      api.now = NOW + 25 * MINUTE;
      expect(await lapses()).toEqual([lapse('late-3', 20)]);
      await redeem(shop, `next-${++serial}`, basket('LAMP'));
      expect(await lapses()).toEqual([]);
      await tellDue();
    });
    test('that was paid, cancelled or replaced is not told, and one whose payment was taken late is not either', async () => {
      for (const orderId of ['paid', 'cancelled', 'replaced', 'paid-late', 'told-before'])
        await reserve(orderId);
      await settle('paid', 'commitment');
      await settle('cancelled', 'release');
      api.now = NOW + 20 * MINUTE;
      await settle('replaced', 'amendment', {
        ...basket('LAMP', 2, { codes: ['LATE'] }),
        reserveMinutes: 30,
      });
      api.now = NOW + 31 * MINUTE;
      expect((await settle('paid-late', 'commitment')).status).toBe(200);
      expect(await lapses()).toEqual([lapse('told-before', 30)]);
      // Told or not, a late payment is taken until another order is reserved.
      expect((await settle('told-before', 'commitment')).status).toBe(200);
      api.now = NOW + DAY;
      expect(await lapses()).toEqual([lapse('replaced', 50)]);
      expect(await api.verify()).toEqual([]);
    });
  });
});

describe('a return', () => {
  const order = (externalId: string) => ({
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'LAMP', name: 'L', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const goods = (externalId: string, orderExternalId: string, amount: number) => ({
    externalId,
    orderExternalId,
    returnedAt: NOW,
    lines: [{ sku: 'LAMP', quantity: 1, amount }],
  });
  test('is told when it is recorded and corrected, once each, and when it is decided', async () => {
    await shop.store('POST', '/api/store/orders', order('r-o1'));
    await shop.store('POST', '/api/store/returns', goods('r1', 'r-o1', 900));
    await shop.store('POST', '/api/store/returns', goods('r1', 'r-o1', 900));
    await shop.store('POST', '/api/store/returns/batch', { rows: [goods('r1', 'r-o1', 900)] });
    expect(await told()).toEqual([
      {
        type: 'return.recorded',
        at: NOW,
        data: {
          externalId: 'r1',
          orderExternalId: 'r-o1',
          returnedAt: NOW,
          amount: 900,
          shipping: 0,
          review: 'fits',
          isCorrection: false,
        },
      },
    ]);
    await shop.store('POST', '/api/store/returns', goods('r1', 'r-o1', 1900));
    expect(await told()).toMatchObject([
      { type: 'return.recorded', data: { amount: 1900, review: 'waiting', isCorrection: true } },
    ]);
    const [row] = await query<{ id: number; version: number }>(
      api.connection.db,
      `select id, version from returns where external_id = 'r1'`,
    );
    const { status } = await owner('POST', `/api/returns/${row?.id}/refusal`, {
      version: row?.version,
    });
    expect(status).toBe(200);
    expect(await told()).toEqual([
      {
        type: 'return.decided',
        at: NOW,
        data: {
          externalId: 'r1',
          orderExternalId: 'r-o1',
          amount: 1900,
          shipping: 0,
          decision: 'refused',
        },
      },
    ]);
  });
});

describe('the review of a return that another message changes', () => {
  const order = (externalId: string, paid: number, updatedAt: number) => ({
    externalId,
    channel: 'web',
    currency: 'CNY',
    updatedAt,
    lines: [{ id: 'a', sku: 'A', quantity: 1, unitPrice: 1000, paid }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const goods = (externalId: string, orderExternalId: string, amount: number) => ({
    externalId,
    orderExternalId,
    returnedAt: NOW,
    lines: [{ id: 'a', sku: 'A', quantity: 1, amount }],
  });
  const reviews = async () =>
    (await told())
      .filter(({ type }) => type === 'return.recorded')
      .map(({ data }) => [data.externalId, data.review, data.isCorrection]);

  test('is told again, by a version of its order', async () => {
    await shop.store('POST', '/api/store/orders', order('v-o1', 1000, NOW - 3));
    await shop.store('POST', '/api/store/returns', goods('v-r1', 'v-o1', 1000));
    expect(await reviews()).toEqual([['v-r1', 'fits', false]]);
    await shop.store('POST', '/api/store/orders', order('v-o1', 600, NOW - 2));
    expect(await reviews()).toEqual([['v-r1', 'waiting', true]]);
    await shop.store('POST', '/api/store/orders', order('v-o1', 1000, NOW - 1));
    expect(await reviews()).toEqual([['v-r1', 'fits', true]]);
  });

  test('is told again, by its order that came later', async () => {
    await shop.store('POST', '/api/store/returns', goods('v-r2', 'v-o2', 900));
    expect(await reviews()).toEqual([['v-r2', 'fits', false]]);
    await shop.store('POST', '/api/store/orders', order('v-o2', 500, NOW));
    expect(await reviews()).toEqual([['v-r2', 'waiting', true]]);
  });
});

describe('prices', () => {
  const pricesIn = (events: readonly Told[]) =>
    events.map(({ type, at, data }) => [type, at, data.prices]);
  const changed = (at: number, sku: string, amount: number, originalAmount = amount) => [
    'price.changed',
    at,
    [{ sku, amount, originalAmount }],
  ];
  const variantOf = async (sku: string) =>
    Number(
      (
        await query<{ id: number }>(api.connection.db, 'select id from variants where sku = ?', [
          sku,
        ])
      )[0]?.id,
    );
  const saleList = async () => {
    const { body } = await owner<{ id: number }>('POST', '/api/priceLists', {
      code: `s${++serial}`,
      kind: 'sale',
      names: { en: 'Sale', zh: '促销' },
    });
    return body.id;
  };

  test('of new goods and of goods that the store sends are told, and the same again is not', async () => {
    await sell(shop, 'CUP', 500);
    await sell(shop, 'CUP', 500);
    expect(pricesIn(await told())).toEqual([changed(NOW, 'CUP', 500)]);
    api.now = NOW + 1;
    await sell(shop, 'CUP', 600);
    expect(pricesIn(await told())).toEqual([changed(NOW + 1, 'CUP', 600)]);
  });
  test('of a sale are told when it begins and ends by time, once, with the true instants', async () => {
    await sell(shop, 'POT', 1000);
    await told();
    const price = {
      listId: await saleList(),
      variantId: await variantOf('POT'),
      amount: 800,
      startsAt: NOW + DAY,
      endsAt: NOW + 2 * DAY,
    };
    expect((await owner('POST', '/api/prices', price)).status).toBe(201);
    expect(await told()).toEqual([]);
    api.now = NOW + DAY;
    await minutePasses();
    expect(pricesIn(await told())).toEqual([changed(NOW + DAY, 'POT', 800, 1000)]);
    api.now = NOW + 40 * DAY;
    await minutePasses();
    await minutePasses();
    expect(pricesIn(await told())).toEqual([changed(NOW + 2 * DAY, 'POT', 1000)]);
  });
  test('of a plan that was changed before its time are told as they become, not as they were planned', async () => {
    await sell(shop, 'PAN', 1000);
    const listId = await saleList();
    const variantId = await variantOf('PAN');
    const price = { listId, variantId, startsAt: NOW + DAY, endsAt: NOW + 3 * DAY };
    const { body } = await owner<{ id: number }>('POST', '/api/prices', { ...price, amount: 900 });
    api.now = NOW + 1000;
    expect((await owner('DELETE', `/api/prices/${body.id}`)).status).toBe(200);
    await owner('POST', '/api/prices', { ...price, amount: 700, endsAt: NOW + 2 * DAY });
    await told();
    api.now = NOW + 40 * DAY;
    await minutePasses();
    expect(pricesIn(await told())).toEqual([
      changed(NOW + DAY, 'PAN', 700, 1000),
      changed(NOW + 2 * DAY, 'PAN', 1000),
    ]);
  });
  describe('of goods that come back', () => {
    const colours = ['red', 'blue'];
    const send = async (key: string, basePrices: readonly number[], more: object = {}) => {
      const { status } = await shop.store('POST', '/api/store/products', {
        externalId: key,
        names: { en: key },
        options: [
          {
            names: { en: 'Colour' },
            values: colours.map((value) => ({ key: value, names: { en: value } })),
          },
        ],
        variants: basePrices.map((basePrice, index) => ({
          sku: `${key}-${colours[index]}`,
          optionValues: [colours[index]],
          basePrice,
          cost: 0,
        })),
        status: 'active',
        ...more,
      });
      expect(status).toBe(200);
    };
    const plan = async (sku: string, amount: number, startsAt: number, endsAt: number) => {
      const price = { listId: await saleList(), variantId: await variantOf(sku), amount };
      const answer = await owner('POST', '/api/prices', { ...price, startsAt, endsAt });
      expect(answer.status).toBe(201);
    };

    test('are told as they are then, also one that began while its variant was removed', async () => {
      await send('CAP', [1000, 1000]);
      await plan('CAP-blue', 700, NOW + DAY, NOW + 5 * DAY);
      await send('CAP', [1000]);
      await told();
      api.now = NOW + 2 * DAY;
      await minutePasses();
      expect(await told()).toEqual([]);
      await send('CAP', [1000, 1000]);
      await send('CAP', [1000, 1000]);
      expect(pricesIn(await told())).toEqual([changed(NOW + 2 * DAY, 'CAP-blue', 700, 1000)]);
      await minutePasses();
      expect(await told()).toEqual([]);
      api.now = NOW + 6 * DAY;
      await minutePasses();
      expect(pricesIn(await told())).toEqual([changed(NOW + 5 * DAY, 'CAP-blue', 1000)]);
    });
    test('are told once where they come back in the minute in which one begins, and with another base price', async () => {
      await send('HAT', [1000, 1000]);
      await plan('HAT-blue', 700, NOW + DAY, NOW + 5 * DAY);
      api.now = NOW + DAY - 1;
      await send('HAT', [1000]);
      await told();
      api.now = NOW + DAY;
      await send('HAT', [1000, 1200]);
      const [back, ...others] = await told();
      expect(pricesIn(back ? [back] : [])).toEqual([changed(NOW + DAY, 'HAT-blue', 700, 1200)]);
      expect(others).toEqual([]);
      api.now = NOW + DAY + MINUTE;
      await minutePasses();
      expect(await told()).toEqual([]);
    });
    test('are told as they are when a product is taken from the archive', async () => {
      await send('TIE', [1000]);
      await plan('TIE-red', 700, NOW + DAY, NOW + 5 * DAY);
      await send('TIE', [1000], { status: 'archived' });
      await told();
      api.now = NOW + 2 * DAY;
      await minutePasses();
      expect(await told()).toEqual([]);
      await send('TIE', [1000], { status: 'draft' });
      expect(await told()).toEqual([]);
      await send('TIE', [1000], { status: 'active' });
      expect(pricesIn(await told())).toEqual([changed(NOW + 2 * DAY, 'TIE-red', 700, 1000)]);
    });
    test('are not told where the product must not be activated and stays in the archive', async () => {
      await send('BOW', [0], { status: 'draft' });
      await send('BOW', [0], { status: 'archived' });
      await told();
      await send('BOW', [0], { status: 'active' });
      const rows = await query<{ status: string }>(
        api.connection.db,
        "select status from products where external_id = 'BOW'",
      );
      expect([rows, await told()]).toEqual([[{ status: 'archived' }], []]);
    });
  });
  test('for one channel alone are not told', async () => {
    await sell(shop, 'ROD', 1000);
    await told();
    await nameAudience(shop.owner, 'channels', 'app');
    const { body } = await owner<{ id: number }>('POST', '/api/priceLists', {
      code: `l${++serial}`,
      kind: 'sale',
      names: { en: 'Gold', zh: '金' },
      audience: { levels: [], groups: [], channels: ['app'] },
    });
    const price = { listId: body.id, variantId: await variantOf('ROD'), amount: 100 };
    expect((await owner('POST', '/api/prices', price)).status).toBe(201);
    expect(await told()).toEqual([]);
  });
  test('of a batch of 1,200 are told in messages of at most 500, also those that a planned one begins and a revert ends', async () => {
    const { body: category } = await owner<{ id: number }>('POST', '/api/categories', {
      code: 'many',
      names: { en: 'Many', zh: '多' },
    });
    const rows = Array.from({ length: 1200 }, (_, index) => ({
      externalId: `many-${index}`,
      names: { en: `Many ${index}` },
      status: 'active',
      categoryCode: 'many',
      variants: [{ sku: `M${index}`, basePrice: 1000, cost: 0 }],
    }));
    for (let from = 0; from < rows.length; from += 600)
      await shop.store('POST', '/api/store/products/batch', { rows: rows.slice(from, from + 600) });
    expect((await told('price')).flatMap(({ data }) => data.prices)).toHaveLength(1200);
    const settings = await owner<Record<string, unknown>>('GET', '/api/settings/1');
    await owner('PUT', '/api/settings/1', {
      ...settings.body,
      approvalChangeBps: null,
      approvalMarginBps: null,
      approvalRows: null,
    });
    const write = async (more: object) => {
      const { body } = await owner<{ id: number }>('POST', '/api/priceBatches', {
        name: `Batch ${++serial}`,
        filter: { categoryId: category.id },
        formula: { kind: 'percent', bps: -1000 },
        request: { belowFloor: 'allow', conflicts: 'replace' },
        ...more,
      });
      const answer = await owner<{ status: string }>(
        'POST',
        `/api/priceBatches/${body.id}/submission`,
      );
      expect(answer.body.status).toBe('written');
      return body.id;
    };
    const sizes = (events: readonly Told[]) =>
      events.map(({ at, data }) => [at, (data.prices as object[]).length]);
    api.now = NOW + 1000;
    const batch = await write({});
    const first = await told();
    expect(sizes(first)).toEqual([500, 500, 200].map((size) => [NOW + 1000, size]));
    const all = first.flatMap(({ data }) => data.prices as { sku: string; amount: number }[]);
    expect(new Set(all.map(({ sku }) => sku)).size).toBe(1200);
    expect(new Set(all.map(({ amount }) => amount))).toEqual(new Set([900]));
    await minutePasses();
    expect(await told()).toEqual([]);
    api.now = NOW + 2000;
    expect((await owner('POST', `/api/priceBatches/${batch}/reversion`, {})).status).toBe(200);
    expect(sizes(await told())).toEqual([500, 500, 200].map((size) => [NOW + 2000, size]));
    await write({ startsAt: NOW + DAY, endsAt: NOW + 2 * DAY });
    expect(await told()).toEqual([]);
    api.now = NOW + 3 * DAY;
    await minutePasses();
    const timed = await told();
    expect(sizes(timed)).toEqual(
      [NOW + DAY, NOW + 2 * DAY].flatMap((at) => [500, 500, 200].map((size) => [at, size])),
    );
    await minutePasses();
    expect(await told()).toEqual([]);
  });
});

test('timers that a version without them did not write are written at the start, and no others', async () => {
  api.now = NOW + 100 * DAY;
  await running({ startsAt: api.now + DAY, endsAt: api.now + 2 * DAY });
  await minutePasses();
  const timers = () =>
    query(
      api.connection.db,
      'select kind, subject, due_at from event_timers order by kind, subject, due_at',
    );
  const before = await timers();
  expect(before).toHaveLength(2);
  const ensure = () => api.connection.transaction((tx) => ensureTimers(tx, api.now));
  await ensure();
  expect(await timers()).toEqual(before);
  await api.connection.transaction((tx) => query(tx, 'delete from event_timers'));
  await ensure();
  expect(await timers()).toEqual(before);
});

test('where nobody listens nothing is recorded, and the change is made all the same', async () => {
  const { body } = await owner<{ id: number }[]>('GET', '/api/webhookEndpoints');
  for (const { id } of body) await owner('POST', `/api/webhookEndpoints/${id}/archival`, {});
  await running();
  await sell(shop, 'NEW', 100);
  expect(await told()).toEqual([]);
});
