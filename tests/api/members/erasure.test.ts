/** What is known of a member leaves every table when the member is erased, and figures stay as they are. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberDataFile } from '#contract/members/erasure';
import { query } from '#db/statements';
import { contactHash, normalizedAddress } from '#server/promotions/quotes/addresses';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { DAY, dump, indexedRows, NUMBER, PARCEL, plant, SECRETS, traces } from './erasureStory.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
let id: number;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  id = await plant(api);
});
afterAll(() => api.close());

const erase = (call: Call, body: object = {}) =>
  call('POST', `/api/members/${id}/erasure`, { confirmation: NUMBER, ground: 'request', ...body });
const activitiesOf = async (verb: string) =>
  query<{ actor_name: string; reason: string | null; after: string | null }>(
    api.connection.db,
    `select actor_name, reason, after from activities where resource = 'members' and verb = ? and record_id = ?`,
    [verb, String(id)],
  );

/** Counters and redemptions under a hash of the phone number or the e-mail address. */
const countersOfContacts = async () => {
  let found = 0;
  for (const contact of [SECRETS.phone, SECRETS.email]) {
    const hash = contactHash(normalizedAddress(contact, 'CN') ?? '');
    for (const [table, column] of [
      ['usage_counters', 'counter'],
      ['redemption_takes', 'counter'],
      ['redemptions', 'customer_key'],
    ])
      found += (
        await query(api.connection.db, `select 1 from ${table} where ${column} like ?`, [
          `%${hash}%`,
        ])
      ).length;
  }
  return found;
};

const withoutWords = (body: unknown) =>
  JSON.stringify(body, (key, value: unknown) =>
    ['memberName', 'reason', 'note'].includes(key) ? null : value,
  );

/** The sums and ledgers behind every figure. */
const figures = async () => {
  const found: Record<string, unknown> = {};
  for (const table of [
    'sales_days',
    'buyer_gaps',
    'visit_days',
    'member_months',
    'point_lots',
    'point_allocations',
    'point_accounts',
    'order_lines',
    'order_earnings',
    'sign_ins',
    'member_levels',
  ]) {
    const rows = await query<Record<string, unknown>>(api.connection.db, `select * from ${table}`);
    found[table] = rows.map(({ reason: _, ...row }) => JSON.stringify(row)).sort();
  }
  for (const [name, sql] of Object.entries({
    points: 'select sum(points) as n, count(*) as rows from point_entries',
    growth: 'select sum(growth) as n, count(*) as rows from growth_entries',
    tickets: `select count(*) as n, sum(reopen_count) as reopened, min(first_reply_at) as reply, max(last_message_at) as last,
      min(opened_at) as opened, min(state) as state, min(type) as type from tickets`,
    ticketMessages: `select kind, author_kind, count(*) as n from ticket_messages group by kind, author_kind order by 1, 2`,
    ticketSteps: 'select action, count(*) as n from ticket_changes group by action order by 1',
    ticketTasks: 'select count(*) as n, min(due_at) as due from ticket_tasks',
    uses: 'select sum(used) as n, count(*) as rows from usage_counters',
    takes: 'select sum(amount) as n, count(*) as rows from redemption_takes',
    members:
      'select count(*) as n, sum(revenue) as revenue, sum(order_count) as orders from members',
  }))
    found[name] = await query(api.connection.db, sql);
  const addresses = [
    '/api/kpis?from=2025-11-01&to=2025-11-22',
    `/api/members/${id}/levels`,
    `/api/members/${id}/points`,
    '/api/programmeInsight/points?from=2025-11-01&to=2025-12-01',
  ];
  for (const address of addresses) {
    const { status, body } = await owner('GET', address);
    found[address] = { status, body: withoutWords(body) };
  }
  return found;
};

describe('the file of a member', () => {
  test('a manager gets everything that is stored about a member, with a reason that is logged', async () => {
    const manager = await api.raw('manager');
    expect((await manager('POST', `/api/members/${id}/dataFile`, {})).status).toBe(422);
    const { status, body } = await manager<MemberDataFile>('POST', `/api/members/${id}/dataFile`, {
      reason: 'Asked by letter',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ member: NUMBER, currency: 'CNY' });
    const text = JSON.stringify(body);
    for (const secret of Object.values(SECRETS))
      expect(text).toContain(JSON.stringify(secret).slice(1, -1));
    expect(body.data.orders).toMatchObject([
      { externalId: 'O-1', placedAt: '2025-11-20T04:00:00.000Z' },
    ]);
    expect(body.data.pointEntries?.length).toBeGreaterThan(2);
    expect(text).not.toContain('tokenHash');
    expect(await activitiesOf('export')).toMatchObject([
      { actor_name: 'Manager', reason: 'Asked by letter' },
    ]);
  });
  test('roles without the grant are refused with the roles that have it', async () => {
    for (const role of ['agent', 'marketer', 'analyst'] as const)
      expect(
        (await (await api.raw(role))('POST', `/api/members/${id}/dataFile`, { reason: 'x' }))
          .status,
      ).toBe(403);
  });
});

describe('erasing a member', () => {
  test('only the owner may, who types the number of the member, and names a ground', async () => {
    expect((await erase(await api.raw('manager'))).status).toBe(403);
    expect((await erase(owner, { confirmation: 'M-1' })).body).toMatchObject({
      errors: { confirmation: 'members.errors.otherNumber' },
    });
    expect((await erase(owner, { ground: 'because' })).status).toBe(422);
    expect((await erase(owner, { reason: 'x' })).status).toBe(422);
    expect(await activitiesOf('erase')).toEqual([]);
  });

  test('a gift that waits to be sent has to be sent or cancelled first', async () => {
    const { body: rewards } = await owner<{ id: number }[]>('GET', '/api/pointRewards');
    const { body } = await owner<{ id: number; version: number }>('POST', '/api/redeemedRewards', {
      memberId: id,
      rewardId: rewards[0]?.id,
      address: SECRETS.address,
    });
    expect((await owner('GET', `/api/members/${id}/erasurePreview`)).body).toMatchObject({
      merged: [],
      blocks: [{ key: 'gifts', count: 1 }],
      keeps: expect.arrayContaining([{ key: 'tickets', count: 1 }]),
    });
    const refused = await erase(owner);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('members.errors.unfinished.gifts');
    const cancelled = { reason: 'Not wanted', version: body.version };
    await owner('POST', `/api/redeemedRewards/${body.id}/cancellation`, cancelled);
  });

  test('nothing that is known of the member is left in any table, and no figure changes', async () => {
    const planted = await traces(api);
    for (const key of Object.keys(SECRETS))
      expect(planted.filter((trace) => trace.endsWith(`: ${key}`))).not.toEqual([]);
    const mail = join(api.application.dataDir, 'mail');
    expect(readdirSync(mail).flatMap((day) => readdirSync(join(mail, day)))).toHaveLength(1);
    const before = await figures();
    expect(await indexedRows(api, '6540912')).not.toBe(0);
    expect(await countersOfContacts()).not.toBe(0);

    expect(await erase(owner)).toMatchObject({ status: 200, body: { id, erasedAt: NOW } });

    expect(await traces(api)).toEqual([]);
    expect(await indexedRows(api, '6540912')).toBe(0);
    expect(await countersOfContacts()).toBe(0);
    expect(await figures()).toEqual(before);
    expect(await api.verify()).toEqual([]);
    expect(readdirSync(mail).flatMap((day) => readdirSync(join(mail, day)))).toEqual([]);
    expect(existsSync(mail)).toBe(true);
  });

  test('the log says who erased whom, when and on which ground, and keeps what changed earlier without the values', async () => {
    expect(await activitiesOf('erase')).toMatchObject([
      { actor_name: 'Owner', reason: null, after: '{"ground":"request"}' },
    ]);
    const [edit] = await activitiesOf('edit');
    expect(JSON.parse(edit?.after ?? '{}')).toMatchObject({
      name: '***',
      phone: '***',
      gender: '***',
    });
    expect(await activitiesOf('reveal')).toMatchObject([{ reason: '***' }]);
  });

  test('what waited to be sent is not sent any more', async () => {
    const rows = await query(
      api.connection.db,
      'select status, reason, email from messages order by id desc',
    );
    expect(rows[0]).toEqual({ status: 'notSent', reason: 'erased', email: null });
    expect(await query(api.connection.db, 'select status from webhook_deliveries')).toEqual([
      { status: 'cancelled' },
    ]);
  });

  test('lists and pages show the member as erased, under the number', async () => {
    const { body } = await owner('GET', `/api/members/${id}`);
    expect(body).toMatchObject({ externalId: NUMBER, name: null, phone: null, erasedAt: NOW });
    const { body: list } = await owner<object[]>('GET', '/api/members');
    expect(list).toMatchObject([{ externalId: NUMBER, name: null, erasedAt: NOW }]);
    const filter = encodeURIComponent(JSON.stringify({ q: SECRETS.phone }));
    expect((await owner('GET', `/api/members?filter=${filter}`)).body).toEqual([]);
  });

  test('it happens once, and staff give an erased member nothing', async () => {
    expect(await erase(owner)).toMatchObject({
      status: 409,
      body: { message: 'members.errors.erased' },
    });
    for (const [path, body] of [
      [`members/${id}/dataFile`, { reason: 'x' }],
      [`members/${id}/levelGrant`, { level: 'starter', reason: 'x' }],
      ['pointAdjustments', { memberId: id, points: 5, reason: 'missing' }],
      ['redeemedRewards', { memberId: id, rewardId: 1, address: 'x' }],
      ['memberEntries', { memberId: id, activityId: 1, text: 'x' }],
      ['tags/1/assignment', { memberIds: [id] }],
    ] as const) {
      const answer = await owner('POST', `/api/${path}`, body);
      expect([path, answer.status >= 409 && answer.status <= 422]).toEqual([path, true]);
      expect(JSON.stringify(answer.body)).toContain('members.errors.erased');
    }
  });
});

describe('what the store sends of an erased member', () => {
  const personal = { name: SECRETS.name, phone: SECRETS.phone, email: SECRETS.email };
  const ERASED = 'members.errors.erased';

  test('a member is refused in words, alone and in a batch, and the others of the batch are saved', async () => {
    const sent = { externalId: NUMBER, ...personal };
    expect(await store('POST', '/api/store/members', sent)).toMatchObject({
      status: 422,
      body: { errors: { externalId: ERASED } },
    });
    const rows = [sent, { externalId: 'M-2', name: 'Bo' }];
    expect((await store('POST', '/api/store/members/batch', { rows })).body).toMatchObject({
      results: [
        { row: 0, outcome: 'refused', errors: { externalId: ERASED } },
        { row: 1, outcome: 'created' },
      ],
    });
  });

  test('events, quotes, redemptions, sign-ins, referrals and standings are refused', async () => {
    const event = { externalId: 'E-9', type: 'visit', at: NOW, channel: 'web' };
    const basket = { lines: [{ sku: 'CUP', quantity: 1 }], member: NUMBER };
    const calls: [path: string, body: object][] = [
      ['events', { ...event, memberExternalId: NUMBER, session: SECRETS.email }],
      ['quotes', basket],
      ['redemptions', { ...basket, orderId: 'O-77' }],
      [`members/${NUMBER}/signIns`, {}],
      [`members/M-2/referrals`, { referee: NUMBER }],
    ];
    for (const [path, body] of calls) {
      const answer = await store('POST', `/api/store/${path}`, body);
      expect([path, answer.status >= 409 && answer.status <= 422]).toEqual([path, true]);
      expect(JSON.stringify(answer.body)).toContain(ERASED);
    }
    expect(await store('GET', `/api/store/members/${NUMBER}/standing`)).toMatchObject({
      status: 409,
      body: { message: ERASED },
    });
  });

  test('orders and returns are counted under the number, without words about the person', async () => {
    const line = { id: 'a', sku: 'CUP', name: 'Cup', quantity: 1, unitPrice: 5000, paid: 5000 };
    const order = {
      externalId: 'O-2',
      channel: 'web',
      currency: 'CNY',
      memberExternalId: NUMBER,
      lines: [line],
      statuses: [
        { status: 'placed', at: NOW - 2 * DAY },
        { status: 'paid', at: NOW - 2 * DAY },
      ],
    };
    expect((await store('POST', '/api/store/orders', order)).status).toBe(200);
    const sent = {
      externalId: 'R-2',
      orderExternalId: 'O-2',
      returnedAt: NOW,
      reason: SECRETS.note,
      lines: [{ id: 'a', quantity: 1, amount: 5000 }],
    };
    expect((await store('POST', '/api/store/returns', sent)).status).toBe(200);
    const again = { ...sent, externalId: 'R-1', orderExternalId: 'O-1', reason: SECRETS.address };
    await store('POST', '/api/store/returns', again);
    const parcel = { ...PARCEL, carrier: 'EMS' };
    expect((await store('POST', '/api/store/shipments', parcel)).status).toBe(200);
    const { body } = await owner('GET', `/api/members/${id}`);
    expect(body).toMatchObject({ orderCount: 2, name: null, marketingConsent: false });
  });

  test('nothing of it brings anything personal back', async () => {
    expect(await traces(api)).toEqual([]);
    expect(await api.verify()).toEqual([]);
    expect(api.faultLines()).toEqual([]);
    expect([...(await dump(api)).keys()].length).toBeGreaterThan(300);
  });
});
