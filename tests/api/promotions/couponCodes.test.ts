/** Codes that nobody has claimed are money: who sees them, finds them, and takes them away in a file. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '#contract/platform/access';
import { settledJobs } from '#server/platform/jobs/runner';
import { routes } from '#server/app';
import { query } from '#db/statements';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { draft, promote } from './promotionStore.ts';

let api: OpenApi;
let batchId: number;
/** All codes as stored, each with its id. */
let codes: { id: number; code: string }[];
const SEEING = ['owner', 'marketer'];

beforeAll(async () => {
  api = await openApi();
  const owner = await api.as('owner');
  const shop = { owner, store: await api.store() };
  const { id } = await promote(shop, 'Own codes', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 700 }],
  });
  const { data } = await owner.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: id,
      name: 'Own codes',
      prefix: 'AW-',
      length: 10,
      quantity: 5,
      claim: { open: true },
    } as never,
  });
  batchId = data.id;
  await settledJobs();
  codes = await query(api.connection.db, 'select id, code from coupons order by id');
});
afterAll(() => api.close());

const readable = () =>
  routes
    .filter(({ method, access }) => method === 'get' && 'resource' in access)
    .map(({ path }) => {
      const resource = path.includes(':resource') ? 'coupons' : '';
      const id = path.startsWith('/couponBatches') ? batchId : (codes[0]?.id ?? 0);
      return `/api${path.replace(':resource', resource).replace(/:\w+/g, String(id))}`;
    });

test.each(ROLES)('the role %s reads unclaimed codes only if it is granted them', async (role) => {
  const call = await api.raw(role);
  const leaks: string[] = [];
  for (const path of [...readable(), `/api/coupons/${codes[0]?.id}/life?by=id`]) {
    const { status, body } = await call<unknown>('GET', path);
    const text = JSON.stringify(body);
    if (status === 200 && codes.some(({ code }) => text.includes(code))) leaks.push(path);
  }
  if (SEEING.includes(role)) expect(leaks).toContain('/api/coupons');
  else expect(leaks).toEqual([]);
  const { body } = await call<{ code: string }[]>('GET', '/api/coupons');
  if (!SEEING.includes(role)) expect(body.map(({ code }) => code)).toContain('AW-****');
});

test('a code that is read alone has all that the list says of it', async () => {
  const marketer = await api.raw('marketer');
  const { body: listed } = await marketer<{ id: number }[]>('GET', '/api/coupons');
  const [row] = listed;
  const { body: alone } = await marketer<object>('GET', `/api/coupons/${row?.id}`);
  expect(Object.keys(alone).sort()).toEqual(Object.keys(row ?? {}).sort());
  expect(alone).toEqual(row);
});

test('without the grant a code is found by the whole of it, not by its beginning, range or order', async () => {
  const agent = await api.raw('agent');
  const found = async (query: string) => {
    const { status, body } = await agent<{ id: number }[]>('GET', `/api/coupons?${query}`);
    return status === 200 ? body.map(({ id }) => id) : status;
  };
  const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;
  const { code = '', id } = codes[2] ?? {};
  expect(await found(filter({ q: code }))).toEqual([id]);
  expect(await found(filter({ q: code.slice(0, 5) }))).toEqual([]);
  expect(await found(filter({ code_gte: code.slice(0, 5) }))).toBe(400);
  expect(await found(`sort=${encodeURIComponent('["code","ASC"]')}`)).toBe(400);
  const life = await agent<{ coupon: object }>('GET', `/api/coupons/${code}/life`);
  expect(life.body.coupon).toMatchObject({ code });
});

test('with the grant a code is found by any beginning of it, however long', async () => {
  const marketer = await api.raw('marketer');
  const { code = '', id } = codes[2] ?? {};
  for (let length = 1; length <= code.length; length += 1) {
    const filter = encodeURIComponent(JSON.stringify({ q: code.slice(0, length).toLowerCase() }));
    const { body } = await marketer<{ id: number }[]>('GET', `/api/coupons?filter=${filter}`);
    expect([length, body.map((one) => one.id)]).toEqual([length, expect.arrayContaining([id])]);
  }
});

test('a shared code is not among those that nobody has claimed', async () => {
  const owner = await api.as('owner');
  const [{ promotionId = 0 } = {}] = await query<{ promotionId: number }>(
    api.connection.db,
    'select promotion_id as "promotionId" from coupon_batches',
  );
  const { data } = await owner.create('couponBatches', {
    data: { kind: 'shared', promotionId, name: 'For all', code: 'FORALL' } as never,
  });
  const listed = async (filter: object) =>
    (
      await owner.getList<{ id: number; kind: string; batchId: number }>('coupons', {
        filter,
        pagination: { page: 1, perPage: 50 },
        sort: { field: 'id', order: 'ASC' },
      })
    ).data;
  expect(await listed({ batchId: data.id })).toMatchObject([{ kind: 'shared' }]);
  const unclaimed = await listed({ state: 'unclaimed' });
  expect(unclaimed.map(({ id }) => id)).toEqual(codes.map(({ id }) => id));
  expect(new Set(unclaimed.map(({ kind }) => kind))).toEqual(new Set(['unique']));
});

test('codes leave in a file only with the grant and a reason, which is logged', async () => {
  const owner = await api.raw('owner');
  const marketer = await api.raw('marketer');
  const manager = await api.raw('manager');
  const { code = '' } = codes[0] ?? {};
  const batch = `filter=${encodeURIComponent(JSON.stringify({ batchId }))}`;
  for (const asked of ['', batch]) {
    const address = `/api/exports/coupons?${asked}`;
    const reason = `${address}&reason=Printed%20cards`;
    expect((await manager('GET', reason)).status).toBe(403);
    expect(JSON.stringify((await marketer<unknown>('GET', address)).body)).not.toContain(code);
    expect((await marketer<string>('GET', reason)).body).toContain(code);
    const { body } = await owner<object[]>('GET', '/api/activities?filter={"verb":"export"}');
    expect(body[0]).toMatchObject({ reason: 'Printed cards' });
  }
  // Who took the codes of a batch stands in its own history.
  const ofBatch = { resource: 'couponBatches', recordId: String(batchId), verb: 'export' };
  const { body: history } = await owner<object[]>(
    'GET',
    `/api/activities?filter=${encodeURIComponent(JSON.stringify(ofBatch))}`,
  );
  expect(history[0]).toMatchObject({ reason: 'Printed cards' });
});

test('a list that is searched by code leaves with the same rows, masked without a reason', async () => {
  const owner = await api.raw('owner');
  const filter = encodeURIComponent(JSON.stringify({ q: codes[0]?.code.slice(0, 4) }));
  const { body: listed } = await owner<object[]>('GET', `/api/coupons?filter=${filter}`);
  expect(listed.length).toBeGreaterThan(0);
  for (const query of [
    `filter=${filter}`,
    `filter=${filter}&sort=${encodeURIComponent('["code","ASC"]')}`,
    `filter=${encodeURIComponent(JSON.stringify({ code_gte: codes[0]?.code.slice(0, 4) }))}`,
  ]) {
    const { status, body } = await owner<string>('GET', `/api/exports/coupons?${query}`);
    expect(status).toBe(200);
    const lines = body.trim().split('\r\n').slice(1);
    if (!query.includes('code_gte')) expect(lines).toHaveLength(listed.length);
    expect(lines.length).toBeGreaterThan(0);
    expect(body).not.toContain(codes[0]?.code);
  }
});

test('a batch says in which phase its promotion is, in the list and alone', async () => {
  const owner = await api.as('owner');
  const terms = { trigger: 'code', rewards: [{ kind: 'amount', amount: 700 }] };
  const promotion = await owner.create('promotions', { data: draft('Not yet', terms) as never });
  const { data: batch } = await owner.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: promotion.data.id,
      name: 'Not yet',
      prefix: 'NY-',
      length: 10,
      quantity: 5,
      claim: { open: true },
    } as never,
  });
  await settledJobs();
  const call = await api.raw('owner');
  const { body: rows } = await call<{ id: number; promotionPhase: string }[]>(
    'GET',
    '/api/couponBatches',
  );
  const phases = Object.fromEntries(rows.map(({ id, promotionPhase }) => [id, promotionPhase]));
  expect(phases).toMatchObject({ [batchId]: 'running', [batch.id]: 'draft' });
  const { body } = await call('GET', `/api/couponBatches/${batch.id}`);
  expect(body).toMatchObject({ promotionPhase: 'draft' });
});

test('the codes of a batch leave alone, each with the number of the member who has it', async () => {
  const store = await api.store();
  const marketer = await api.raw('marketer');
  await store('POST', '/api/store/members/batch', { rows: [{ externalId: 'M-77', name: 'Ada' }] });
  const claim = await store<{ code: string }>('POST', '/api/store/coupons/claims', {
    batchId,
    member: 'M-77',
  });
  const filter = encodeURIComponent(JSON.stringify({ batchId }));
  const { body } = await marketer<string>(
    'GET',
    `/api/exports/coupons?filter=${filter}&reason=Printed%20cards`,
  );
  const [header = '', ...lines] = body.replace('\ufeff', '').trim().split('\r\n');
  const member = header.split(',').indexOf('member_external_id');
  const owners = lines.map((line) => [line.split(',')[0], line.split(',')[member]]);
  expect(owners).toHaveLength(codes.length);
  expect(owners).toContainEqual([claim.body.code, 'M-77']);
});
