/** What may happen once happens once, however many requests ask for it together; on PostgreSQL through two servers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '#contract/platform/jobs';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { settledJobs } from '#server/platform/jobs/runner';
import type { Call, OpenApi } from '../support/openApi.ts';
import { promote } from '../promotions/promotionStore.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

const AT_ONCE = 8;
let client: ImportClient;
let sibling: OpenApi | undefined;
let managers: Call[];
beforeAll(async () => {
  client = await openImports();
  if (dialect !== 'sqlite') sibling = await client.api.sibling();
  managers = [await client.api.raw('manager')];
  if (sibling) managers.push(await sibling.raw('manager'));
});
afterAll(async () => {
  await sibling?.close();
  await client.close();
});

type Answered = Job & { message?: string; undone?: number };
const together = (path: string, body: object = {}) =>
  Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) =>
      (managers[at % managers.length] as Call)<Answered>('POST', path, body),
    ),
  );
const outcomes = async (path: string, body: object = {}) => {
  const answers = await together(path, body);
  await settledJobs();
  const passed = answers.filter(({ status }) => status < 300);
  const refused = answers.filter(({ status }) => status >= 300);
  return {
    passed: passed.map((answer) => answer.body),
    refusals: [...new Set(refused.map(({ status, body }) => `${status} ${body.message}`))].sort(),
  };
};
const count = async (sql: string) =>
  Number((await query<{ n: number }>(client.api.connection.db, sql, []))[0]?.n);

const PRODUCTS = 40;
const products = (prefix: string) =>
  'external_id,status,name_en,sku,price\n' +
  Array.from(
    { length: PRODUCTS },
    (_, row) => `${prefix}${row},draft,Lamp ${row},${prefix}-${row},10.00\n`,
  ).join('');

describe('a dry run', () => {
  test('of products is applied once, also when it is asked for many times at once', async () => {
    const { job } = await client.upload('products', products('p'));
    const path = `/api/imports/${job.id}/application`;
    const { passed, refusals } = await outcomes(path);
    expect(passed).toHaveLength(1);
    for (const refusal of refusals)
      expect(['409 imports.errors.applied', '409 imports.errors.underWay']).toContain(refusal);
    expect((await client.job(passed[0]?.id ?? 0)).counts).toMatchObject({
      'products.created': PRODUCTS,
    });
    expect((await outcomes(path)).refusals).toEqual(['409 imports.errors.applied']);
  });

  test('of prices makes one batch', async () => {
    const { job } = await client.upload('prices', 'sku,price\np-1,8.00\np-2,7.00\n');
    expect((await outcomes(`/api/imports/${job.id}/application`)).passed).toHaveLength(1);
    expect(await count('select count(*) as n from price_batches')).toBe(1);
  });

  test('can be applied again after its import was undone', async () => {
    const { job } = await client.upload('categories', 'code,name_en\nagain,Again\n');
    const first = await client.apply(job.id);
    expect((await outcomes(`/api/changes/import-${first.id}/undo`)).passed).toHaveLength(1);
    expect((await client.apply(job.id)).counts).toMatchObject({ 'categories.created': 1 });
  });

  test('is not applied again while something of its import is not undone', async () => {
    const { job } = await client.upload(
      'categories',
      'code,name_en\nhalf-1,Half one\nhalf-2,Half two\n',
    );
    const first = await client.apply(job.id);
    const [manager] = managers as [Call];
    const { body: made } = await manager<{ id: number; version: number; code: string }[]>(
      'GET',
      `/api/categories?filter=${encodeURIComponent(JSON.stringify({ q: 'Half two' }))}`,
    );
    const [changed] = made;
    const { status } = await manager('PUT', `/api/categories/${changed?.id}`, {
      ...changed,
      name: 'Half two, by hand',
      names: { en: 'Half two, by hand' },
    });
    expect(status).toBe(200);
    const { passed } = await outcomes(`/api/changes/import-${first.id}/undo`);
    expect(passed).toMatchObject([{ undone: 1, left: [{ name: 'Half two' }] }]);
    const again = await outcomes(`/api/imports/${job.id}/application`);
    expect(again).toEqual({ passed: [], refusals: ['409 imports.errors.applied'] });
  });
});

test('an import is undone by one of several requests, and the others are refused as under way or done', async () => {
  const { done } = await client.run('products', products('u'));
  const path = `/api/changes/import-${done.id}/undo`;
  const { passed, refusals } = await outcomes(path);
  expect(passed).toEqual([{ undone: PRODUCTS, left: [] }]);
  for (const refusal of refusals)
    expect(['409 undo.errors.done', '409 undo.errors.underWay']).toContain(refusal);
  expect(await count(`select count(*) as n from products where external_id like 'u%'`)).toBe(0);
  expect(await count(`select count(*) as n from idempotency_keys where key like 'undo %'`)).toBe(0);
});

describe('a price batch', () => {
  test('is submitted once and reverted once', async () => {
    const [manager] = managers as [Call];
    const { body } = await manager<{ id: number }>('POST', '/api/priceBatches', {
      name: 'Once',
      formula: { kind: 'amount', change: 100 },
      filter: { q: 'p-5' },
    });
    expect((await outcomes(`/api/priceBatches/${body.id}/submission`)).passed).toHaveLength(1);
    expect((await outcomes(`/api/priceBatches/${body.id}/reversion`)).passed).toHaveLength(1);
    const reverts = `select count(*) as n from price_batches where reverts_id = ${body.id}`;
    expect(await count(reverts)).toBe(1);
  });
});

test('the missing codes of a batch are generated by one job', async () => {
  const owner = await client.api.raw('owner');
  const owners = [owner, ...(sibling ? [await sibling.raw('owner')] : [])];
  const shop = { owner: await client.api.as('owner'), store: await client.api.store() };
  const terms = { trigger: 'code', rewards: [{ kind: 'amount', amount: 500 }] };
  const promotion = await promote(shop, 'With codes', terms);
  const { status, body: batch } = await owner<{ id: number }>('POST', '/api/couponBatches', {
    promotionId: promotion.id,
    name: 'Codes',
    kind: 'unique',
    length: 12,
    quantity: 300,
  });
  expect([status, batch]).toEqual([201, expect.anything()]);
  await settledJobs();
  const jobsBefore = await count(`select count(*) as n from jobs where kind = 'coupons'`);
  await client.api.connection.transaction(async (tx) => {
    await query(tx, 'delete from coupons where batch_id = ? and id % 2 = 0', [batch.id]);
    await query(tx, 'update coupon_batches set generated = 150 where id = ?', [batch.id]);
  });
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) =>
      (owners[at % owners.length] as Call)('POST', `/api/couponBatches/${batch.id}/resumption`, {}),
    ),
  );
  await settledJobs();
  expect(answers.filter((answer) => answer.status < 300)).toHaveLength(1);
  expect(await count(`select count(*) as n from jobs where kind = 'coupons'`)).toBe(jobsBefore + 1);
});
