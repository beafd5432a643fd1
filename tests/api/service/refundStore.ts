/** A store with paid orders: how tests quote, grant and pay refunds. */
import { afterAll, beforeEach } from 'vitest';
import type { RefundPayment } from '#contract/service/refundPayments';
import type { RefundQuote } from '#contract/service/refundQuotes';
import type { RefundDetail } from '#contract/service/refunds';
import { query } from '#db/statements';
import { PAY_REFUNDS } from '#server/service/refundSteps/runner';
import { filledBefore } from '../support/filledBefore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
let serial = 0;
export const next = () => `key-${String(++serial).padStart(6, '0')}`;

export interface RefundStore {
  api: OpenApi;
  store: Call;
  owner: Call;
  manager: Call;
  agent: Call;
}

export const openRefunds = async (provider: 'shop' | 'trial' = 'trial'): Promise<RefundStore> => {
  const api = await openApi();
  await setProvider(api, provider);
  return {
    api,
    store: await api.store(),
    owner: await api.raw('owner'),
    manager: await api.raw('manager'),
    agent: await api.raw('agent'),
  };
};

/** The store of a test file, at its first instant before each test. */
export const refundTests = (): RefundStore => {
  const shop = filledBefore(openRefunds);
  afterAll(() => shop.api.close());
  beforeEach(() => {
    shop.api.now = NOW;
  });
  return shop;
};

/** Past the cache of the settings, which every server has. */
export const setProvider = async (api: OpenApi, provider: 'shop' | 'trial'): Promise<void> => {
  const owner = await api.raw('owner');
  const { body } = await owner<object>('GET', '/api/settings/1');
  const { status } = await owner('PUT', '/api/settings/1', { ...body, refundProvider: provider });
  if (status !== 200) throw new Error('The provider of refunds was not saved');
};

type Answer = RefundDetail & { message?: string; errors?: Record<string, unknown> };

export interface Sold {
  /** By SKU: units and what was paid for the line. */
  lines: Record<string, readonly [quantity: number, paid: number]>;
  shipping?: number;
  /** In the order of capture; the reference decides what the trial provider answers. */
  payments?: readonly { tender: string; amount: number; reference?: string | null }[];
  member?: string | null;
  statuses?: readonly string[];
}

/** Sends an order with its payments; returns its id here. Lines have their SKUs as ids. */
export const sellOrder = async (
  { store }: RefundStore,
  externalId: string,
  { lines, shipping = 0, payments, member = null, statuses = ['placed', 'paid', 'shipped'] }: Sold,
): Promise<number> => {
  const total = Object.values(lines).reduce((sum, [, paid]) => sum + paid, shipping);
  const sent = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    memberExternalId: member,
    currency: 'CNY',
    shipping,
    lines: Object.entries(lines).map(([sku, [quantity, paid]]) => ({
      id: sku,
      sku,
      name: `Goods ${sku}`,
      quantity,
      unitPrice: Math.ceil(paid / quantity),
      paid,
    })),
    statuses: statuses.map((status) => ({ status, at: NOW - 9 * DAY })),
  });
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  const captured = payments ?? [{ tender: 'alipay', amount: total }];
  for (const [
    index,
    { tender, amount, reference = `${externalId}-${index}` },
  ] of captured.entries())
    await store('POST', '/api/store/payments', {
      externalId: `${externalId}-${index}`,
      orderExternalId: externalId,
      tender,
      amount,
      currency: 'CNY',
      capturedAt: NOW - 9 * DAY + index,
      providerReference: reference,
    });
  return sent.body.id;
};

export const units = (asked: Record<string, number>) =>
  Object.entries(asked).map(([id, quantity]) => ({ id, quantity }));

export const quoteOf = (call: Call, orderId: number, request: object) =>
  call<RefundQuote & { message?: string; errors?: object }>(
    'POST',
    `/api/orders/${orderId}/refundQuote`,
    { kind: 'goods', responsibility: 'none', ...request },
  );

/** Grants what is asked at the total that it has now, unless another one is expected. */
export const grant = async (
  call: Call,
  orderId: number,
  request: object,
  further: { key?: string; expected?: number; remedyId?: number; isBeside?: boolean } = {},
) => {
  const { remedyId = null, isBeside = false } = further;
  const expected = further.expected ?? (await quoteOf(call, orderId, request)).body.total ?? 0;
  return call<Answer>('POST', '/api/refunds', {
    kind: 'goods',
    responsibility: 'none',
    ...request,
    orderId,
    key: further.key ?? next(),
    expected,
    remedyId,
    isBeside,
  });
};

export const readRefund = async (call: Call, id: number) =>
  (await call<RefundDetail>('GET', `/api/refunds/${id}`)).body;

/** One run of the work that every server does about once a minute. */
export const runPayments = (api: OpenApi) => PAY_REFUNDS(api.application);

/** A verb of the payment with the version that it has. */
export const actOn = async (call: Call, payment: RefundPayment, noun: string, body: object = {}) =>
  call<Answer>('POST', `/api/refundPayments/${payment.id}/${noun}`, {
    version: payment.version,
    ...body,
  });

export const onlyPayment = ({ payments }: RefundDetail): RefundPayment => {
  const payment = payments.find(({ state }) => state !== 'cancelled');
  if (!payment) throw new Error('The refund has no payment');
  return payment;
};

/** What the figures know of the returns of an order. */
export const returnsOf = async (api: OpenApi, order: string) =>
  (
    await query<{ units: number; amount: number; shipping: number; review: string }>(
      api.connection.db,
      'select units, amount, shipping, review from returns where order_external_id = ? order by id',
      [order],
    )
  ).map(({ units: of, amount, shipping, review }) => [
    Number(of),
    Number(amount),
    Number(shipping),
    review,
  ]);
