/** Views that people save for themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnCount, ViewCount } from '#contract/service/views';
import { ticketViews } from '#db/schema/service/ticketViews';
import { updateRow } from '#server/platform/records/records';
import type { Call } from '../support/openApi.ts';
import { type Desk, next, openDesk, write } from './ticketStore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

type Answer = OwnCount & { errors?: Record<string, string>; message?: string };
const save = (further: object = {}, call: Call = desk.agent) =>
  call<Answer>('POST', '/api/ticketViews', {
    name: next(),
    filter: { type: 'repair', isLive: true },
    sort: ['openedAt', 'ASC'],
    ...further,
  });
const ownOf = async (call: Call) =>
  (await call<ViewCount[]>('GET', '/api/tickets/views')).body.filter(
    (view): view is OwnCount => view.key === 'own',
  );

describe('views of a person', () => {
  test('come with their counts in the request of the shared ones, and only to the person', async () => {
    await write(desk.agent, { type: 'repair' });
    const { body } = await save();
    expect(await ownOf(desk.agent)).toMatchObject([
      { id: body.id, filter: { type: 'repair', isLive: true }, tickets: 1 },
    ]);
    expect(await ownOf(desk.manager)).toEqual([]);
    expect((await desk.manager('GET', `/api/ticketViews/${body.id}`)).status).toBe(404);
    expect((await desk.manager('DELETE', `/api/ticketViews/${body.id}`)).status).toBe(404);
  });
  test('what the list of tickets would not take is refused with its name', async () => {
    const unknown = await save({ filter: { colour: 'red' } });
    expect([unknown.status, Object.keys(unknown.body.errors ?? {})]).toEqual([400, ['colour']]);
    expect((await save({ filter: { status: 'gone' } })).body.errors).toEqual({
      status: 'errors.wrongType',
    });
    expect((await save({ sort: ['colour', 'ASC'] })).status).toBe(400);
    expect((await save({ filter: { q: 'Lin' } })).body.errors).toEqual({
      filter: 'ticketViews.errors.search',
    });
    expect((await save({ filter: { a: { b: 1 } } })).status).toBe(422);
  });
  test('two views of a person have different names', async () => {
    const { body } = await save();
    const again = await save({ name: body.name });
    expect(Object.keys(again.body.errors ?? {})).toEqual(['name']);
    expect((await save({ name: body.name }, desk.manager)).status).toBe(201);
  });
  test('are put into another order and renamed', async () => {
    const before = (await ownOf(desk.agent)).map(({ id }) => id);
    const ids = before.toReversed();
    expect((await desk.agent('POST', '/api/ticketViews/order', { ids })).status).toBe(200);
    expect((await ownOf(desk.agent)).map(({ id }) => id)).toEqual(ids);
    const missing = await desk.agent('POST', '/api/ticketViews/order', { ids: ids.slice(1) });
    expect(missing.status).toBe(422);
    const [first] = await ownOf(desk.agent);
    const { filter, sort, version } = first as OwnCount;
    const edited = { name: 'Repairs', filter, sort, version };
    expect((await desk.agent('PUT', `/api/ticketViews/${first?.id}`, edited)).status).toBe(200);
    expect((await desk.agent('PUT', `/api/ticketViews/${first?.id}`, edited)).status).toBe(409);
    expect((await ownOf(desk.agent))[0]?.name).toBe('Repairs');
  });
  test('a view whose filter is no longer known has no count, and the others keep theirs', async () => {
    const [first] = await ownOf(desk.agent);
    await desk.api.connection.transaction((tx) =>
      updateRow(tx, ticketViews, first?.id ?? 0, { filter: { colour: 'red' } }),
    );
    const own = await ownOf(desk.agent);
    expect(own.map(({ tickets }) => tickets === null)).toEqual([
      true,
      ...own.slice(1).map(() => false),
    ]);
  });
  test('a person has twenty views at most', async () => {
    for (let n = (await ownOf(desk.agent)).length; n < 20; n++) await save();
    const { status, body } = await save();
    expect([status, body.message]).toEqual([409, 'ticketViews.errors.tooMany']);
  });
});

test('during the tests of views no server fault was logged', () => {
  expect(desk.api.faultLines()).toEqual([]);
});
