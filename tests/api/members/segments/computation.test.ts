/** From when a computation counts, and which computations count. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Segment } from '#contract/members/segments';
import { query } from '#db/statements';
import { openSegments } from '#server/members/levels/memberships';
import { endComputation } from '#server/members/segments/membership';
import { computeAll } from '#server/members/segments/refresh';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, NOW, openApi, type OpenApi } from '../../support/openApi.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
let id: number;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  await store('POST', '/api/store/members', { externalId: 'm1', groups: ['staff'] });
  await store('POST', '/api/store/members', { externalId: 'm2' });
  const made = await owner<Segment>('POST', '/api/segments', {
    key: 'staff',
    names: { en: 'Staff' },
    rule: { is: 'all', of: [{ is: 'in', fact: 'groups', keys: ['staff'] }] },
  });
  ({ id } = made.body);
  await settledJobs();
});
afterAll(() => api.close());

const segment = async () => (await owner<Segment>('GET', `/api/segments/${id}`)).body;
const change = (sql: string, values: number[]) =>
  api.application.connection.transaction((tx) => query(tx, sql, values));
const ask = (at: number) => change('update segments set requested_at = ? where id = ?', [at, id]);
const isIn = async (member: string, at: number) => {
  const { db } = api.application.connection;
  const [row] = await query<{ id: number }>(db, 'select id from members where external_id = ?', [
    member,
  ]);
  const memberId = Number(row?.id);
  return (await openSegments(db, [memberId]))(memberId, at).includes('staff');
};

test('a computation counts from its end, so that an order placed meanwhile stays what it was', async () => {
  await store('POST', '/api/store/members', { externalId: 'm1', groups: [], updatedAt: NOW + 1 });
  await store('POST', '/api/store/members', {
    externalId: 'm2',
    groups: ['staff'],
    updatedAt: NOW + 1,
  });
  await ask(NOW + 1000);
  const clock = [NOW + 1000, NOW + 5000];
  const { connection } = api.application;
  await computeAll(connection, () => clock.shift() ?? NOW + 9000, 'Asia/Shanghai');
  expect(await segment()).toMatchObject({ computedAt: NOW + 5000, memberCount: 1 });
  expect([await isIn('m1', NOW + 4999), await isIn('m2', NOW + 4999)]).toEqual([true, false]);
  expect([await isIn('m1', NOW + 5000), await isIn('m2', NOW + 5000)]).toEqual([false, true]);
  expect(await api.verify()).toEqual([]);
});

test('a computation that went on after an interruption counts from its end alone', async () => {
  const { connection } = api.application;
  const [m1] = await query<{ id: number }>(
    connection.db,
    "select id from members where external_id = 'm1'",
  );
  // What the interrupted computation has written: somebody who left again since.
  await change('insert into segment_members (segment_id, member_id, since) values (?, ?, ?)', [
    id,
    Number(m1?.id),
    NOW + 6000,
  ]);
  await ask(NOW + 5500);
  const clock = [NOW + 7000, NOW + 8000];
  await computeAll(connection, () => clock.shift() ?? NOW + 9000, 'Asia/Shanghai');
  for (const at of [NOW + 6500, NOW + 7500, NOW + 8000]) expect(await isIn('m1', at)).toBe(false);
  expect(await isIn('m2', NOW + 8000)).toBe(true);
  expect(await api.verify()).toEqual([]);
});

test('a computation of an older request does not end a newer one', async () => {
  await ask(NOW + 20_000);
  await api.application.connection.transaction((tx) =>
    endComputation(tx, 'segments', { id, requestedAt: NOW + 19_000 }, NOW + 21_000),
  );
  expect(await segment()).toMatchObject({ requestedAt: NOW + 20_000, computedAt: NOW + 8000 });
});
