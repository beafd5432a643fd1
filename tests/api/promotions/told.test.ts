/** What the store's own systems are told of promotions, codes and redemptions, once and by its contract; and the timers that tell it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { ensureTimers } from '#server/platform/outbox/timers';
import { settledJobs } from '#server/platform/jobs/runner';
import { NOW } from '../support/openApi.ts';
import { basket, draft, redeem, share } from './promotionStore.ts';
import { sell, toldTests } from './toldStore.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const { api, shop, owner, told, brief, minutePasses, act, running, TEN, serial } = toldTests();

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
        ...draft(`P${serial.last}`, {
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
        name: `B${++serial.last}`,
        prefix: `B${serial.last}-`,
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
    const event = { externalId: `e${serial.last}`, type: 'sign_in', at: NOW, member: undefined };
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
      await redeem(shop, `next-${++serial.last}`, basket('LAMP'));
      expect(await lapses()).toEqual([]);
      await tellDue();
    });
    test('whose place another order took before it was told is told once as well', async () => {
      await reserve('late-2', 10);
      await reserve('late-3', 20);
      api.now = NOW + 15 * MINUTE;
      await redeem(shop, `next-${++serial.last}`, basket('LAMP'));
      expect(await told('redemption')).toEqual([]);
      expect(await lapses()).toEqual([lapse('late-2', 10)]);
      api.now = NOW + 25 * MINUTE;
      expect(await lapses()).toEqual([lapse('late-3', 20)]);
      await redeem(shop, `next-${++serial.last}`, basket('LAMP'));
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
