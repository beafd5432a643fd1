/** Prices are shown while their product is active: in the log, for the 30-day low, and in what the shop is told. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FOREVER } from '#contract/pricing/prices';
import { query } from '#db/statements';
import { fillShownSpans } from '#server/pricing/shownSpans/fill';
import { createEndpoint } from '../support/listener.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
let api: OpenApi;
let manager: Call;
let store: Call;
let count = 0;
let start = NOW;
beforeAll(async () => {
  api = await openApi();
  manager = await api.raw('manager');
  store = await api.store();
  await createEndpoint(api, 'https://example.com/hook');
});
afterAll(() => api.close());
beforeEach(() => {
  start = NOW + ++count * 400 * DAY;
  api.now = start;
});

const after = (days: number) => void (api.now = start + days * DAY);
const send = async (sku: string, basePrice: number, more: object = {}) => {
  const { body, status } = await store<{ id: number }>('POST', '/api/store/products', {
    externalId: sku,
    names: { en: `Goods ${sku}` },
    variants: [{ sku, basePrice, cost: 0 }],
    ...more,
  });
  expect(status).toBe(200);
  return body.id;
};
const variantOf = async (sku: string) =>
  Number(
    (
      await query<{ id: number }>(api.connection.db, 'select id from variants where sku = ?', [sku])
    )[0]?.id,
  );
const activateMany = async (ids: readonly number[]) => {
  const sent = { ids, change: { status: 'active' }, preview: false };
  const { status, body } = await manager<{ outcome: string }[]>(
    'POST',
    '/api/products/bulkEdit',
    sent,
  );
  expect(status).toBe(200);
  return body.map(({ outcome }) => outcome);
};
const setStatus = async (id: number, status: string) =>
  expect((await manager('POST', `/api/products/${id}/status`, { status })).status).toBe(200);
interface Event {
  effectiveAt: number;
  shownUntil: number | null;
  amount: number;
}
const day = (at: number | null) => (at === null ? null : (at - start) / DAY);
const brief = (events: readonly Event[]) =>
  events.map(({ effectiveAt, shownUntil, amount }) => [day(effectiveAt), day(shownUntil), amount]);
const logOf = async (variantId: number) => {
  const filter = encodeURIComponent(JSON.stringify({ variantId }));
  const sort = encodeURIComponent(JSON.stringify(['effectiveAt', 'ASC']));
  const { body } = await manager<Event[]>('GET', `/api/priceEvents?filter=${filter}&sort=${sort}`);
  return brief(body);
};
const timelineOf = async (variantId: number) =>
  (
    await manager<{
      steps: { at: number; amount: number | null }[];
      events: Event[];
      reduction: { since: number; priorAmount: number | null } | null;
      currentPriorAmount: number | null;
    }>('GET', `/api/variants/${variantId}/priceTimeline`)
  ).body;
const spansOf = async (variantId: number) =>
  (
    await query<{ startsAt: number; endsAt: number }>(
      api.connection.db,
      'select starts_at as "startsAt", ends_at as "endsAt" from shown_spans where variant_id = ? order by starts_at',
      [variantId],
    )
  ).map(({ startsAt, endsAt }) => [
    day(Number(startsAt)),
    Number(endsAt) === FOREVER ? null : day(Number(endsAt)),
  ]);
let last = 0;
const told = async () => {
  const rows = await query<{ id: number; payload: string }>(
    api.connection.db,
    "select id, payload from outbox_events where id > ? and type = 'price.changed' order by id",
    [last],
  );
  last = Number(rows.at(-1)?.id ?? last);
  return rows.flatMap(({ payload }) =>
    (JSON.parse(payload) as { prices: { sku: string; amount: number }[] }).prices.map(
      ({ sku, amount }) => [sku, amount],
    ),
  );
};
const prior = async (variantId: number, startsAt: number) => {
  const { status, body } = await manager<{ rows: { priorAmount: number | null }[] }>(
    'POST',
    '/api/priceBatches/preview',
    { formula: { kind: 'percent', bps: -1000 }, filter: { variantIds: [variantId] }, startsAt },
  );
  expect(status).toBe(200);
  return body.rows[0]?.priorAmount;
};

test('a draft shows no price, becoming active shows that of the instant, and archiving ends it', async () => {
  const id = await send('MUG', 1000);
  after(1);
  await send('MUG', 500);
  after(2);
  await send('MUG', 900);
  const variantId = await variantOf('MUG');
  expect(await logOf(variantId)).toEqual([]);
  expect(await timelineOf(variantId)).toMatchObject({
    steps: [],
    events: [],
    currentPriorAmount: null,
  });
  expect(await prior(variantId, start + 3 * DAY)).toBeNull();
  expect(await told()).toEqual([]);
  after(5);
  await setStatus(id, 'active');
  expect(await told()).toEqual([['MUG', 900]]);
  after(10);
  await send('MUG', 800, { status: 'active' });
  expect(await told()).toEqual([['MUG', 800]]);
  after(12);
  const timeline = await timelineOf(variantId);
  expect(timeline).toMatchObject({
    steps: [
      { at: start + 5 * DAY, amount: 900 },
      { at: start + 10 * DAY, amount: 800 },
    ],
    reduction: { since: start + 10 * DAY, priorAmount: 900 },
    currentPriorAmount: 800,
  });
  expect(brief(timeline.events)).toEqual([
    [5, 10, 900],
    [10, null, 800],
  ]);
  expect(await prior(variantId, start + 13 * DAY)).toBe(800);
  await setStatus(id, 'archived');
  after(14);
  await setStatus(id, 'draft');
  await send('MUG', 300);
  expect(await told()).toEqual([]);
  after(20);
  await setStatus(id, 'active');
  expect(await told()).toEqual([['MUG', 300]]);
  const log = [
    [5, 10, 900],
    [10, 12, 800],
    [20, null, 300],
  ];
  expect(await logOf(variantId)).toEqual(log);
  const again = await timelineOf(variantId);
  expect(brief(again.events)).toEqual(log);
  expect(again.steps.map(({ amount }) => amount)).toEqual([900, 800, null, 300]);
  expect(again.reduction).toBeNull();
  expect(await spansOf(variantId)).toEqual([
    [5, 12],
    [20, null],
  ]);
  expect(await api.verify()).toEqual([]);
});

test('a sale that begins by time is told while its product is active, and not while it is a draft', async () => {
  const id = await send('PEN', 1000);
  const variantId = await variantOf('PEN');
  const { body: list } = await manager<{ id: number }>('POST', '/api/priceLists', {
    code: `s${count}`,
    kind: 'sale',
    names: { en: 'Sale', zh: '促销' },
  });
  await manager('POST', '/api/prices', {
    listId: list.id,
    variantId,
    amount: 700,
    startsAt: start + DAY,
    endsAt: start + 5 * DAY,
  });
  after(2);
  expect(await logOf(variantId)).toEqual([]);
  await setStatus(id, 'active');
  expect(await told()).toEqual([['PEN', 700]]);
  expect(await logOf(variantId)).toEqual([
    [2, 5, 700],
    [5, null, 1000],
  ]);
  after(3);
  await setStatus(id, 'archived');
  expect(await logOf(variantId)).toEqual([[2, 3, 700]]);
  expect(await api.verify()).toEqual([]);
});

test('a product that must not be activated is not shown, by the API of the shop and by a bulk edit', async () => {
  const id = await send('BAD', 0, { status: 'active' });
  const variantId = await variantOf('BAD');
  expect(await activateMany([id])).toEqual(['refused']);
  expect(await spansOf(variantId)).toEqual([]);
  expect(await told()).toEqual([]);
  expect(await api.verify()).toEqual([]);
});

test('an active product is shown from the first, its variants from when they are added until they are removed', async () => {
  const option = {
    names: { en: 'Colour' },
    values: ['red', 'blue'].map((key) => ({ key, names: { en: key } })),
  };
  const both = (colours: readonly string[]) => ({
    status: 'active',
    options: [option],
    variants: colours.map((colour) => ({
      sku: `HAT-${colour}`,
      optionValues: [colour],
      basePrice: 1000,
      cost: 0,
    })),
  });
  await send('HAT', 0, both(['red']));
  after(2);
  await send('HAT', 0, both(['red', 'blue']));
  const [red, blue] = [await variantOf('HAT-red'), await variantOf('HAT-blue')];
  after(4);
  await send('HAT', 0, both(['red']));
  after(6);
  await send('HAT', 0, both(['red', 'blue']));
  expect(await told()).toEqual([
    ['HAT-red', 1000],
    ['HAT-blue', 1000],
    ['HAT-blue', 1000],
  ]);
  expect(await spansOf(red)).toEqual([[0, null]]);
  expect(await spansOf(blue)).toEqual([
    [2, 4],
    [6, null],
  ]);
  expect(await logOf(blue)).toEqual([
    [2, 4, 1000],
    [6, null, 1000],
  ]);
  expect(await api.verify()).toEqual([]);
});

test('what was shown of a product that was deleted stays in the log', async () => {
  const id = await send('GONE', 1000, { status: 'active' });
  const variantId = await variantOf('GONE');
  after(3);
  expect((await manager('DELETE', `/api/products/${id}`)).status).toBe(200);
  expect(await spansOf(variantId)).toEqual([[0, 3]]);
  expect(await logOf(variantId)).toEqual([[0, 3, 1000]]);
  expect(await api.verify()).toEqual([]);
});

test('a store of an older version gets the same times from its log of activities', async () => {
  const spans = () =>
    query(
      api.connection.db,
      `select s.variant_id, s.starts_at, s.ends_at from shown_spans s join variants v on v.id = s.variant_id
       join products p on p.id = v.product_id where p.external_id <> 'HAT' order by s.variant_id, s.starts_at`,
    );
  const id = await send('TOY', 1000);
  after(1);
  expect(await activateMany([id])).toEqual(['changed']);
  expect(await spansOf(await variantOf('TOY'))).toEqual([[1, null]]);
  const before = await spans();
  expect(before.length).toBeGreaterThan(3);
  await api.connection.transaction(async (tx) => {
    await query(tx, 'delete from shown_spans');
    await fillShownSpans(tx, api.now);
  });
  expect(await spans()).toEqual(before);
  expect(await api.verify()).toEqual([]);
});

test('without a log of activities, active products count from their creation on and others never', async () => {
  await send('OLD', 1000, { status: 'active' });
  await send('NEVER', 1000);
  const [old, never] = [await variantOf('OLD'), await variantOf('NEVER')];
  after(9);
  await api.connection.transaction(async (tx) => {
    await query(tx, 'delete from activities');
    await query(tx, 'delete from shown_spans');
    await fillShownSpans(tx, api.now);
  });
  expect(await spansOf(old)).toEqual([[0, null]]);
  expect(await spansOf(never)).toEqual([]);
  expect(await api.verify()).toEqual([]);
});
