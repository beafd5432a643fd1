/** The months of members: what orders, returns and events make of them, and what the migration fills in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const send = async (kind: string, body: object) => {
  const { status, body: answer } = await store('POST', `/api/store/${kind}`, body);
  expect([kind, status, answer]).toMatchObject([kind, 200, {}]);
};
const order = (externalId: string, paidAt: string, paid: number, member = 'm1') => ({
  externalId,
  channel: 'web',
  memberExternalId: member,
  currency: 'CNY',
  lines: [{ sku: 'A', quantity: 1, unitPrice: paid, paid }],
  statuses: [
    { status: 'placed', at: Date.parse(paidAt) },
    { status: 'paid', at: Date.parse(paidAt) },
  ],
});
const event = (externalId: string, type: string, at: string, member = 'm1') => ({
  externalId,
  type,
  at: Date.parse(at),
  channel: 'web',
  memberExternalId: member,
});
const monthsOf = (member: string) =>
  query(
    api.connection.db,
    `select s.month, s.orders, s.revenue, s.net_spend, s.returns, s.returned, s.active_days, s.visits
     from member_months s join members m on m.id = s.member_id where m.external_id = ? order by s.month`,
    [member],
  );

test('orders, returns and visits count in months of the store’s time zone, also when they arrive before the member', async () => {
  // 16:30 UTC on 31 August is half past midnight on 1 September in Shanghai.
  await send('events', event('e1', 'visit', '2025-08-31T16:30:00Z'));
  await send('events', event('e2', 'login', '2025-09-03T02:00:00Z'));
  await send('events', event('e3', 'search', '2025-09-04T02:00:00Z'));
  await send('orders', order('o1', '2025-09-03T08:00:00Z', 900));
  await send('orders', order('o2', '2025-09-20T08:00:00Z', 100));
  await send('returns', {
    externalId: 'r1',
    orderExternalId: 'o1',
    returnedAt: Date.parse('2025-10-02T08:00:00Z'),
    lines: [{ sku: 'A', quantity: 1, amount: 300 }],
  });
  expect(await monthsOf('m1')).toEqual([
    {
      month: '2025-09-01',
      orders: 2,
      revenue: 1000,
      net_spend: 700,
      returns: 0,
      returned: 0,
      active_days: 3,
      visits: 1,
    },
    {
      month: '2025-10-01',
      orders: 0,
      revenue: 0,
      net_spend: 0,
      returns: 1,
      returned: 300,
      active_days: 0,
      visits: 0,
    },
  ]);
  expect(await api.verify()).toEqual([]);
});

test('an order that turns out to be of another member leaves the months of the first one', async () => {
  await send('orders', order('o2', '2025-09-20T08:00:00Z', 100, 'm2'));
  expect(await monthsOf('m1')).toMatchObject([
    { orders: 1, revenue: 900, net_spend: 600, active_days: 2 },
    { returns: 1 },
  ]);
  expect(await monthsOf('m2')).toMatchObject([{ orders: 1, net_spend: 100, active_days: 1 }]);
  expect(await api.verify()).toEqual([]);
});

test('the migration fills in the months of a store that has orders and events already', async () => {
  const folder = join(import.meta.dirname, '../../../drizzle/migrations', dialect);
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('_member_months.sql'));
  const fill = readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint').at(-1);
  expect(fill).toContain('INSERT INTO member_months');
  await api.connection.transaction(async (tx) => {
    await query(tx, 'delete from member_months');
    await query(tx, (fill ?? '').replace(/;\s*$/, ''));
  });
  expect(await api.verify()).toEqual([]);
});
