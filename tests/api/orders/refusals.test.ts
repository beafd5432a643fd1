/** What the store's systems send is kept or refused with the field, never dropped. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const line = { sku: 'A', quantity: 1, unitPrice: 100, paid: 90 };
const order = (further: object = {}) => ({
  externalId: 'o',
  channel: 'web',
  currency: 'CNY',
  lines: [line],
  statuses: [{ status: 'placed', at: NOW }],
  ...further,
});
const back = (further: object = {}) => ({
  externalId: 'r',
  returnedAt: NOW,
  lines: [{ sku: 'A', quantity: 1, amount: 5 }],
  ...further,
});
const event = (further: object = {}) => ({
  externalId: 'e',
  type: 'visit',
  at: NOW,
  channel: 'web',
  ...further,
});
const product = (further: object = {}) => ({
  externalId: 'p',
  names: { en: 'Mug' },
  variants: [{ sku: 'A', basePrice: 100 }],
  ...further,
});
const refusal = async (kind: string, body: object) => {
  const answer = await store('POST', `/api/store/${kind}`, body);
  return { status: answer.status, errors: JSON.stringify(answer.body.errors) };
};

describe('an unknown field', () => {
  test.each<[string, object, string]>([
    ['orders', order({ payments: [] }), 'payments'],
    ['orders', order({ trackingNo: 'SF1' }), 'trackingNo'],
    ['orders', order({ lines: [{ ...line, lineNo: 7 }] }), 'lineNo'],
    [
      'orders',
      order({ lines: [{ ...line, discounts: [{ amount: 10, promotion: 1 }] }] }),
      'promotion',
    ],
    ['orders', order({ statuses: [{ status: 'placed', at: NOW, by: 'x' }] }), 'by'],
    ['returns', back({ refundShipping: 5 }), 'refundShipping'],
    [
      'returns',
      back({ lines: [{ sku: 'A', quantity: 1, amount: 5, restocked: true }] }),
      'restocked',
    ],
    ['events', event({ utm: 'x' }), 'utm'],
    ['members', { externalId: 'm', nickname: 'x' }, 'nickname'],
    ['products', product({ vendor: 'x' }), 'vendor'],
    ['products', product({ variants: [{ sku: 'A', basePrice: 100, stock: 3 }] }), 'stock'],
    ['products', product({ images: [{ url: '/a.png', width: 3 }] }), 'width'],
    ['categories', { code: 'c', names: { en: 'C' }, icon: 'x' }, 'icon'],
  ])('of %s is refused with its name: %j', async (kind, body, name) => {
    const { status, errors } = await refusal(kind, body);
    expect(status).toBe(422);
    expect(errors).toContain('errors.unknownFields');
    expect(errors).toContain(name);
    const { body: answer } = await store<{ results: { outcome: string }[] }>(
      'POST',
      `/api/store/${kind}/batch`,
      { rows: [body] },
    );
    expect(answer.results.map(({ outcome }) => outcome)).toEqual(['refused']);
  });
});

test('a number beyond what is stored is refused with its row and field, and the other rows are saved', async () => {
  const discounts = [{ amount: 10, promotionId: 1, revision: 2 ** 31 }];
  const rows = [
    order({ externalId: 'large-1' }),
    order({
      externalId: 'large-2',
      lines: [{ ...line, paid: line.unitPrice * line.quantity - 10, discounts }],
    }),
  ];
  const { status, body } = await store<{ results: { outcome: string; errors?: object }[] }>(
    'POST',
    '/api/store/orders/batch',
    { rows },
  );
  expect(status).toBe(200);
  expect(body.results.map(({ outcome }) => outcome)).toEqual(['created', 'refused']);
  expect(Object.keys(body.results[1]?.errors ?? {})).toEqual(['lines']);
});

describe('an instant in the future', () => {
  test.each<[string, object, object]>([
    ['events', event({ at: NOW + 40 * DAY }), { at: 'errors.future' }],
    ['events', event({ at: NOW + 5 * MINUTE + 1 }), { at: 'errors.future' }],
    [
      'orders',
      order({
        statuses: [
          { status: 'placed', at: NOW },
          { status: 'paid', at: NOW + DAY },
        ],
      }),
      { statuses: { 1: { at: 'errors.future' } } },
    ],
    ['orders', order({ updatedAt: NOW + DAY }), { updatedAt: 'errors.future' }],
    ['returns', back({ returnedAt: NOW + DAY }), { returnedAt: 'errors.future' }],
    ['members', { externalId: 'm', joinedAt: NOW + DAY }, { joinedAt: 'errors.future' }],
    ['products', product({ updatedAt: NOW + DAY }), { updatedAt: 'errors.future' }],
  ])('of %s is refused with its field', async (kind, body, errors) => {
    const answer = await store('POST', `/api/store/${kind}`, body);
    expect(answer).toMatchObject({ status: 422, body: { errors } });
  });
  test('is accepted within five minutes, because clocks differ', async () => {
    expect((await store('POST', '/api/store/events', event({ at: NOW + 5 * MINUTE }))).status).toBe(
      200,
    );
  });
});
