/** Coupons that an event triggers follow from when it happened, never from when its message arrived. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IssueEvent } from '#contract/promotions/coupons/issuing';
import { settledJobs } from '#server/platform/jobs/runner';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;

let api: OpenApi;
let shop: Shop;
const batches = {} as Record<IssueEvent, number>;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 10_000);
  const { id } = await promote(shop, 'By event', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
  });
  for (const event of ['registration', 'order_paid', 'sign_in'] as const) {
    const { data } = await shop.owner.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId: id,
        name: event,
        length: 10,
        quantity: 50,
        claim: { event },
      } as never,
    });
    batches[event] = data.id as number;
  }
  await settledJobs();
  // Messages arrive an hour after the batches were created.
  api.now = NOW + DAY / 24;
});
afterAll(() => api.close());

const registers = async (externalId: string, more: object = {}) =>
  shop.store('POST', '/api/store/members', { externalId, name: externalId, ...more });
const isPaid = async (externalId: string, memberExternalId: string, paidAt: number) =>
  shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    memberExternalId,
    currency: 'CNY',
    lines: [{ sku: 'LAMP', name: 'Lamp', quantity: 1, unitPrice: 10_000, paid: 10_000 }],
    statuses: [
      { status: 'placed', at: paidAt },
      { status: 'paid', at: paidAt },
    ],
  });
const signsIn = async (externalId: string, memberExternalId: string, at: number) =>
  shop.store('POST', '/api/store/events', {
    externalId,
    type: 'sign_in',
    at,
    channel: 'web',
    memberExternalId,
  });
const issued = async (event: IssueEvent, member: string) => {
  const { data: members } = await shop.owner.getList('members', {
    filter: { externalId: member },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  const { data } = await shop.owner.getList('coupons', {
    filter: { batchId: batches[event], memberId: members[0]?.id },
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'id', order: 'ASC' },
  });
  return data.length;
};

describe('a coupon for an event', () => {
  test('is issued for a registration from the start of the batch on, and for none before it', async () => {
    await registers('old', { joinedAt: NOW - 700 * DAY });
    await registers('edge-before', { joinedAt: NOW - 1 });
    await registers('edge-after', { joinedAt: NOW });
    await registers('unsaid');
    expect(await issued('registration', 'unsaid')).toBe(0);
    expect(await issued('registration', 'old')).toBe(0);
    expect(await issued('registration', 'edge-before')).toBe(0);
    expect(await issued('registration', 'edge-after')).toBe(1);
  });

  test('is issued for an order by the instant it was paid', async () => {
    await registers('buyer');
    await isPaid('history', 'buyer', NOW - 400 * DAY);
    expect(await issued('order_paid', 'buyer')).toBe(0);
    await isPaid('fresh', 'buyer', NOW + 1);
    expect(await issued('order_paid', 'buyer')).toBe(1);
  });

  test('is issued once for an order of which the message that it was shipped came first', async () => {
    await registers('patient');
    const message = (updatedAt: number, status: string) =>
      shop.store('POST', '/api/store/orders', {
        externalId: 'shipped-first',
        channel: 'web',
        memberExternalId: 'patient',
        currency: 'CNY',
        updatedAt,
        lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 10_000, paid: 10_000 }],
        statuses: [
          { status: 'placed', at: NOW + 1 },
          { status, at: updatedAt },
        ],
      });
    await message(NOW + 9, 'shipped');
    expect(await issued('order_paid', 'patient')).toBe(0);
    await message(NOW + 5, 'paid');
    await message(NOW + 12, 'delivered');
    expect(await issued('order_paid', 'patient')).toBe(1);
  });

  test('is issued once a member known only from an order registers', async () => {
    await isPaid('guest-order', 'guest', NOW + 1);
    expect(await issued('registration', 'guest')).toBe(0);
    await registers('guest');
    expect(await issued('registration', 'guest')).toBe(0);
    await registers('guest', { joinedAt: NOW + 1 });
    expect(await issued('registration', 'guest')).toBe(1);
    await registers('guest', { joinedAt: NOW + 1, name: 'Renamed' });
    expect(await issued('registration', 'guest')).toBe(1);
  });

  test('is issued for behaviour that arrives before its member, by the instant it happened', async () => {
    await signsIn('early', 'late-member', NOW + 1);
    await signsIn('ancient', 'old-member', NOW - DAY);
    await registers('late-member');
    await registers('old-member');
    expect(await issued('sign_in', 'late-member')).toBe(1);
    expect(await issued('sign_in', 'old-member')).toBe(0);
  });
});
