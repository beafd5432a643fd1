/** A store whose goods can be exchanged: how tests sell, ask for other goods, and bring an exchange on. */
import { afterAll, beforeEach } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import { ExchangeDetails } from '#contract/service/exchanges';
import { query } from '#db/statements';
import { ensureReturnReasons } from '#server/orders/returnReasons/defaults';
import { filledBefore } from '../support/filledBefore.ts';
import { nameAudience } from '../support/nameAudience.ts';
import { type Call, NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { setProvider, sellOrder, type Sold } from './refundStore.ts';
import { type Desk, next, openDesk, write } from './ticketStore.ts';

const DAY = 86_400_000;

/** With cups for 30.00 (`CUP`), 42.50 (`MUG`) and 20.00 (`GLASS`). */
export interface ExchangeShop extends Desk {
  variants: Record<string, number>;
}

const PRICES = { CUP: 3000, MUG: 4250, GLASS: 2000 };

export const openExchanges = async (): Promise<ExchangeShop> => {
  const desk = await openDesk();
  await setProvider(desk.api, 'trial');
  await ensureReturnReasons(desk.api.connection);
  await nameAudience(await desk.api.as('owner'), 'levels', 'gold');
  const variants: Record<string, number> = {};
  for (const [sku, basePrice] of Object.entries(PRICES)) {
    const { body } = await desk.store<{ id: number }>('POST', '/api/store/products', {
      externalId: sku,
      names: { en: sku, zh: sku },
      status: 'active',
      variants: [{ sku, basePrice, cost: 100 }],
    });
    const product = await desk.owner<{ variants: { id: number }[] }>(
      'GET',
      `/api/products/${body.id}`,
    );
    variants[sku] = product.body.variants[0]?.id ?? 0;
  }
  return { ...desk, variants };
};

/** The shop of a test file, at its first instant before each test, and what is often read of it. */
export const exchangeTests = () => {
  const shop = filledBefore(openExchanges);
  afterAll(() => shop.api.close());
  beforeEach(() => {
    shop.api.now = NOW;
  });
  const stageOf = async (id: number) => (await readCase(shop.agent, id)).stage;
  const orderIdOf = async (externalId: string): Promise<number> => {
    const [row] = await query<{ id: number }>(
      shop.api.connection.db,
      'select id from orders where external_id = ?',
      [externalId],
    );
    return Number(row?.id);
  };
  return { shop, stageOf, orderIdOf };
};

/** Delivered nine days ago; by default two cups for 55.00 by card and a gift that the store gave as credit. */
export const sellCups = async (shop: ExchangeShop, sold: Partial<Sold> = {}): Promise<string> => {
  const externalId = next();
  await sellOrder(shop, externalId, {
    member: 'm1',
    lines: { CUP: [2, 5500] },
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
    ...sold,
  });
  return externalId;
};

export interface AskedExchange {
  quantity?: number;
  /** The SKU of the replacement; left out, the same goods. */
  by?: string;
  reasonCode?: string;
  /** How many of the units that come in are replacements, where that is asked. */
  replaced?: number;
}
export const askExchange = async (
  shop: ExchangeShop,
  orderExternalId: string,
  { quantity = 1, by, reasonCode = 'other-reason' }: AskedExchange = {},
) => {
  const { id } = await write(shop.agent, { memberId: 1 });
  const variantId = by === undefined ? undefined : shop.variants[by];
  const input = variantId === undefined ? {} : { replacements: [{ lineNumber: 1, variantId }] };
  const lines = [{ lineNumber: 1, quantity }];
  return openCase(shop.agent, id, 'exchange', input, { orderExternalId, lines, reasonCode });
};

export const exchangeOf = async (call: Call, id: number) =>
  ExchangeDetails.parse((await readCase(call, id)).details);

export const take = async (
  call: Call,
  id: number,
  action: string,
  input: object = {},
  reason: string | null = null,
): Promise<CaseDetail> => {
  const { status, body } = await stepOf(call, id, action, input, reason);
  if (status !== 200) throw new Error(`${action}: ${status} ${JSON.stringify(body)}`);
  return body;
};

/** Approved, received and found to be as new; the difference is not computed yet. */
export const inspected = async (
  shop: ExchangeShop,
  orderExternalId: string,
  asked: AskedExchange = {},
): Promise<CaseDetail> => {
  const { status, body } = await askExchange(shop, orderExternalId, asked);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const units = asked.quantity ?? 1;
  await take(shop.manager, body.id, 'approve');
  await take(shop.agent, body.id, 'ship', { carrier: 'SF', trackingNumber: next() });
  await take(shop.agent, body.id, 'receive', { lines: [{ lineNumber: 1, quantity: units }] });
  const { replaced } = asked;
  const said = replaced === undefined ? {} : { replaced: { resellable: replaced } };
  return take(shop.agent, body.id, 'inspect', {
    lines: [{ lineNumber: 1, resellable: units, ...said }],
  });
};

/** A payment of the shop that names the case. */
export const pay = (
  { store }: ExchangeShop,
  number: string,
  amount: number,
  { capturedAt = NOW, externalId = next(), tender = 'alipay' } = {},
) =>
  store<{ errors?: object }>('POST', '/api/store/payments', {
    externalId,
    orderExternalId: number,
    tender,
    amount,
    currency: 'CNY',
    capturedAt,
    providerReference: externalId,
  });

/** Received and found as said, not settled. */
export const bringIn = async (
  { agent }: Pick<ExchangeShop, 'agent'>,
  id: number,
  found: Record<string, number>,
): Promise<CaseDetail> => {
  const quantity = Object.values(found).reduce((sum, units) => sum + units, 0);
  await take(agent, id, 'receive', { lines: [{ lineNumber: 1, quantity }] });
  return take(agent, id, 'inspect', { lines: [{ lineNumber: 1, ...found }] });
};

/** What the shop says of the replacement that it was asked for: of the newest instruction, or of an earlier one. */
export const answerShop = async (
  shop: ExchangeShop,
  id: number,
  outcome: 'done' | 'refused',
  at = NOW,
  earlier: number | null = null,
) => {
  const instructionId = earlier ?? (await exchangeOf(shop.agent, id)).instructionId;
  return shop.store<{ message?: string }>(
    'POST',
    `/api/store/instructions/${instructionId}/acknowledgement`,
    {
      outcome,
      at,
      ...(outcome === 'refused' && { reason: 'Sold out' }),
    },
  );
};

export { DAY };
