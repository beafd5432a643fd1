/** Goods that are sent again at no charge: who may ask for how much of them, and what is told to whoever refunds them later. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../support/openApi.ts';
import {
  grant,
  next,
  openRefunds,
  quoteOf,
  type RefundStore,
  sellOrder,
  units,
} from './refundStore.ts';

let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
});
afterAll(() => shop.api.close());

interface Asked {
  id: number;
  version: number;
  message?: string;
}
const ask = (
  call: Call,
  orderExternalId: string,
  asked: Record<string, number>,
  kind = 'replace',
) =>
  call<Asked>('POST', '/api/instructions', {
    kind,
    orderExternalId,
    lines: Object.entries(asked).map(([sku, quantity]) => ({ sku, quantity })),
  });
const answerOf = async (answer: ReturnType<typeof ask>) => {
  const { status, body } = await answer;
  return [status, body.message ?? ''] as const;
};
const sold = async (lines: Record<string, readonly [number, number]>, more: object = {}) => {
  const order = next();
  return { order, id: await sellOrder(shop, order, { lines, ...more }) };
};

describe('goods that are sent again by hand', () => {
  test('count towards the limit of refunds of whoever asks, in parts as at once', async () => {
    const { order } = await sold({ CUP: [4, 100_000] });
    expect((await ask(shop.agent, order, { CUP: 2 })).status).toBe(201);
    const [status, message] = await answerOf(ask(shop.agent, order, { CUP: 1 }));
    expect([status, message]).toEqual([
      403,
      expect.stringContaining('instructions.errors.aboveLimit'),
    ]);
    for (const said of ['"amount":75000', '"limit":50000', '"roles":"owner, manager"'])
      expect(message).toContain(said);
    expect((await ask(shop.manager, order, { CUP: 2 })).status).toBe(201);
  });
  test('are the owner’s to ask for above the limit of managers', async () => {
    const { order } = await sold({ CUP: [1, 500_001] });
    const [status, message] = await answerOf(ask(shop.manager, order, { CUP: 1 }));
    expect([status, message]).toEqual([403, expect.stringContaining('"roles":"owner"')]);
    expect((await ask(shop.owner, order, { CUP: 1 })).status).toBe(201);
  });
  test('count with what was refunded of the order, and no more once the shop refused or need not', async () => {
    const { order, id } = await sold({ CUP: [4, 80_000] });
    expect((await grant(shop.agent, id, { lines: units({ CUP: 2 }) })).status).toBe(201);
    expect((await ask(shop.agent, order, { CUP: 1 })).status).toBe(403);
    const other = await sold({ CUP: [2, 80_000] });
    const first = await ask(shop.agent, other.order, { CUP: 1 });
    expect((await ask(shop.agent, other.order, { CUP: 1 })).status).toBe(403);
    const { id: given, version } = first.body;
    await shop.agent('POST', `/api/instructions/${given}/withdrawal`, { version });
    const second = await ask(shop.agent, other.order, { CUP: 1 });
    expect(second.status).toBe(201);
    await shop.store('POST', `/api/store/instructions/${second.body.id}/acknowledgement`, {
      outcome: 'refused',
      at: shop.api.now,
      reason: 'Sold out',
    });
    expect((await ask(shop.agent, other.order, { CUP: 1 })).status).toBe(201);
  });
  test('count towards the limit whether they are asked for before a refund or after it', async () => {
    const first = await sold({ CUP: [4, 100_000] });
    expect((await ask(shop.agent, first.order, { CUP: 2 })).status).toBe(201);
    const quoted = await quoteOf(shop.agent, first.id, { lines: units({ CUP: 2 }) });
    expect(quoted.body).toMatchObject({ approvalAbove: 50_000, grantedAlone: 50_000 });
    const refund = await grant(shop.agent, first.id, { lines: units({ CUP: 2 }) });
    expect([refund.status, refund.body.state]).toEqual([201, 'submitted']);

    const other = await sold({ CUP: [4, 100_000] });
    const paid = await grant(shop.agent, other.id, { lines: units({ CUP: 2 }) });
    expect([paid.status, paid.body.state]).toEqual([201, 'paying']);
    expect((await ask(shop.agent, other.order, { CUP: 2 })).status).toBe(403);
  });
  test('no longer count towards the limit of a refund once they are withdrawn', async () => {
    const { order, id } = await sold({ CUP: [4, 100_000] });
    const { body } = await ask(shop.agent, order, { CUP: 2 });
    await shop.agent('POST', `/api/instructions/${body.id}/withdrawal`, { version: body.version });
    const refund = await grant(shop.agent, id, { lines: units({ CUP: 2 }) });
    expect([refund.status, refund.body.state]).toEqual([201, 'paying']);
  });
  test('leave a refund within the limit of whoever may refund more to one person', async () => {
    const { order, id } = await sold({ CUP: [4, 100_000] });
    await ask(shop.agent, order, { CUP: 2 });
    const refund = await grant(shop.manager, id, { lines: units({ CUP: 2 }) });
    expect([refund.status, refund.body.state]).toEqual([201, 'paying']);
  });
  test('count by their price where they were free', async () => {
    const order = next();
    await shop.store('POST', '/api/store/orders', {
      externalId: order,
      channel: 'web',
      currency: 'CNY',
      lines: [
        {
          sku: 'GIFT',
          quantity: 1,
          unitPrice: 50_001,
          paid: 0,
          discounts: [{ label: 'Gift', amount: 50_001 }],
        },
      ],
      statuses: ['placed', 'paid'].map((status) => ({ status, at: shop.api.now })),
    });
    expect((await ask(shop.agent, order, { GIFT: 1 })).status).toBe(403);
  });
});

test('whoever refunds a line is told how many units of it were sent again, and may refund them', async () => {
  const { order, id } = await sold({ CUP: [3, 3000], MUG: [1, 1000] });
  await ask(shop.agent, order, { CUP: 2 });
  const request = { lines: units({ CUP: 3 }) };
  const { body } = await quoteOf(shop.agent, id, request);
  expect(body.orderLines.map(({ id: line, freelyReplaced }) => [line, freelyReplaced])).toEqual([
    ['CUP', [{ units: 2, caseId: null, caseNumber: null }]],
    ['MUG', []],
  ]);
  expect((await grant(shop.agent, id, request)).status).toBe(201);
});

describe('units that were refunded', () => {
  test('leave the others to be sent again, each once', async () => {
    const { order, id } = await sold({ CUP: [2, 2000] });
    expect((await ask(shop.owner, order, { CUP: 1 })).status).toBe(201);
    expect((await grant(shop.agent, id, { lines: units({ CUP: 1 }) })).status).toBe(201);
    expect((await ask(shop.owner, order, { CUP: 2 })).status).toBe(409);
    expect((await ask(shop.owner, order, { CUP: 1 })).status).toBe(201);
    expect((await ask(shop.owner, order, { CUP: 1 })).status).toBe(409);
  });
  test.each([
    ['replace', ['placed', 'paid', 'shipped']],
    ['ship', ['placed', 'paid']],
  ])('are not there to %s', async (kind, statuses) => {
    const { order, id } = await sold({ CUP: [3, 3000] }, { statuses });
    expect((await grant(shop.agent, id, { lines: units({ CUP: 2 }) })).status).toBe(201);
    const [status, message] = await answerOf(ask(shop.owner, order, { CUP: 2 }, kind));
    expect([status, message]).toEqual([409, expect.stringContaining('errors.refunded')]);
    expect(message).toContain('"smart_count":1');
    expect((await ask(shop.owner, order, { CUP: 1 }, kind)).status).toBe(201);
  });
});
