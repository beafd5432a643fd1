/** Codes that were printed elsewhere, and codes with a suffix. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CouponBatch } from '#contract/promotions/coupons';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, draft, promote, redeem, sell, share, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
let owner: Call;
let promotionId: number;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 10_000);
  const rewards = [{ kind: 'amount', amount: 1000 }];
  promotionId = (await promote(shop, 'Leaflet', { trigger: 'code', rewards })).id;
});
afterAll(() => api.close());

const create = (body: object) =>
  owner<CouponBatch & { errors?: Record<string, unknown> }>('POST', '/api/couponBatches', {
    promotionId,
    name: 'Leaflet of May',
    ...body,
  });
const print = (codes: string, more: object = {}) => create({ kind: 'printed', codes, ...more });
const discountOf = async (orderId: string, code: string) =>
  (await redeem(shop, orderId, basket('LAMP', 1, { codes: [code] }))).body.discount;
/** The key and the values of an error. */
const errorOf = (text: unknown) => String(text);

test('printed codes are valid at once, each once, however they are typed', async () => {
  const { status, body } = await print(
    'Coupon code,Note\r\nMAY-001,first\nmay 002;x\n"MAY-003"\n\n  ＭＡＹ-004\n',
  );
  expect(status).toBe(201);
  expect(body).toMatchObject({ kind: 'unique', length: 0, quantity: 4, generated: 4 });
  expect(await discountOf('p-1', 'may001')).toBe(1000);
  expect(await discountOf('p-2', 'MAY-004')).toBe(1000);
  expect((await redeem(shop, 'p-3', basket('LAMP', 1, { codes: ['MAY-001'] }))).status).toBe(409);
  expect(await api.verify()).toEqual([]);
});

test('one line may hold several codes', async () => {
  expect((await print('LINE-1, line-2;LINE-3')).body.quantity).toBe(3);
});

test('printed codes are free again once they, their batch or their promotion can no longer be used', async () => {
  const use = (orderId: string) => redeem(shop, orderId, basket('LAMP', 1, { codes: ['RE-2'] }));
  const codes = 'RE-1\nRE-2\nRE-3';
  const { body: first } = await print(codes);
  expect((await use('again-1')).status).toBe(200);
  expect((await print(codes)).status).toBe(422);
  await shop.owner.act('couponBatches', first.id, 'revocation', { reason: 'Printed wrongly' });
  const { status, body: second } = await print(codes);
  expect(status).toBe(201);
  expect((await use('again-2')).status).toBe(200);
  // One code alone frees no other, and what is taken is taken from nobody by half.
  const { body: rows } = await owner<{ id: number; code: string }[]>(
    'GET',
    `/api/coupons?filter=${encodeURIComponent(JSON.stringify({ batchId: second.id }))}`,
  );
  const alone = rows.find(({ code }) => code === 'RE-1')?.id ?? 0;
  await shop.owner.act('coupons', alone, 'revocation', { reason: 'Lost' });
  expect(errorOf((await print('RE-1\nRE-3')).body.errors?.codes)).not.toContain('RE-1');
  expect((await print('RE-1')).status).toBe(201);
  const rewards = [{ kind: 'amount', amount: 100 }];
  const { data: never } = await shop.owner.create('promotions', {
    data: draft('Never ran', { trigger: 'code', rewards }) as never,
  });
  const draftId = Number(never.id);
  await print('RE-9', { promotionId: draftId });
  const deletion = shop.owner.delete('promotions', { id: draftId });
  await expect(deletion).rejects.toThrow('promotions.errors.hasCodes');
  expect((await print('RE-9')).status).toBe(422);
  await shop.owner.act('promotions', draftId, 'archival');
  expect((await print('RE-9')).status).toBe(201);
  expect(await api.verify()).toEqual([]);
});

test('codes that exist, that repeat or that cannot be entered are named, and none is added', async () => {
  await share(shop, promotionId, 'JUNE-9');
  const taken = await print('JUNE-1\nJUNE-9');
  expect(taken.status).toBe(422);
  expect(errorOf(taken.body.errors?.codes)).toContain('JUNE-9');
  const repeated = await print('JULY-1\nJULY 1\njuly1');
  expect(errorOf(repeated.body.errors?.codes)).toContain('JULY-1');
  const wrong = await print('AUGUST-1\nA\n!?*\n');
  expect(errorOf(wrong.body.errors?.codes)).toContain('!?*');
  expect((await print(' \n ;; ')).body.errors).toHaveProperty('codes');
  const many = await print(Array.from({ length: 50_001 }, (_, index) => `N${index}`).join('\n'));
  expect(errorOf(many.body.errors?.codes)).toContain('tooMany');
  expect((await redeem(shop, 'q-1', basket('LAMP', 1, { codes: ['JUNE-1'] }))).status).toBe(409);
});

test('of two batches with the same codes at once one is created', async () => {
  const codes = Array.from({ length: 2000 }, (_, index) => `TWICE-${index}`).join('\n');
  const statuses = (await Promise.all([print(codes), print(codes)])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([201, 422]);
});

test('the activity log keeps the number of printed codes, not the codes', async () => {
  await print('SECRET-771\nSECRET-772');
  const { body } = await owner<object[]>('GET', '/api/activities?sort=["id","DESC"]&range=[0,0]');
  expect(JSON.stringify(body)).toContain('"quantity":2');
  expect(JSON.stringify(body)).not.toContain('SECRET');
});

test('generated codes have prefix and suffix', async () => {
  const { body } = await create({
    kind: 'unique',
    prefix: 'a-',
    suffix: '-z',
    length: 12,
    quantity: 20,
  });
  await settledJobs();
  const { body: codes } = await owner<{ code: string }[]>(
    'GET',
    `/api/coupons?filter=${encodeURIComponent(JSON.stringify({ batchId: body.id }))}`,
  );
  expect(codes).toHaveLength(20);
  for (const { code } of codes) expect(code).toMatch(/^A-[A-Z0-9]{12}-Z$/);
  expect((await create({ kind: 'unique', suffix: '-', quantity: 1 })).status).toBe(422);
});
