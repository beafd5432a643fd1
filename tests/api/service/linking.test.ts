/** Tickets that belong together, and those that may be the same request once more. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SimilarTicket } from '#contract/service/linking';
import { act, ask, type Desk, openDesk, read, write } from './ticketStore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.store('POST', '/api/store/members', { externalId: 'm2', name: 'Wu' });
});
afterAll(() => desk.api.close());

type Refused = { errors?: Record<string, string>; message?: string };
const link = (id: number, otherNumber: string, kind: string) =>
  desk.agent<Refused>('POST', `/api/tickets/${id}/links`, { otherNumber, kind });
const relations = async (id: number) =>
  (await read(desk.agent, id)).linked.map((one) => [one.id, one.relation]);
const idOf = async (number: string) =>
  (await desk.agent<{ id: number }[]>('GET', `/api/tickets?filter={"number":"${number}"}`)).body[0]
    ?.id ?? 0;
const similar = async (id: number) =>
  (await desk.agent<SimilarTicket[]>('GET', `/api/tickets/${id}/similar`)).body;

describe('linking tickets', () => {
  test.each([
    ['related', 'related', 'related'],
    ['duplicate', 'duplicateOf', 'duplicatedBy'],
    ['causedBy', 'causedBy', 'causes'],
    ['child', 'childOf', 'parentOf'],
  ])('a link of the kind %s is read from both sides', async (kind, own, others) => {
    const one = await write(desk.agent);
    const other = await write(desk.agent);
    expect((await link(one.id, other.number, kind)).status).toBe(200);
    expect(await relations(one.id)).toEqual([[other.id, own]]);
    expect(await relations(other.id)).toEqual([[one.id, others]]);
    const taken = await desk.agent('POST', `/api/tickets/${other.id}/unlinking`, {
      otherId: one.id,
    });
    expect([taken.status, await relations(one.id)]).toEqual([200, []]);
  });
  test('what is no other ticket, is linked already, or would be below itself is refused', async () => {
    const one = await write(desk.agent);
    const other = await write(desk.agent);
    const errors = async (id: number, number: string, kind = 'child') =>
      (await link(id, number, kind)).body.errors?.otherNumber;
    expect(await errors(one.id, one.number)).toBe('linking.errors.itself');
    expect(await errors(one.id, 'TK-none')).toBe('linking.errors.unknown');
    expect((await link(one.id, other.number, 'child')).status).toBe(200);
    expect(await errors(other.id, one.number, 'related')).toBe('linking.errors.linked');
    const third = await write(desk.agent);
    expect((await link(third.id, one.number, 'child')).status).toBe(200);
    expect(await errors(other.id, third.number)).toBe('linking.errors.loop');
  });
  test('two customers never have one request, and may have one cause', async () => {
    const mine = await idOf((await ask(desk.store)).body.number);
    const { body } = await ask(desk.store, { memberExternalId: 'm2' });
    expect((await link(mine, body.number, 'duplicate')).body.errors).toEqual({
      otherNumber: 'tickets.errors.otherCustomer',
    });
    expect((await link(mine, body.number, 'causedBy')).status).toBe(200);
  });
  test('that one ticket goes on with another one stays', async () => {
    const { id, number } = await write(desk.agent);
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    desk.api.now += 8 * 86_400_000;
    const following = await write(desk.agent, { followUpOf: id });
    const { status, body } = await desk.agent<Refused>(
      'POST',
      `/api/tickets/${following.id}/unlinking`,
      { otherId: id },
    );
    expect([status, body.message]).toEqual([409, 'linking.errors.followUp']);
    expect((await link(following.id, number, 'related')).status).toBe(422);
  });
});

describe('tickets that may be the same request', () => {
  test('are of the same customer within seven days, those of the same order first', async () => {
    await desk.store('POST', '/api/store/members', { externalId: 'm3', name: 'Zhao' });
    const asked = { memberExternalId: 'm3' };
    const same = (await ask(desk.store, { ...asked, orderExternalId: 'o-7' })).body.number;
    const without = (await ask(desk.store, asked)).body.number;
    await ask(desk.store, { ...asked, orderExternalId: 'o-8' });
    await ask(desk.store, { memberExternalId: 'm2', orderExternalId: 'o-7' });
    const id = await idOf(
      (await ask(desk.store, { ...asked, orderExternalId: 'o-7' })).body.number,
    );
    expect((await similar(id)).map(({ number, isSameOrder }) => [number, isSameOrder])).toEqual([
      [same, true],
      [without, false],
    ]);
    await link(id, same, 'duplicate');
    const intoId = await idOf(without);
    expect((await act(desk.agent, id, 'merger', { intoId })).status).toBe(200);
    expect(await similar(id)).toEqual([]);
  });
});

test('a ticket is found by the serial number of a unit that was sent with its order', async () => {
  await desk.store('POST', '/api/store/shipments', {
    externalId: 'p-1',
    orderExternalId: 'o-serial',
    lines: [{ sku: 'A', quantity: 1, serialNumbers: ['SN-0042'] }],
    events: [],
  });
  const { body } = await ask(desk.store, { orderExternalId: 'o-serial' });
  const found = async (q: string) =>
    (
      await desk.agent<{ number: string }[]>(
        'GET',
        `/api/tickets?filter=${encodeURIComponent(JSON.stringify({ q }))}`,
      )
    ).body.map(({ number }) => number);
  expect(await found('sn-0042')).toEqual([body.number]);
  expect(await found('SN-0043')).toEqual([]);
  expect(await found('o-serial')).toEqual([body.number]);
});

test('during the tests of links no server fault was logged', () => {
  expect(desk.api.faultLines()).toEqual([]);
});
