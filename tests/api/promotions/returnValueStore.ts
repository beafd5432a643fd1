/** A shop whose goods come back: how tests sell them with discounts, and ask what they are worth. */
import { afterAll, beforeAll } from 'vitest';
import type { ReturnValue } from '#contract/promotions/returnValue';
import { query } from '#db/statements';
import { filledBefore } from '../support/filledBefore.ts';
import { NOW, openApi } from '../support/openApi.ts';
import { promote, redeem, sell, type Shop } from './promotionStore.ts';

export type Answer = ReturnValue & { message?: string; errors?: unknown };
interface SentLine {
  id?: string;
  sku?: string | null;
  quantity: number;
  amount: number;
}

export const returnValueTests = () => {
  const api = filledBefore(openApi);
  const shop = filledBefore<Shop>(async () => ({
    owner: await api.as('owner'),
    store: await api.store(),
  }));
  const variants = new Map<string, number>();
  beforeAll(async () => {
    for (const sku of [
      'LAMP',
      'MUG',
      'POT',
      'JAR',
      'BOWL',
      'VASE',
      'CUP',
      'PEN',
      'GIFT',
      'BEA',
      'GLD',
    ])
      await sell(shop, sku, 5000);
    const rows = await query<{ id: number; sku: string }>(
      api.connection.db,
      'select id, sku from variants',
    );
    for (const { id, sku } of rows) variants.set(sku, Number(id));
  });
  afterAll(() => api.close());

  const valueOf = (orderId: string, lines: Record<string, number>, asked = shop.store) =>
    asked<Answer>('POST', `/api/store/redemptions/${orderId}/returnValue`, {
      lines: Object.entries(lines).map(([id, quantity]) => ({ id, quantity })),
    });
  const only = (...skus: string[]) => ({
    include: skus.map((sku) => ({ kind: 'variant', id: variants.get(sku) })),
  });
  /** A paid order of these units by SKU, whose lines have their SKUs as ids. */
  const order = async (orderId: string, units: Record<string, number>) => {
    const lines = Object.entries(units).map(([sku, quantity]) => ({ id: sku, sku, quantity }));
    const { body } = await redeem(shop, orderId, { lines });
    await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
    return body;
  };
  const sendOrder = (externalId: string, sku: string, quantity: number, paid: number) =>
    shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku, quantity, unitPrice: 5000, paid }],
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
      ],
    });
  const sendReturn = (
    externalId: string,
    orderId: string,
    sku: string,
    quantity: number,
    amount: number,
  ) =>
    shop.store('POST', '/api/store/returns', {
      externalId,
      orderExternalId: orderId,
      returnedAt: NOW,
      lines: [{ sku, quantity, amount }],
    });
  const decide = async (externalId: string, noun: 'acceptance' | 'refusal') => {
    const [row] = await query<{ id: number; version: number }>(
      api.connection.db,
      'select id, version from returns where external_id = ?',
      [externalId],
    );
    await shop.owner.act('returns', Number(row?.id), noun, { version: Number(row?.version) });
  };
  const reviewsOf = async (orderId: string) => {
    const rows = await query<{ review: string }>(
      api.connection.db,
      'select review from returns where order_external_id = ? order by external_id',
      [orderId],
    );
    return rows.map(({ review }) => review);
  };
  const tenFrom300 = (sku: string, more: object = {}) =>
    promote(shop, `Ten off ${sku}`, {
      scope: only(sku),
      rewards: [{ kind: 'percent', bps: 1000, per: 'order' }],
      conditions: [{ kind: 'amount', min: 30_000, scope: only(sku) }],
      ...more,
    });
  const send = (externalId: string, orderId: string, lines: SentLine[]) =>
    shop.store('POST', '/api/store/returns', {
      externalId,
      orderExternalId: orderId,
      returnedAt: NOW,
      lines,
    });
  const sendLines = (externalId: string, lines: [sku: string, quantity: number, paid: number][]) =>
    shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      lines: lines.map(([sku, quantity, paid]) => ({ sku, quantity, unitPrice: 5000, paid })),
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
      ],
    });
  const orderRow = async (externalId: string) => {
    const [row] = await query<{ id: number; revenue: number; returned: number }>(
      api.connection.db,
      'select id, revenue, returned from orders where external_id = ?',
      [externalId],
    );
    return { id: Number(row?.id), revenue: Number(row?.revenue), returned: Number(row?.returned) };
  };
  /** An order of these lines of MUG without a discount, by id and quantity. */
  const mugs = async (orderId: string, lines: Record<string, number>) => {
    await redeem(shop, orderId, {
      lines: Object.entries(lines).map(([id, quantity]) => ({ id, sku: 'MUG', quantity })),
    });
    await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
  };
  const redemptionStatus = async (orderId: string) => {
    const [row] = await query<{ status: string }>(
      api.connection.db,
      'select status from redemptions where order_id = ?',
      [orderId],
    );
    return row?.status;
  };
  return {
    api,
    shop,
    variants,
    valueOf,
    only,
    order,
    sendOrder,
    sendReturn,
    decide,
    reviewsOf,
    tenFrom300,
    send,
    sendLines,
    orderRow,
    mugs,
    redemptionStatus,
  };
};
