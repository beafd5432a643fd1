/** Coupons for levels that members reach and for their birthdays: once for each cause, within what the batch allows. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { dialect } from '#db/kit';
import { audienceNames } from '#db/schema/members/audienceNames';
import { query } from '#db/statements';
import { SYSTEM } from '#contract/platform/activities';
import { BIRTHDAY_POINTS } from '#server/members/rewards/birthdayPoints';
import { settledJobs } from '#server/platform/jobs/runner';
import { readSettings } from '#server/platform/settings/read';
import { issueForBirthdays, issueForLevels } from '#server/promotions/coupons/issueForMoments';
import { instantOf } from '#shared/days';
import { DAY, openShop, orderOf, type Shop, STARTED } from '../orders/earning/openShop.ts';
import { NOW, type OpenApi } from '../support/openApi.ts';
import type { AttentionItem } from '#contract/platform/attention';
import type { MessageTemplate } from '#contract/platform/messages';
import { sendMessages } from '../support/mailServer.ts';
import { promote, sell, type Shop as Goods } from './promotionStore.ts';

const LEVELS = ['starter', 'plus', 'gold'];
const growth = (threshold: number) => ({
  metric: 'growth' as const,
  window: { kind: 'lifetime' as const },
  threshold,
});
const at = (day: string) => instantOf(day, '00:00', 'Asia/Shanghai');

let shop: Shop;
let goods: Goods;
let sibling: OpenApi | undefined;
let promotionId: number;
const setNow = (now: number) => {
  shop.api.now = now;
  if (sibling) sibling.now = now;
};
beforeAll(async () => {
  shop = await openShop({
    levels: [
      { key: 'starter' },
      { key: 'plus', conditions: [growth(100)] },
      { key: 'gold', conditions: [growth(500)] },
    ],
    earnRules: [{ key: 'status', currency: 'growth' }],
  });
  const { api } = shop;
  await api.connection.transaction((tx) =>
    insertRows(
      tx,
      audienceNames,
      LEVELS.map((key, rank) => ({
        kind: 'levels' as const,
        key,
        names: { en: key },
        rank,
        createdAt: STARTED,
        updatedAt: STARTED,
      })),
    ),
  );
  if (dialect !== 'sqlite') sibling = await api.sibling();
  goods = { owner: await api.as('owner'), store: await api.store() };
  await sell(goods, 'LAMP', 10_000);
  const { id } = await promote(goods, 'By moment', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
  });
  promotionId = Number(id);
});
afterAll(async () => {
  await sibling?.close();
  await shop.close();
});
beforeEach(() => setNow(NOW));

const batchFor = async (claim: object, quantity = 50): Promise<number> => {
  const { data } = await goods.owner.create('couponBatches', {
    data: { kind: 'unique', promotionId, name: 'Moment', length: 10, quantity, claim } as never,
  });
  await settledJobs();
  return Number(data.id);
};
const join = (externalId: string, more: object = {}) =>
  shop.send('members', { externalId, name: externalId, joinedAt: NOW - 20 * DAY, ...more });
let orders = 0;
const buy = (member: string, paid: number) =>
  shop.send(
    'orders',
    orderOf({ externalId: `o-${++orders}`, member, lines: [paid], statuses: { paid: NOW } }),
  );
const issued = async (batchId: number, member: string) =>
  (
    await query<{ cause: string | null }>(
      shop.api.connection.db,
      `select c.cause from coupons c join members m on m.id = c.member_id
       where c.batch_id = ? and m.external_id = ? order by c.id`,
      [batchId, member],
    )
  ).map(({ cause }) => cause);
const idOf = async (externalId: string) =>
  Number(
    (
      await query<{ id: number }>(
        shop.api.connection.db,
        'select id from members where external_id = ?',
        [externalId],
      )
    )[0]?.id,
  );
const writer = async () => ({
  actor: SYSTEM,
  now: shop.api.now,
  settings: await readSettings(shop.api.connection.db),
});
const runBirthdays = (businessDay: string, api: OpenApi = shop.api) =>
  BIRTHDAY_POINTS.run(api.application, businessDay, (work) =>
    api.connection.transaction((tx) => work(tx, () => undefined)),
  );

describe('a coupon for a level', () => {
  test('is given to whoever rises to it or beyond, once for each level and as many as the batch allows', async () => {
    const fromPlus = await batchFor({ event: 'level_reached', fromLevel: 'plus', perMember: 5 });
    const onlyGold = await batchFor({ event: 'level_reached', levels: ['gold'], perMember: 5 });
    const single = await batchFor({ event: 'level_reached' });
    await join('climber');
    await buy('climber', 12_000);
    expect(await issued(fromPlus, 'climber')).toEqual(['level:plus']);
    expect(await issued(onlyGold, 'climber')).toEqual([]);
    await buy('climber', 50_000);
    expect(await issued(fromPlus, 'climber')).toEqual(['level:plus', 'level:gold']);
    expect(await issued(onlyGold, 'climber')).toEqual(['level:gold']);
    expect(await issued(single, 'climber')).toEqual(['level:plus']);
  });

  test('is not given by a batch that was made after the level was reached', async () => {
    await join('earlier');
    await buy('earlier', 12_000);
    setNow(NOW + DAY);
    const later = await batchFor({ event: 'level_reached' });
    const who = await writer();
    const change = {
      memberId: await idOf('earlier'),
      kind: 'upgrade' as const,
      level: 'plus',
      levelBefore: 'starter',
      startsAt: NOW,
      validUntil: null,
      programmeNumber: 1,
      isStoredAhead: false,
    };
    await shop.api.connection.transaction((tx) => issueForLevels(tx, who, [change]));
    expect(await issued(later, 'earlier')).toEqual([]);
    const imported = { ...who, isHistory: true };
    const now = { ...change, startsAt: NOW + DAY };
    await shop.api.connection.transaction((tx) => issueForLevels(tx, imported, [now]));
    expect(await issued(later, 'earlier')).toEqual([]);
  });

  test('is given late only where time alone had brought the level, as its points are', async () => {
    const batchId = await batchFor({ event: 'level_reached' });
    await join('belated');
    const change = {
      memberId: await idOf('belated'),
      kind: 'upgrade' as const,
      level: 'plus',
      levelBefore: 'starter',
      startsAt: NOW + DAY,
      validUntil: null,
      programmeNumber: 1,
    };
    setNow(NOW + 400 * DAY);
    const who = await writer();
    for (const [isStoredAhead, causes] of [
      [false, []],
      [true, ['level:plus']],
    ] as const) {
      const changes = [{ ...change, isStoredAhead }];
      await shop.api.connection.transaction((tx) => issueForLevels(tx, who, changes));
      expect(await issued(batchId, 'belated')).toEqual(causes);
    }
  });

  test('names only levels that exist', async () => {
    const owner = await shop.api.raw('owner');
    const { status, body } = await owner('POST', '/api/couponBatches', {
      kind: 'unique',
      promotionId,
      name: 'Wrong',
      length: 10,
      quantity: 5,
      claim: { event: 'level_reached', levels: ['silver'] },
    });
    expect([status, body.errors]).toEqual([
      422,
      { claim: { levels: { 0: 'audiences.errors.unknown.levels' } } },
    ]);
  });
});

describe('a coupon for a birthday', () => {
  test('is given once a year to members of the levels of the batch, also by a later run', async () => {
    const batch = await batchFor({ event: 'birthday', fromLevel: 'plus', perMember: 2 });
    await join('plus-member', { birthday: '--12-01' });
    await buy('plus-member', 12_000);
    await join('starter-member', { birthday: '--12-01' });
    for (const year of ['2025', '2026', '2027']) {
      setNow(at(`${year}-12-09`));
      await runBirthdays(`${year}-12-01`);
      await runBirthdays(`${year}-12-04`);
    }
    expect(await issued(batch, 'plus-member')).toEqual(['birthday:2025', 'birthday:2026']);
    expect(await issued(batch, 'starter-member')).toEqual([]);
  });

  test('is given once by 64 runs at the same time, on two servers', async () => {
    const batch = await batchFor({ event: 'birthday', perMember: 9 });
    await join('twin', { birthday: '--11-30' });
    setNow(at('2025-11-30') + DAY / 2);
    const who = await writer();
    const memberId = await idOf('twin');
    const birthday = { memberId, day: '2025-11-30', at: at('2025-11-30') };
    await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        index % 2 === 0
          ? runBirthdays('2025-11-30', (index % 4 === 0 && sibling) || shop.api)
          : shop.api.connection.transaction((tx) => issueForBirthdays(tx, who, [birthday])),
      ),
    );
    expect(await issued(batch, 'twin')).toEqual(['birthday:2025']);
    const { body } = await goods.store<{ coupons: unknown[] }>(
      'GET',
      '/api/store/members/twin/standing',
    );
    expect(body.coupons).toHaveLength(1);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('is given until the codes of the batch are used up', async () => {
    const batch = await batchFor({ event: 'birthday' }, 1);
    await join('first', { birthday: '--11-29' });
    await join('second', { birthday: '--11-29' });
    setNow(at('2025-11-29') + DAY / 2);
    await runBirthdays('2025-11-29');
    const given = [...(await issued(batch, 'first')), ...(await issued(batch, 'second'))];
    expect(given).toEqual(['birthday:2025']);
    const marketer = await shop.api.raw('marketer');
    const { body } = await marketer<AttentionItem[]>('GET', '/api/account/attention');
    expect(body.find(({ name }) => name === 'couponsUsedUp')).toMatchObject({ total: 1 });
    const list = await marketer<{ id: number }[]>(
      'GET',
      `/api/couponBatches?filter=${encodeURIComponent('{"needs":"usedUp"}')}`,
    );
    expect(list.body.map(({ id }) => id)).toEqual([batch]);
  });
});

describe('a coupon for what members do', () => {
  test('is given only to members of the levels that the batch names', async () => {
    const batch = await batchFor({ event: 'sign_in', levels: ['plus'] });
    await join('plus-visitor');
    await buy('plus-visitor', 12_000);
    await join('starter-visitor');
    setNow(NOW + DAY);
    for (const member of ['plus-visitor', 'starter-visitor'])
      await shop.send('events', {
        externalId: `sign-in-${member}`,
        type: 'sign_in',
        at: NOW + DAY / 2,
        channel: 'web',
        memberExternalId: member,
      });
    expect(await issued(batch, 'plus-visitor')).toHaveLength(1);
    expect(await issued(batch, 'starter-visitor')).toEqual([]);
  });
});

describe('a message of a coupon that is given', () => {
  const messages = async (member: string) =>
    (
      await query<{ subject: string | null; status: string; reason: string | null }>(
        shop.api.connection.db,
        `select x.subject, x.status, x.reason from messages x join members m on m.id = x.member_id
         where m.external_id = ? and x.kind = 'couponGiven' order by x.id`,
        [member],
      )
    ).map(({ subject, status, reason }) => [subject, reason ?? status]);
  const switchOn = async () => {
    const owner = await shop.api.raw('owner');
    const { body } = await owner<MessageTemplate[]>('GET', '/api/messageTemplates');
    const template = body.find(({ kind }) => kind === 'couponGiven');
    expect(template?.isOn).toBe(false);
    const { id, channel, subjects, bodies } = template ?? {};
    const input = { isOn: true, channel, subjects, bodies };
    expect((await owner('PUT', `/api/messageTemplates/${id}`, input)).status).toBe(200);
  };

  test('is recorded once staff have switched it on, and sent with consent', async () => {
    await batchFor({ event: 'level_reached', levels: ['gold'] });
    await join('silent', { email: 'silent@example.com' });
    await buy('silent', 60_000);
    expect(await messages('silent')).toEqual([]);
    await switchOn();
    const consents = { marketing: { granted: true, source: 'app', at: NOW } };
    await join('willing', { email: 'willing@example.com', consents });
    await join('unasked', { email: 'unasked@example.com' });
    for (const member of ['willing', 'unasked']) await buy(member, 60_000);
    await sendMessages(shop.api);
    const told = await messages('willing');
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(one).toEqual(['For you: By moment', 'handedOver']);
    for (const one of await messages('unasked')) expect(one).toEqual([null, 'noConsent']);
  });
});
