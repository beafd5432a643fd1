/** A shop whose own systems are told: how tests read what was said since they last asked. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { query } from '#db/statements';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { PUT_DUE_IN_FORCE } from '#server/promotions/promotions/putDueInForce';
import { createEndpoint } from '../support/listener.ts';
import { filledBefore } from '../support/filledBefore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, sell as send, type Shop } from './promotionStore.ts';

/** Sells goods that everybody sees. */
export const sell = (shop: Shop, sku: string, basePrice: number, more: object = {}) =>
  send(shop, sku, basePrice, { status: 'active', ...more });

export interface Told {
  type: string;
  at: number;
  data: Record<string, unknown>;
}

export const toldTests = () => {
  const api = filledBefore(openApi);
  const shop = filledBefore<Shop>(async () => ({
    owner: await api.as('owner'),
    store: await api.store(),
  }));
  const callers = filledBefore(async () => ({ owner: await api.raw('owner') }));
  const owner: Call = (...asked) => callers.owner(...asked);
  let last = 0;
  /** The last number in a name. */
  const serial = { last: 0 };

  beforeAll(async () => {
    await createEndpoint(api, 'https://example.com/hook');
    await sell(shop, 'LAMP', 10_000);
    await shop.store('POST', '/api/store/members', { externalId: 'm1' });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.now = NOW;
    await told();
  });

  /** What was told since the last call; each by the contract of its type. */
  const told = async (prefix = ''): Promise<Told[]> => {
    const rows = await query<{ id: number; type: string; at: number; payload: string }>(
      api.connection.db,
      'select id, type, occurred_at as at, payload from outbox_events where id > ? order by id',
      [last],
    );
    last = Number(rows.at(-1)?.id ?? last);
    return rows
      .map(({ type, at, payload }) => ({ type, at: Number(at), data: JSON.parse(payload) }))
      .filter(({ type, data }) => {
        const contract = eventTypes.parts.find((one) => one.type === type)?.data;
        expect(contract?.safeParse(data).error?.issues ?? []).toEqual([]);
        return type.startsWith(prefix);
      });
  };
  const brief = (events: readonly Told[]) => events.map(({ type, at }) => [type, at]);
  /** What every server does about once a minute, on two servers at the same time. */
  const minutePasses = async () => {
    const sibling = await api.sibling();
    sibling.now = api.now;
    const work = async ({ application }: OpenApi) => {
      await recordDueEvents(application);
      await PUT_DUE_IN_FORCE(application);
      await recordDueEvents(application);
    };
    await Promise.all([work(api), work(sibling)]);
    await sibling.close();
  };
  const act = (id: number, noun: string, body: object = {}) =>
    shop.owner.act('promotions', id, noun, body);
  const TEN = [{ kind: 'percent', bps: 1000, per: 'line' }];
  const running = (terms: object = {}) =>
    promote(shop, `P${++serial.last}`, { rewards: TEN, ...terms });
  return { api, shop, owner, serial, told, brief, minutePasses, act, running, TEN };
};
