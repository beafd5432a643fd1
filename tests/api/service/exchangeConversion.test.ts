/** Exchanges that become refunds: who agrees to that, and what is kept of the money. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerCase } from '#contract/service/customerSteps';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { startingPolicy } from '#rules/service/policyTerms';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf } from './caseStore.ts';
import {
  answerShop,
  askExchange,
  bringIn,
  DAY,
  exchangeOf,
  type ExchangeShop,
  inspected,
  openExchanges,
  sellCups,
  take,
} from './exchangeStore.ts';
import { next } from './ticketStore.ts';
import { readRefund } from './refundStore.ts';

let shop: ExchangeShop;
const publishFee = async () => {
  const path = '/api/afterSalesPolicies';
  const base = startingPolicy(100);
  const terms = { ...base, base: { ...base.base, restockingFee: 1000 } };
  const made = await shop.manager<{ id: number; version: number }>('POST', path, { terms });
  const act = (call: ExchangeShop['owner'], noun: string, version: number) =>
    call<{ version: number }>('POST', `${path}/${made.body.id}/${noun}`, { version });
  const { body } = await act(shop.manager, 'submission', made.body.version);
  expect((await act(shop.owner, 'approval', body.version)).status).toBe(200);
};
beforeAll(async () => {
  shop = await openExchanges();
  // Orders are placed nine days before now.
  shop.api.now = NOW - 10 * DAY;
  await publishFee();
  shop.api.now = NOW;
  const stock = { sku: 'GLASS', place: 'main', quantity: 0, at: NOW };
  await shop.store('POST', '/api/store/stock', stock);
});
afterAll(() => shop.api.close());
beforeEach(() => {
  shop.api.now = NOW;
});

describe('an exchange that nobody has approved', () => {
  const asked = async (sold = {}, reasonCode = 'defective') => {
    const order = await sellCups(shop, sold);
    const { status, body } = await askExchange(shop, order, { by: 'GLASS', reasonCode });
    expect(status).toBe(201);
    return body.id;
  };
  test('is converted by whoever may approve it, and is approved by that', async () => {
    const id = await asked();
    await take(shop.agent, id, 'convert');
    expect(await readCase(shop.agent, id)).toMatchObject({
      stage: 'convertedToRefund',
      responsibility: 'supplier',
      lines: [{ approved: 1 }],
    });
  });
  test('is converted by a manager alone where it is above the limit of an agent', async () => {
    const id = await asked({ lines: { CUP: [1, 700_000] } });
    expect((await stepOf(shop.agent, id, 'convert')).status).toBe(403);
    expect((await stepOf(shop.manager, id, 'convert')).status).toBe(200);
  });
  test('is converted against the policy by a manager with a reason alone', async () => {
    const order = await sellCups(shop);
    shop.api.now = NOW + 60 * DAY;
    const ticket = await shop.manager<{ id: number }>('POST', '/api/tickets', {
      type: 'exchange',
      subject: 'Other cups',
      channel: 'phone',
      message: 'They are too small.',
      isMine: false,
    });
    const { body } = await shop.manager<{ id: number }>('POST', '/api/cases', {
      ticketId: ticket.body.id,
      kind: 'exchange',
      orderExternalId: order,
      reasonCode: 'too-small',
      lines: [{ lineNumber: 1, quantity: 1 }],
      input: { replacements: [{ lineNumber: 1, variantId: shop.variants.GLASS }] },
    });
    for (const call of [shop.agent, shop.manager]) {
      const refused = await stepOf(call, body.id, 'convert');
      expect([refused.status, refused.body.message]).toEqual([
        409,
        'exchanges.errors.policy.tooLate',
      ]);
    }
    await take(shop.manager, body.id, 'convert', {}, 'Goodwill');
  });
});

describe('an exchange that became a refund before its goods came', () => {
  const converted = async () => {
    const order = await sellCups(shop);
    const { id } = (await askExchange(shop, order, { by: 'GLASS', reasonCode: 'defective' })).body;
    await take(shop.agent, id, 'convert');
    return id;
  };
  const allowedOf = async (id: number) =>
    (await readCase(shop.manager, id)).allowed.filter((action) =>
      ['cancel', 'inspect', 'failInspection', 'refund'].includes(action),
    );
  const refusalOf = async (id: number, action: string, input: object = {}) => {
    const { status, body } = await stepOf(shop.manager, id, action, input, 'Trying');
    return [status, body.message];
  };
  const found = (units: object) => ({ lines: [{ lineNumber: 1, ...units }] });
  test('offers neither to inspect nor to refund it, and says why both are refused', async () => {
    const id = await converted();
    expect(await allowedOf(id)).toEqual(['cancel']);
    const inspection = found({ resellable: 1 });
    expect(await refusalOf(id, 'inspect', inspection)).toEqual([
      409,
      'exchanges.errors.nothingCame',
    ]);
    expect(await refusalOf(id, 'refund')).toEqual([409, 'exchanges.errors.notInspected']);
    expect(await refusalOf(id, 'failInspection')).toEqual([409, 'exchanges.errors.notInspected']);
  });
  test('offers to inspect what came in, once, and then what follows from what was found', async () => {
    const id = await converted();
    await take(shop.agent, id, 'receive', found({ quantity: 1 }));
    expect(await allowedOf(id)).toEqual(['inspect']);
    await take(shop.agent, id, 'inspect', found({ wrongItem: 1 }));
    expect(await allowedOf(id)).toEqual(['failInspection']);
    expect(await refusalOf(id, 'inspect', found({ wrongItem: 1 }))).toEqual([
      409,
      'exchanges.errors.inspected',
    ]);
    expect(await refusalOf(id, 'refund')).toEqual([409, 'exchanges.errors.nothingAccepted']);
    expect(await refusalOf(id, 'cancel')).toEqual([409, 'exchanges.errors.goodsReceived']);
  });
});

describe('the restocking fee of goods that come back by choice', () => {
  const settled = async (by: string) => {
    const order = await sellCups(shop);
    const { id } = (await askExchange(shop, order, { by, reasonCode: 'too-small' })).body;
    await take(shop.manager, id, 'approve', {}, 'A good customer');
    await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
    await bringIn(shop, id, { resellable: 1 });
    await take(shop.agent, id, 'settle');
    return id;
  };
  const refunded = async (id: number) => {
    await take(shop.agent, id, 'refund');
    const { body } = await shop.agent<{ id: number }[]>(
      'GET',
      `/api/refunds?sort=${encodeURIComponent('["id","DESC"]')}`,
    );
    return readRefund(shop.agent, body[0]?.id ?? 0);
  };
  test('is not kept where the shop could not deliver the replacement', async () => {
    const id = await settled('CUP');
    await answerShop(shop, id, 'refused');
    expect((await exchangeOf(shop.agent, id)).isUndeliverable).toBe(true);
    expect(await refunded(id)).toMatchObject({ total: 2750, deductions: 0, note: null });
  });
  test('is kept where the customer did not pay the difference', async () => {
    const id = await settled('MUG');
    await take(shop.agent, id, 'decline', {}, 'Too dear');
    const { isUndeliverable, ...left } = await exchangeOf(shop.agent, id);
    expect(isUndeliverable).toBe(false);
    expect(left).toMatchObject({ difference: null, owed: 0, payUntil: null });
    expect(await refunded(id)).toMatchObject({ total: 2475, deductions: 275, note: null });
  });
});

test('the shop shows its customer the difference, and offers to agree to it once', async () => {
  const order = await sellCups(shop);
  const { id, number } = await inspected(shop, order, { by: 'MUG' });
  type Shown = CustomerCase & { message?: string };
  const seen = async () => (await shop.store<Shown>('GET', `/api/store/cases/${number}`)).body;
  expect(await seen()).toMatchObject({ allowed: [], exchange: { difference: null, owed: 0 } });
  await take(shop.agent, id, 'settle');
  const { payUntil } = await exchangeOf(shop.agent, id);
  const { version, allowed, exchange } = await seen();
  expect(allowed).toEqual(['accept', 'decline']);
  expect(exchange).toEqual({
    lines: [{ sku: 'MUG', units: 1, isSame: false }],
    difference: 1500,
    paid: 0,
    owed: 1500,
    payUntil,
    hasAgreed: false,
    isWaived: false,
    parcel: null,
    offer: null,
  });
  const accept = (of: number) =>
    shop.store<Shown>('POST', `/api/store/cases/${number}/actions/accept`, { version: of });
  expect((await accept(version)).status).toBe(200);
  const after = await seen();
  expect([after.allowed, after.exchange?.hasAgreed]).toEqual([['decline'], true]);
  expect((await accept(after.version)).status).toBe(409);
});

describe('an exchange that became a refund while other goods than those of the order were accepted', () => {
  const converted = async () => {
    const order = await sellCups(shop);
    const { id } = (await askExchange(shop, order, { by: 'GLASS', reasonCode: 'defective' })).body;
    await take(shop.agent, id, 'convert');
    await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
    await bringIn(shop, id, { wrongItem: 1 });
    return id;
  };
  const asBefore = (id: number) =>
    shop.api.connection.transaction((tx) =>
      query(tx, "update cases set state = 'refundPending' where id = ?", [id]),
    );
  /** What the migration does with the exchanges of an older store. */
  const migrate = async () => {
    const folder = new URL(`../../../drizzle/migrations/${dialect}/`, import.meta.url);
    const file = readdirSync(folder).find((name) => name.endsWith('_kept_acceptance.sql')) ?? '';
    const update = readFileSync(new URL(file, folder), 'utf8')
      .split('--> statement-breakpoint')
      .find((one) => one.trim().startsWith('UPDATE exchanges'));
    await shop.api.connection.transaction((tx) => query(tx, update ?? '', []));
  };
  test('is paid as it was accepted, and one whose goods are looked at now is not', async () => {
    const [older, newer] = [await converted(), await converted()];
    await asBefore(older);
    expect((await stepOf(shop.agent, older, 'refund')).status).toBe(409);
    await migrate();
    expect((await readCase(shop.agent, newer)).stage).toBe('convertedToRefund');
    expect((await stepOf(shop.agent, newer, 'refund')).status).toBe(409);
    expect((await stepOf(shop.agent, older, 'refund')).status).toBe(200);
    expect((await readCase(shop.agent, older)).allowed).not.toContain('sendBack');
  });
});

test('goods of an exchange are received until all of them have come in', async () => {
  const { id } = (await askExchange(shop, await sellCups(shop), { quantity: 2 })).body;
  await take(shop.manager, id, 'approve');
  await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
  const one = { lines: [{ lineNumber: 1, quantity: 1 }] };
  expect((await take(shop.agent, id, 'receive', one)).allowed).toContain('receive');
  const { allowed } = await take(shop.agent, id, 'receive', one);
  expect(allowed).toContain('inspect');
  expect(allowed).not.toContain('receive');
});
