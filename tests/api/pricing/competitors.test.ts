/** Competitors' prices entered by staff, sent by the store or imported; suggestions; and price reports, on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompetitorOffer, CompetitorPrice, Suggestion } from '#contract/pricing/competitors';
import type { Job, JobError } from '#contract/platform/jobs';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { IndexRow, MarginRow, PriceEffect } from '#contract/pricing/reports';
import { query } from '#db/statements';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, type Client, NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';

const DAY = 86_400_000;
let api: OpenApi;
let manager: Client;
let call: Call;
let store: Call;
let home: number;
let kitchen: number;
const variants: Record<string, number> = {};

const PAGE = {
  pagination: { page: 1, perPage: 100 },
  sort: { field: 'id', order: 'ASC' as const },
};
const offersOf = async (filter: object = {}) =>
  (await manager.getList<CompetitorOffer>('competitorOffers', { ...PAGE, filter })).data;
const offerOf = async (sku: string, seller: string) =>
  (await offersOf({ variantId: variants[sku] })).find(
    (offer) => offer.seller === seller,
  ) as CompetitorOffer;

beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  call = await api.raw('manager');
  store = await api.store();
  const category = async (code: string, parentCode: string | null) =>
    (
      await store<{ id: number }>('POST', '/api/store/categories', {
        code,
        parentCode,
        names: { en: code },
      })
    ).body.id;
  home = await category('home', null);
  kitchen = await category('kitchen', 'home');
  for (const [sku, categoryCode] of [
    ['MUG', 'kitchen'],
    ['PAN', 'kitchen'],
    ['LAMP', 'home'],
    ['ODD', null],
  ] as const) {
    const created = await store('POST', '/api/store/products', {
      externalId: sku,
      names: { en: sku, zh: `${sku} 中文` },
      status: 'active',
      categoryCode,
      options: [
        { names: { en: 'Colour' }, values: [{ key: 'k', names: { en: 'Black', zh: '黑色' } }] },
      ],
      variants: [{ sku, optionValues: ['k'], basePrice: 10_000, cost: 6_000 }],
    });
    if (created.status !== 200) throw new Error(JSON.stringify(created.body));
  }
  for (const { id, sku } of await query<{ id: number; sku: string }>(
    api.connection.db,
    'select id, sku from variants',
  ))
    variants[sku] = id;
  await query(api.connection.writable, 'update products set status = ?', ['active']);
});
afterAll(() => api.close());

const send = (body: object) => store('POST', '/api/store/competitorPrices', body);
const sendAll = async (rows: object[]) =>
  (
    await store<{ results: Record<string, unknown>[] }>(
      'POST',
      '/api/store/competitorPrices/batch',
      { rows },
    )
  ).body.results;
const row = (sku: string, amount: number, further: object = {}) => ({
  sku,
  seller: 'Cedar',
  amount,
  observedAt: NOW - DAY,
  ...further,
});

describe('competitor prices from the store', () => {
  test('a price creates its offer, is idempotent, and conflicts with another price of the same instant', async () => {
    const first = await send(row('MUG', 9_000, { shipping: 500, url: 'https://example.com/mug' }));
    expect(first).toMatchObject({
      status: 200,
      body: { externalId: 'MUG Cedar', outcome: 'created' },
    });
    const again = await send(row('MUG', 9_000, { shipping: 500, url: 'https://example.com/mug' }));
    expect(again.body).toMatchObject({ id: first.body.id, outcome: 'unchanged' });
    const other = await send(row('MUG', 8_000, { shipping: 500 }));
    expect(other).toMatchObject({
      status: 422,
      body: { errors: { observedAt: 'competitors.errors.otherPrice' } },
    });
    expect(await offerOf('MUG', 'Cedar')).toMatchObject({
      amount: 9_000,
      shipping: 500,
      total: 9_500,
      name: 'MUG',
      names: { en: 'MUG', zh: 'MUG 中文' },
      ourAmount: 10_000,
      indexBps: 10_526,
      own: false,
      movedAt: null,
      url: 'https://example.com/mug',
    });
  });
  test('a batch of prices gives the result of each row', async () => {
    const results = await sendAll([
      row('MUG', 9_100, { seller: 'Birch' }),
      row('NONE', 9_100),
      row('MUG', 9_100, { seller: 'Birch', currency: 'USD' }),
      row('MUG', -1, { seller: 'Birch' }),
      row('MUG', 9_100, { seller: 'Birch' }),
      row('MUG', 9_100, { seller: 'Birch', observedAt: NOW + DAY }),
      row('MUG', 9_000, { seller: 'Birch', observedAt: NOW - DAY + 1 }),
    ]);
    expect(
      results.map(({ outcome, errors }) => [outcome, Object.keys((errors as object) ?? {})[0]]),
    ).toEqual([
      ['created', undefined],
      ['refused', 'sku'],
      ['refused', 'currency'],
      ['refused', 'amount'],
      ['unchanged', undefined],
      ['refused', 'observedAt'],
      ['created', undefined],
    ]);
    expect(await offerOf('MUG', 'Birch')).toMatchObject({
      amount: 9_000,
      previousAmount: 9_100,
      movedAt: NOW - DAY + 1,
    });
  });
  test('a late older price does not change the latest one, and any order of arrival gives the same result', async () => {
    const days: [number, number][] = [
      [9, 900],
      [7, 900],
      [5, 800],
      [3, 800],
      [1, 850],
    ];
    const orders = [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 4, 0, 3, 1],
    ];
    for (const [index, order] of orders.entries())
      for (const one of order) {
        const [ago = 0, amount = 0] = days[one] ?? [];
        await send(row('PAN', amount, { seller: `Order ${index}`, observedAt: NOW - ago * DAY }));
      }
    for (const at of orders.keys())
      expect(await offerOf('PAN', `Order ${at}`)).toMatchObject({
        amount: 850,
        observedAt: NOW - DAY,
        previousAmount: 800,
        movedAt: NOW - DAY,
      });
    await query(
      api.connection.writable,
      `delete from competitor_offers where seller like 'Order%'`,
    );
  });
  test('sending competitor prices needs the scope for them', async () => {
    const members = await api.store('members.write');
    expect((await members('POST', '/api/store/competitorPrices', row('MUG', 1))).status).toBe(403);
  });
});

describe('offers entered by staff', () => {
  test('an offer can be created, observed, marked as seen, marked as unseen, archived and restored', async () => {
    const { data: offer } = await manager.create('competitorOffers', {
      data: { variantId: variants.LAMP, seller: 'Elm', url: 'https://example.com', own: false },
    });
    await manager.act('competitorOffers', offer.id, 'observation', {
      amount: 12_000,
      observedAt: NOW - 2 * DAY,
    });
    expect(await offersOf({ moved: true, variantId: variants.LAMP })).toEqual([]);
    await manager.act('competitorOffers', offer.id, 'observation', {
      amount: 11_000,
      shipping: 100,
    });
    const [moved] = await offersOf({ moved: true, variantId: variants.LAMP });
    expect(moved).toMatchObject({
      id: offer.id,
      total: 11_100,
      previousAmount: 12_000,
      movedAt: NOW,
    });
    const { body: before } = await call<{ count: number }>('GET', '/api/competitorOffers/moved');
    await manager.act('competitorOffers', offer.id, 'look', { seen: true });
    expect(await offersOf({ moved: true, variantId: variants.LAMP })).toEqual([]);
    expect((await call('GET', '/api/competitorOffers/moved')).body).toEqual({
      count: before.count - 1,
    });
    await manager.act('competitorOffers', offer.id, 'look', { seen: false });
    expect((await offersOf({ moved: true, variantId: variants.LAMP })).map(({ id }) => id)).toEqual(
      [offer.id],
    );
    const { body: reported } = await call<CompetitorPrice[]>(
      'GET',
      `/api/competitorOffers/${offer.id}/prices`,
    );
    expect(reported.map(({ amount, source }) => [amount, source])).toEqual([
      [11_000, 'staff'],
      [12_000, 'staff'],
    ]);
    const kept = await refusal(manager.delete('competitorOffers', { id: offer.id }));
    expect(kept).toMatchObject({ status: 409, body: { message: 'competitors.errors.observed' } });
    await manager.act('competitorOffers', offer.id, 'archive');
    expect(await offersOf({ moved: true, variantId: variants.LAMP })).toEqual([]);
    await manager.act('competitorOffers', offer.id, 'archive', { archived: false });
    const verbs = await query<{ verb: string }>(
      api.connection.db,
      `select verb from activities where resource = 'competitorOffers' and record_id = ? order by id`,
      [String(offer.id)],
    );
    expect(verbs.map(({ verb }) => verb)).toEqual([
      'create',
      'observe',
      'observe',
      'seen',
      'unseen',
      'archive',
      'restore',
    ]);
  });
  test('an offer is unique per seller and variant, and needs an existing variant and a valid address', async () => {
    const create = (data: object) => refusal(manager.create('competitorOffers', { data }));
    const variantId = variants.MUG;
    expect((await create({ variantId, seller: 'Cedar' })).body.errors).toEqual({
      seller: 'errors.taken',
    });
    expect((await create({ variantId: 99_999, seller: 'A' })).body.errors).toEqual({
      variantId: 'prices.errors.unknownVariant',
    });
    expect((await create({ variantId, seller: 'A', url: 'javascript:1' })).body.errors).toEqual({
      url: 'competitors.errors.url',
    });
  });
  test('offers can be searched, and sorted by their price relative to ours', async () => {
    const { data } = await manager.getList<CompetitorOffer>('competitorOffers', {
      ...PAGE,
      sort: { field: 'indexBps', order: 'DESC' },
      filter: { q: 'mug' },
    });
    const indexes = data.map(({ indexBps }) => indexBps ?? 0);
    expect(indexes.length).toBe(2);
    expect(indexes).toEqual([...indexes].sort((a, b) => b - a));
  });
});

const suggestions = async (filter: object = {}) =>
  (
    await call<Suggestion[]>(
      'GET',
      `/api/suggestionRules/suggestions?${new URLSearchParams({ filter: JSON.stringify(filter), range: '[0,99]' })}`,
    )
  ).body;

describe('price suggestions', () => {
  test('suggestions follow the nearest rule, ignore our own offers and change no price', async () => {
    expect(await suggestions()).toEqual([]);
    const rule = { name: 'All', aim: 'lowest', offsetBps: -100 };
    const { data: all } = await manager.create('suggestionRules', { data: rule });
    await send(row('MUG', 5_000, { seller: 'Our outlet', own: true }));
    // The lowest other offer for the mug is 9,000, less 1 %, but at most 10 % down. The lamp's is 11,100 with shipping.
    expect(
      (await suggestions()).map((one) => [
        one.sku,
        one.suggestedAmount,
        one.bound,
        one.seller,
        one.ruleId,
      ]),
    ).toEqual([
      ['MUG', 9_000, 'maxDown', 'Birch', all.id],
      ['LAMP', 10_989, null, 'Elm', all.id],
    ]);
    const { data: own } = await manager.create('suggestionRules', {
      data: {
        name: 'Kitchen',
        categoryId: home,
        aim: 'average',
        maxDownBps: 5_000,
        rounding: { ending: 'end99', direction: 'nearest' },
      },
    });
    const mug = (await suggestions({ categoryId: kitchen })).find(({ sku }) => sku === 'MUG');
    expect(mug).toMatchObject({
      ruleId: own.id,
      aimAmount: 9_250,
      suggestedAmount: 9_299,
      bound: null,
      offers: 2,
    });
    // Names in every language: the screen chooses.
    const names = { en: 'MUG', zh: 'MUG 中文' };
    expect(mug?.names).toEqual(names);
    for (const list of ['prices', 'priceEvents']) {
      const filter = { variantId: variants.MUG };
      const { data } = await manager.getList<{ id: number }>(list, { ...PAGE, filter });
      expect(data[0]).toMatchObject({ name: 'MUG', names, sku: 'MUG' });
    }
    const [price] = await query<{ amount: number }>(
      api.connection.db,
      'select amount from prices where variant_id = ? and list_id = 1',
      [variants.MUG ?? 0],
    );
    expect(price?.amount).toBe(10_000);
  });
  test('suggestions can be turned into a price batch', async () => {
    const figures = (await suggestions()).map(({ variantId, suggestedAmount }) => ({
      variantId,
      amount: suggestedAmount,
    }));
    const { data: batch } = await manager.create<PriceBatch>('priceBatches', {
      data: { name: 'Suggested', formula: { kind: 'given' }, figures },
    });
    expect(batch).toMatchObject({ status: 'draft', itemCount: figures.length });
    const { rows } = await manager.act<{ rows: BatchRow[] }>('priceBatches', batch.id, 'rows');
    expect(new Map(rows.map(({ variantId, newAmount }) => [variantId, newAmount]))).toEqual(
      new Map(figures.map(({ variantId, amount }) => [variantId, amount])),
    );
    expect(rows[0]?.options).toEqual([{ en: 'Black', zh: '黑色' }]);
    await manager.delete('priceBatches', { id: batch.id });
  });
  test('a suggestion request with an unknown filter is refused', async () => {
    const { status } = await call(
      'GET',
      `/api/suggestionRules/suggestions?filter=${encodeURIComponent('{"a":1}')}`,
    );
    expect(status).toBe(400);
  });
});

describe('competitor prices from a file', () => {
  const upload = async (kind: string, body: string) => {
    const response = await fetch(`${api.url}/api/imports?kind=${kind}&name=file.csv`, {
      method: 'POST',
      headers: { cookie: await api.cookie('manager') },
      body,
    });
    const { id } = (await response.json()) as Job;
    await settledJobs();
    return id;
  };
  const get = async <T>(path: string) => (await call<T>('GET', path)).body;
  const run = async (kind: string, body: string) => {
    const dryId = await upload(kind, body);
    const dry = await get<Job>(`/api/jobs/${dryId}`);
    const { id } = await manager.act<{ id: number }>('imports', dryId, 'application');
    await settledJobs();
    const done = await get<Job>(`/api/jobs/${id}`);
    return { dry, done, errors: await get<JobError[]>(`/api/jobs/${id}/errors`) };
  };
  const reported = (errors: JobError[]) =>
    errors.map(({ line, field, message }) => [
      line,
      field,
      message.replace(/^@@react-admin@@/, ''),
    ]);

  test('competitor prices are imported once, and wrong rows are reported', async () => {
    const file =
      'sku,seller,price,shipping,in_stock,own,url,observed_at,currency\n' +
      'ODD,Ash,"1,234.50",10,yes,no,,2025-11-20 08:00,CNY\nODD,Ash,"1.234,50",,,,,,\nODD,Ash,12.00,,,,,,USD\n' +
      'NOPE,Ash,12.00,,,,,,\nODD,,12.00,,,,,,\nODD,Oak,12.00,x,maybe,,ftp://a,yesterday,\n';
    const before = await query(api.connection.db, 'select count(*) as n from competitor_prices');
    const dryId = await upload('competitor-prices', file);
    expect(await query(api.connection.db, 'select count(*) as n from competitor_prices')).toEqual(
      before,
    );
    const { dry, done, errors } = await run('competitor-prices', file);
    expect((await get<Job>(`/api/jobs/${dryId}`)).counts).toEqual(dry.counts);
    expect(done.counts).toEqual({ rows: 6, rejected: 5, 'competitorPrices.created': 1 });
    expect(reported(errors).map(([line, field]) => [line, field])).toEqual(
      expect.arrayContaining([
        [3, 'price'],
        [4, 'currency'],
        [5, 'sku'],
        [6, 'seller'],
        [7, 'shipping'],
        [7, 'in_stock'],
        [7, 'observed_at'],
      ]),
    );
    expect(await offerOf('ODD', 'Ash')).toMatchObject({
      amount: 123_450,
      shipping: 1_000,
      observedAt: Date.parse('2025-11-20T00:00:00Z'),
    });
    expect((await run('competitor-prices', file)).done.counts).toMatchObject({
      'competitorPrices.unchanged': 1,
    });
  });

  test('an imported price file becomes one draft batch of the changed prices, with all wrong rows refused', async () => {
    const file =
      'sku,price,currency\nMUG,95.00,\nPAN,100.00,CNY\nLAMP,"1.234,50",\nODD,€5,\nNOPE,5,\nMUG,96.00,\nODD,5,USD\nODD,-5,\nODD,,\n';
    const { dry, done, errors } = await run('prices', file);
    expect(done.counts).toEqual({
      rows: 9,
      rejected: 7,
      'prices.updated': 1,
      'prices.unchanged': 1,
    });
    expect(dry.counts).toEqual(done.counts);
    expect(dry.input.batchId).toBeUndefined();
    expect(
      reported(errors).map(([line, field, message]) => [
        line,
        field,
        /errors\.(\w+)/.exec(String(message))?.[1],
      ]),
    ).toEqual([
      [4, 'price', 'ambiguous'],
      [5, 'price', 'otherCurrency'],
      [6, 'sku', 'unknownSku'],
      [7, 'sku', 'twice'],
      [8, 'currency', 'otherCurrency'],
      [9, 'price', 'negative'],
      [10, 'price', 'noAmount'],
    ]);
    const batchId = Number(done.input.batchId);
    const { data: batch } = await manager.getOne<PriceBatch>('priceBatches', { id: batchId });
    expect(batch).toMatchObject({
      name: 'file.csv',
      status: 'draft',
      itemCount: 1,
      formula: { kind: 'given' },
    });
    await manager.act('priceBatches', batchId, 'submission');
    const again = (await run('prices', file)).done;
    expect(again.counts).toEqual({ rows: 9, rejected: 7, 'prices.unchanged': 2 });
    expect(again.input.batchId).toBeUndefined();
  });
  test('an imported price file takes window and quantity from its first row and respects the floor', async () => {
    await query(api.connection.writable, 'update variants set min_price = 9000 where sku = ?', [
      'PAN',
    ]);
    const { done, errors } = await run(
      'prices',
      'sku,price,min_quantity,starts_at,ends_at\nMUG,80.00,3,2025-12-01,2025-12-31\nPAN,70.00,3,2025-12-01,2025-12-31\n' +
        'LAMP,80.00,,,\nODD,80.00,3,2025-12-01,2025-11-01\n',
    );
    expect(done.counts).toEqual({ rows: 4, rejected: 3, 'prices.updated': 1 });
    expect(
      reported(errors).map(([line, field, message]) => [
        line,
        field,
        /errors\.(\w+)/.exec(String(message))?.[1],
      ]),
    ).toEqual(
      expect.arrayContaining([
        [3, 'price', 'belowFloor'],
        [4, null, 'otherTerms'],
        [5, 'ends_at', 'endsInPast'],
      ]),
    );
    const { data: batch } = await manager.getOne<PriceBatch>('priceBatches', {
      id: Number(done.input.batchId),
    });
    expect(batch).toMatchObject({
      minQuantity: 3,
      startsAt: Date.parse('2025-11-30T16:00:00Z'),
      endsAt: Date.parse('2025-12-31T16:00:00Z'),
    });
  });
});

describe('price reports', () => {
  test('the margin and the price index are given by category including its descendants', async () => {
    const { body: margins } = await call<MarginRow[]>('GET', '/api/pricing/margins');
    const whole = margins.find(({ categoryId }) => categoryId === null);
    expect(whole).toMatchObject({ variants: 4, withoutCost: 0 });
    // The mug costs 6,000 and now sells for 9,500; the others sell for 10,000.
    expect(whole?.meanBps).toBe(Math.round(((3_500 / 9_500) * 10_000 + 3 * 4_000) / 4));
    expect(whole?.buckets).toEqual([0, 0, 0, 0, 1, 3, 0, 0, 0]);
    expect(margins.find(({ categoryId }) => categoryId === kitchen)?.variants).toBe(2);
    expect(margins.find(({ categoryId }) => categoryId === home)?.variants).toBe(3);
    const { body: index } = await call<IndexRow[]>('GET', '/api/pricing/index');
    // Mug 9,500 against 9,250; lamp 10,000 against 11,100.
    const mug = (9_500 * 10_000) / 9_250;
    const lamp = (10_000 * 10_000) / 11_100;
    expect(index.find(({ categoryId }) => categoryId === home)).toEqual({
      categoryId: home,
      variants: 2,
      indexBps: Math.round((mug + lamp) / 2),
      cheaper: 1,
      same: 0,
      dearer: 1,
    });
  });
  test('the effect of a batch compares the days before and after it', async () => {
    const { data } = await manager.getList<PriceBatch>('priceBatches', {
      ...PAGE,
      filter: { status: 'written' },
    });
    const batchId = data[0]?.id ?? 0;
    const sell = async (ago: number) => {
      const at = NOW - ago * DAY;
      const quantity = ago > 0 ? 2 + (ago % 2) : 4 + (ago % 2 === 0 ? 0 : 1);
      const { status, body } = await store('POST', '/api/store/orders', {
        externalId: `effect-${ago}`,
        channel: 'web',
        currency: 'CNY',
        lines: [{ sku: 'MUG', quantity, unitPrice: 9_500, paid: quantity * 9_500, cost: 6_000 }],
        statuses: [
          { status: 'placed', at },
          { status: 'paid', at },
        ],
      });
      expect([status, body]).toEqual([200, expect.anything()]);
    };
    for (let ago = 28; ago >= 0; ago--) await sell(ago);
    const early = await call<PriceEffect>('GET', `/api/pricing/effect?batchId=${batchId}`);
    expect(early.body).toMatchObject({ reason: 'days', units: null, after: { days: 0 } });
    api.now = NOW + 20 * DAY;
    for (let ago = -1; ago >= -20; ago--) await sell(ago);
    const { body: effect } = await call<PriceEffect>(
      'GET',
      `/api/pricing/effect?batchId=${batchId}`,
    );
    expect(effect).toMatchObject({
      reason: null,
      variants: 1,
      before: { days: 28, units: 70 },
      after: { days: 19 },
    });
    expect(effect.units?.low).toBeGreaterThan(0);
    expect(effect.before.marginPerDay).toBeCloseTo(2.5 * 3_500);
    api.now = NOW;
    expect((await call('GET', '/api/pricing/effect?batchId=99999')).status).toBe(404);
  });
});

test('after the competitor tests, every cached figure equals its rows', async () =>
  expect(await api.verify()).toEqual([]));
test('during the competitor tests no server fault was logged', () =>
  expect(api.faultLines()).toEqual([]));
