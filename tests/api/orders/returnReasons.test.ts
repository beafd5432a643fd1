/** Reasons of returns by code: the shop's texts are told by words that staff edit, and returns follow. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListedReturn } from '#contract/orders/returns';
import type { ReturnReason, UnknownWords } from '#contract/orders/returnReasons';
import { returns } from '#db/schema/orders/returns';
import { ensureReturnReasons } from '#server/orders/returnReasons/defaults';
import { updateRow } from '#server/platform/records/records';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Call;
let agent: Call;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  await ensureReturnReasons(api.connection);
  manager = await api.raw('manager');
  agent = await api.raw('agent');
  store = await api.store();
});
afterAll(() => api.close());

let serial = 0;
const sendReturn = async (reason: string, further: object = {}) => {
  const { body, status } = await store<{ id: number }>('POST', '/api/store/returns', {
    externalId: `r${++serial}`,
    channel: 'app',
    returnedAt: NOW - 1_000,
    reason,
    lines: [{ sku: 'CUP', quantity: 1, amount: 1_000 }],
    ...further,
  });
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body.id;
};
const codeOf = async (id: number) =>
  (await agent<ListedReturn>('GET', `/api/returns/${id}`)).body.reasonCode;
const create = (body: object) =>
  manager<ReturnReason & { errors: object; message: string }>('POST', '/api/returnReasons', {
    names: { en: 'Reason', zh: '原因' },
    ...body,
  });
const list = async () =>
  (await agent<ReturnReason[]>('GET', '/api/returnReasons?range=[0,99]')).body;

test('A new store has reasons from its first start, which the shop reads in the order of the tree', async () => {
  const { body } = await store<{ reasons: { code: string; parent: string | null }[] }>(
    'GET',
    '/api/store/returnReasons',
  );
  expect(body.reasons.slice(0, 3)).toMatchObject([
    { code: 'changed-my-mind', parent: null },
    { code: 'too-small', parent: 'changed-my-mind' },
    { code: 'too-big', parent: 'changed-my-mind' },
  ]);
  expect(body.reasons.map(({ code }) => code)).not.toContain('unknown');
});

test('Returns that came before the reasons have those of their texts from then on, and a wrong one is reported', async () => {
  const early = await openApi();
  const shop = await early.store();
  await shop('POST', '/api/store/returns', {
    externalId: 'early',
    channel: 'app',
    returnedAt: NOW - 1_000,
    reason: 'too-small',
    lines: [{ sku: 'CUP', quantity: 1, amount: 1_000 }],
  });
  await ensureReturnReasons(early.connection);
  const clerk = await early.raw('agent');
  const { body } = await clerk<ListedReturn[]>('GET', '/api/returns');
  expect(body).toMatchObject([{ reasonCode: 'too-small' }]);
  expect(await early.verify()).toEqual([]);
  const id = body[0]?.id ?? 0;
  await early.connection.transaction((tx) => updateRow(tx, returns, id, { reasonId: null }));
  expect((await early.verify()).map(({ table }) => table)).toEqual(['returns.reasonId']);
  await early.close();
});

test('A return has the reason that its text means: a code, or a text that staff gave to a reason', async () => {
  const byCode = await sendReturn('too-small');
  const byText = await sendReturn('Passt nicht');
  expect([await codeOf(byCode), await codeOf(byText)]).toEqual(['too-small', null]);
  const { body: unknown } = await agent<UnknownWords[]>('GET', '/api/returnReasons/unknownWords');
  expect(unknown).toEqual([{ text: 'Passt nicht', returns: 1, lastAt: NOW - 1_000 }]);
  const reason = (await list()).find(({ code }) => code === 'too-small');
  const words = { words: ['Passt nicht'] };
  expect((await agent('POST', `/api/returnReasons/${reason?.id}/words`, words)).status).toBe(403);
  const given = await manager<ReturnReason>(
    'POST',
    `/api/returnReasons/${reason?.id}/words`,
    words,
  );
  expect(given.body.words).toEqual(['Passt nicht']);
  expect(await codeOf(byText)).toBe('too-small');
  expect(await codeOf(await sendReturn('Passt nicht'))).toBe('too-small');
  expect((await list()).find(({ code }) => code === 'too-small')).toMatchObject({ returns: 3 });
  const filter = `/api/returns?filter={"reasonId":${reason?.id}}`;
  expect((await agent<ListedReturn[]>('GET', filter)).body).toHaveLength(3);
});

test('A text that is taken from a reason leaves its returns without one, and a text means one reason only', async () => {
  const made = await create({ code: 'gift', words: ['A gift'] });
  const id = await sendReturn('A gift');
  expect(await codeOf(id)).toBe('gift');
  const other = await create({ code: 'present', words: ['A gift'] });
  expect([other.status, other.body.errors]).toEqual([
    422,
    { words: { '0': 'returnReasons.errors.wordTaken' } },
  ]);
  const { code, names, version } = made.body;
  const edited = await manager('PUT', `/api/returnReasons/${made.body.id}`, {
    code,
    names,
    version,
    words: [],
  });
  expect(edited.status).toBe(200);
  expect(await codeOf(id)).toBeNull();
});

test('What is wrong is named: a code twice, another code, a third level, an unknown key', async () => {
  expect((await create({ code: 'gift' })).status).toBeGreaterThanOrEqual(409);
  const all = await list();
  const below = all.find(({ parentId }) => parentId !== null);
  const deep = await create({ code: 'deep', parentId: below?.id });
  expect(deep.body.errors).toEqual({ parentId: 'returnReasons.errors.tooDeep' });
  const unknown = await create({ code: 'x', speed: 1 });
  expect([unknown.status, JSON.stringify(unknown.body.errors)]).toEqual([
    422,
    expect.stringContaining('speed'),
  ]);
  const { id, names } = all.find(({ code }) => code === 'gift') ?? { id: 0, names: {} };
  const renamed = await manager<{ errors: object }>('PUT', `/api/returnReasons/${id}`, {
    code: 'other',
    names,
  });
  expect(renamed.body.errors).toEqual({ code: 'returnReasons.errors.codeFixed' });
});

test('A reason of returns, and one with others below it, is not deleted', async () => {
  const idOf = async (code: string) => (await list()).find((one) => one.code === code)?.id;
  const remove = async (code: string) =>
    manager<{ message: string }>('DELETE', `/api/returnReasons/${await idOf(code)}`);
  expect((await remove('too-small')).body.message).toBe('returnReasons.errors.hasReturns');
  expect((await remove('changed-my-mind')).body.message).toBe('returnReasons.errors.hasChildren');
  expect((await remove('gift')).status).toBe(200);
});

test('The reason of a return stays in the figures when its member is erased', async () => {
  await store('POST', '/api/store/members', { externalId: 'gone', name: 'Lin' });
  const id = await sendReturn('too-big', { memberExternalId: 'gone' });
  const { body } = await api
    .raw('owner')
    .then((owner) => owner<{ id: number }[]>('GET', '/api/members?filter={"externalId":"gone"}'));
  const owner = await api.raw('owner');
  const erased = await owner('POST', `/api/members/${body[0]?.id}/erasure`, {
    confirmation: 'gone',
    ground: 'request',
  });
  expect(erased.status).toBe(200);
  const { body: kept } = await agent<ListedReturn>('GET', `/api/returns/${id}`);
  expect([kept.reason, kept.reasonCode]).toEqual([null, 'too-big']);
});
