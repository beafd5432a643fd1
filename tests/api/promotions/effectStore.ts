/** A store small enough to verify the effect of its promotions manually. */
import type { EffectReport } from '#contract/promotions/effects';
import { startOfDay } from '#shared/days';
import { readSettings } from '#server/platform/settings/read';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { type Shop } from './promotionStore.ts';

export const HOUR = 3_600_000;
export const off = (amount: number) => [{ kind: 'amount', amount }];

export interface EffectSetup {
  api: OpenApi;
  shop: Shop;
  /** The instant of an hour of a business day. */
  at: (day: string, hour?: number) => number;
  order: (externalId: string, day: string, member: string | null, more?: Order) => Promise<void>;
  effect: (path: string, call?: Call) => Promise<EffectReport>;
}
export interface Order {
  paid?: number;
  cost?: number | null;
  /** The discount of each promotion: [promotion, amount]. */
  off?: readonly (readonly [number, number])[];
  statuses?: readonly string[];
}

export const openSetup = async (): Promise<EffectSetup> => {
  const api = await openApi();
  const shop = { owner: await api.as('owner'), store: await api.store() };
  const { timeZone, currency } = await readSettings(api.connection.db);
  const owner = await api.raw('owner');
  const at = (day: string, hour = 0) => startOfDay(day, timeZone) + hour * HOUR;
  const order: EffectSetup['order'] = async (externalId, day, memberExternalId, more = {}) => {
    const { paid = 1000, cost = 600, off: taken = [], statuses = ['placed', 'paid'] } = more;
    const discount = taken.reduce((sum, [, amount]) => sum + amount, 0);
    const line = {
      name: 'Goods',
      quantity: 1,
      unitPrice: paid + discount,
      paid,
      cost,
      discounts: taken.map(([promotionId, amount]) => ({
        promotionId,
        revision: 1,
        label: 'Off',
        amount,
      })),
    };
    // An order is sent when it is placed, not before.
    const before = api.now;
    api.now = Math.max(before, at(day, 12));
    const { status, body } = await shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      memberExternalId,
      currency,
      lines: [line],
      statuses: statuses.map((name) => ({ status: name, at: at(day, 12) })),
    });
    api.now = before;
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const effect: EffectSetup['effect'] = async (path, call = owner) => {
    const { status, body } = await call<EffectReport>('GET', `/api/${path}/effect`);
    if (status !== 200)
      throw new Error(`${status} ${JSON.stringify(body)} ${api.faultLines().join('\n')}`);
    return body;
  };
  return { api, shop, at, order, effect };
};
