/** Returns that name a line which their order does not have, in every order of arrival. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReturnDetail } from '#contract/orders/returns';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { permutations } from '../support/permutations.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const DAY = 86_400_000;
interface Sent {
  id?: string;
  sku?: string;
  name?: string;
  amount?: number;
}
const sendOrder = async (externalId: string, version: number, lines: readonly Sent[]) => {
  const { status } = await store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    updatedAt: NOW - 9 * DAY + version,
    lines: lines.map((line) => ({ ...line, quantity: 1, unitPrice: 1000, paid: 1000 })),
    statuses: [
      { status: 'placed', at: NOW - 9 * DAY },
      { status: 'paid', at: NOW - 9 * DAY },
    ],
  });
  expect(status).toBe(200);
};
const sendReturn = async (externalId: string, order: string | null, line: Sent) => {
  const answer = await store<{ id: number; errors?: object }>('POST', '/api/store/returns', {
    externalId,
    orderExternalId: order,
    channel: 'web',
    returnedAt: NOW - DAY,
    lines: [{ quantity: 1, amount: 1000, ...line }],
  });
  return answer;
};
/** The returns of an order with their lines, and what they take off its revenue. */
const stored = async (order: string) => ({
  returns: (
    await query<{ [column: string]: unknown }>(
      api.connection.db,
      `select r.external_id, r.review, r.counted_on, l.sku, l.name, l.line_id, l.line_issue, l.order_position
       from returns r join return_lines l on l.return_id = r.id where r.order_external_id = ? order by r.external_id`,
      [order],
    )
  ).map(({ external_id, ...row }) => ({ ...row, is: String(external_id).split(' ').at(-1) })),
  returned: Number(
    (
      await query<{ returned: number }>(
        api.connection.db,
        'select returned from orders where external_id = ?',
        [order],
      )
    )[0]?.returned,
  ),
});

describe('a return that names a line which its order does not have', () => {
  const wrong: [string, Sent][] = [
    ['waits without a SKU', { id: 'nope' }],
    ['waits with the SKU of another line', { id: 'nope', sku: 'S' }],
    ['waits where the line is of another SKU', { id: 'y', sku: 'S' }],
  ];
  test.each(wrong)('%s and counts nothing, whatever arrives first', async (name, line) => {
    const ends: unknown[] = [];
    for (const [index, arrival] of permutations(['order', 'wrong', 'genuine']).entries()) {
      const order = `${name} ${index}`;
      for (const what of arrival)
        if (what === 'order')
          await sendOrder(order, 1, [
            { id: 'x', sku: 'S', name: 'Mug' },
            { id: 'y', sku: 'T', name: 'Pen' },
          ]);
        else {
          const sent = what === 'wrong' ? line : { id: 'x', sku: 'S' };
          expect((await sendReturn(`${order} ${what}`, order, sent)).status).toBe(200);
        }
      ends.push(await stored(order));
    }
    const [first] = ends;
    expect(first).toMatchObject({
      returned: 1000,
      returns: [
        { is: 'genuine', review: 'fits', name: 'Mug', order_position: 0, line_issue: null },
        { is: 'wrong', review: 'waiting', counted_on: null, order_position: null },
      ],
    });
    for (const end of ends) expect(end).toEqual(first);
    expect(await api.verify()).toEqual([]);
  });

  test('fits by itself once a version of the order has the line, whatever arrives first', async () => {
    const ends: unknown[] = [];
    for (const [index, arrival] of permutations(['without', 'with', 'return']).entries()) {
      const order = `later ${index}`;
      for (const what of arrival)
        if (what === 'return') await sendReturn(`${order} r`, order, { id: 'z' });
        else
          await sendOrder(order, what === 'with' ? 2 : 1, [
            { id: 'x', sku: 'S' },
            ...(what === 'with' ? [{ id: 'z', sku: 'U', name: 'Lamp' }] : []),
          ]);
      ends.push(await stored(order));
    }
    expect(ends[0]).toMatchObject({
      returned: 1000,
      returns: [{ review: 'fits', sku: 'U', name: 'Lamp', order_position: 1, line_issue: null }],
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(await api.verify()).toEqual([]);
  });

  test('follows the line to another SKU where it named none, and waits where it did', async () => {
    const ends: unknown[] = [];
    for (const [index, arrival] of permutations(['was', 'is', 'return']).entries()) {
      const order = `sku ${index}`;
      for (const what of arrival)
        if (what === 'return') {
          await sendReturn(`${order} named`, order, { id: 'x' });
          await sendReturn(`${order} sku`, order, { id: 'y', sku: 'A' });
        } else
          await sendOrder(order, what === 'is' ? 2 : 1, [
            { id: 'x', sku: what === 'is' ? 'B' : 'A' },
            { id: 'y', sku: what === 'is' ? 'B' : 'A' },
          ]);
      ends.push(await stored(order));
    }
    expect(ends[0]).toMatchObject({
      returned: 1000,
      returns: [
        { is: 'named', review: 'fits', sku: 'B', name: 'B' },
        { is: 'sku', review: 'waiting', sku: 'A', line_issue: 'lineOfOtherSku' },
      ],
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(await api.verify()).toEqual([]);
  });

  test('says which line it is, and a person may accept it', async () => {
    await sendOrder('shown', 1, [{ id: 'x', sku: 'S' }]);
    const { body } = await sendReturn('shown r', 'shown', { id: 'nope', sku: 'S' });
    const manager = await api.raw('manager');
    const { body: shown } = await manager<ReturnDetail>('GET', `/api/returns/${body.id}`);
    expect(shown).toMatchObject({
      review: 'waiting',
      lines: [{ lineId: 'nope', lineIssue: 'unknownLine' }],
    });
    const { status } = await manager('POST', `/api/returns/${body.id}/acceptance`, {
      version: shown.version,
    });
    expect(status).toBe(200);
    expect(await stored('shown')).toMatchObject({
      returned: 1000,
      returns: [{ review: 'accepted' }],
    });
    expect(await api.verify()).toEqual([]);
  });

  test('is compared anew after a decision once the store corrects the line that it names', async () => {
    await sendOrder('corrected', 1, [
      { id: 'x', sku: 'S' },
      { id: 'y', sku: 'S' },
    ]);
    const { body } = await sendReturn('corrected r', 'corrected', { id: 'nope', sku: 'S' });
    const manager = await api.raw('manager');
    const decided = await manager('POST', `/api/returns/${body.id}/refusal`, { version: 1 });
    expect(decided.status).toBe(200);
    await sendReturn('corrected r', 'corrected', { id: 'x', sku: 'S' });
    expect(await stored('corrected')).toMatchObject({
      returned: 1000,
      returns: [{ review: 'fits', line_issue: null }],
    });
    await sendReturn('corrected r', 'corrected', { id: 'nope', sku: 'S' });
    expect(await stored('corrected')).toMatchObject({ returns: [{ review: 'waiting' }] });
    expect(await api.verify()).toEqual([]);
  });

  test('is refused where it names no order at all', async () => {
    const { status, body } = await sendReturn('no order', null, { id: 'x' });
    expect([status, body.errors]).toEqual([
      422,
      { lines: { 0: { id: 'returns.errors.lineWithoutOrder' } } },
    ]);
  });
});
