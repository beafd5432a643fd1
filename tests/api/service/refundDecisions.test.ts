/** Who grants and approves refunds, up to which limits, and the same refund asked for again. */
import { describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import {
  grant,
  next,
  refundTests,
  quoteOf,
  readRefund,
  type RefundStore,
  runPayments,
  sellOrder,
  units,
} from './refundStore.ts';
import { write } from './ticketStore.ts';

const shop = refundTests();

describe('who decides', () => {
  test('above the limit of an agent a second person approves, and until then nothing is paid', async () => {
    const id = await sellOrder(shop, 'd-1', { lines: { A: [1, 60_000] } });
    const { body } = await grant(shop.agent, id, { lines: units({ A: 1 }) });
    expect(body).toMatchObject({ state: 'submitted', payments: [{ state: 'pending' }] });
    await runPayments(shop.api);
    expect((await readRefund(shop.owner, body.id)).payments).toMatchObject([{ state: 'pending' }]);
    const decide = (call: RefundStore['owner'], noun: string, version: number) =>
      call<{ state: string; message?: string }>('POST', `/api/refunds/${body.id}/${noun}`, {
        version,
        reason: null,
      });
    expect((await decide(shop.agent, 'approval', body.version)).status).toBe(403);
    const approved = await decide(shop.manager, 'approval', body.version);
    expect(approved.body.state).toBe('paying');
    const again = await decide(shop.owner, 'approval', body.version + 1);
    expect([again.status, again.body.message]).toEqual([409, 'refunds.errors.notSubmitted']);
    await runPayments(shop.api);
    expect((await readRefund(shop.owner, body.id)).state).toBe('succeeded');
  });

  test('nobody approves an own refund, and a rejected one frees what it held', async () => {
    const id = await sellOrder(shop, 'd-2', { lines: { A: [1, 600_000] } });
    const { body } = await grant(shop.manager, id, { lines: units({ A: 1 }) });
    const decide = (call: RefundStore['owner'], noun: string, reason: string | null) =>
      call<{ state: string; message?: string }>('POST', `/api/refunds/${body.id}/${noun}`, {
        version: body.version,
        reason,
      });
    const own = await decide(shop.manager, 'approval', null);
    expect([own.status, own.body.message]).toEqual([409, 'refunds.errors.ownWork']);
    expect((await decide(shop.owner, 'rejection', null)).status).toBe(422);
    expect((await decide(shop.owner, 'rejection', 'Not agreed')).body.state).toBe('rejected');
    const { body: quote } = await quoteOf(shop.agent, id, { lines: units({ A: 1 }) });
    expect(quote).toMatchObject({ total: 600_000, tenders: [{ left: 600_000 }] });
    expect(await shop.api.verify()).toEqual([]);
  });

  test('agents give less where no goods come back, and analysts grant nothing', async () => {
    const id = await sellOrder(shop, 'd-3', { lines: { A: [1, 9000] } });
    const request = { kind: 'refundOnly', lines: units({ A: 1 }) };
    expect((await quoteOf(shop.agent, id, request)).body.approvalAbove).toBe(5000);
    const analyst = await shop.api.raw('analyst');
    expect((await grant(analyst, id, request)).status).toBe(403);
  });
});

describe('a limit', () => {
  test('counts what was granted of the order before, by everybody and by kind', async () => {
    const id = await sellOrder(shop, 'l-1', { lines: { A: [10, 50_000] } });
    const goodwill = (call: RefundStore['owner'], amount: number) =>
      grant(call, id, { kind: 'goodwill', amount });
    expect((await goodwill(shop.agent, 3000)).body.state).toBe('paying');
    expect((await goodwill(shop.manager, 1000)).body.state).toBe('paying');
    const { body: quote } = await quoteOf(shop.agent, id, { kind: 'goodwill', amount: 1001 });
    expect(quote).toMatchObject({ approvalAbove: 5000, grantedAlone: 4000 });
    const above = await goodwill(shop.agent, 1001);
    expect(above.body.state).toBe('submitted');
    const approval = await shop.owner('POST', `/api/refunds/${above.body.id}/approval`, {
      version: above.body.version,
      reason: null,
    });
    expect(approval.status).toBe(200);
    expect((await goodwill(shop.agent, 1000)).body.state).toBe('paying');
    expect((await goodwill(shop.agent, 1)).body.state).toBe('submitted');
    const goods = await grant(shop.agent, id, { lines: units({ A: 1 }) });
    expect(goods.body.state).toBe('paying');
  });
});

test('a refund does not name a ticket of another customer', async () => {
  for (const externalId of ['one', 'two'])
    await shop.store('POST', '/api/store/members', { externalId, name: externalId });
  const id = await sellOrder(shop, 'x-1', { lines: { A: [1, 1000] }, member: 'one' });
  const ticketOf = async (member: string) => {
    const [row] = await query<{ id: number }>(
      shop.api.connection.db,
      'select id from members where external_id = ?',
      [member],
    );
    return (await write(shop.agent, { memberId: Number(row?.id) })).id;
  };
  const refund = (ticketId: number) => grant(shop.agent, id, { lines: units({ A: 1 }), ticketId });
  const refused = await refund(await ticketOf('two'));
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    { ticketId: 'refunds.errors.ticketOfOther' },
  ]);
  expect((await refund(await ticketOf('one'))).status).toBe(201);
});

describe('the same key', () => {
  test('is the same refund, also after the order has changed; with another content it is refused', async () => {
    const id = await sellOrder(shop, 'k-1', { lines: { A: [2, 1000] } });
    const key = next();
    const request = { lines: units({ A: 1 }) };
    const first = await grant(shop.agent, id, request, { key, expected: 500 });
    const again = await grant(shop.agent, id, request, { key, expected: 500 });
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    const other = await grant(
      shop.agent,
      id,
      { kind: 'goodwill', amount: 1 },
      { key, expected: 1 },
    );
    expect([other.status, other.body.message]).toEqual([409, 'refunds.errors.otherContent']);
  });

  test('two equal refunds on purpose stay possible with two keys', async () => {
    const id = await sellOrder(shop, 'k-2', { lines: { A: [2, 1000] } });
    const one = await grant(shop.agent, id, { lines: units({ A: 1 }) });
    const other = await grant(shop.agent, id, { lines: units({ A: 1 }) });
    expect(one.body.id).not.toBe(other.body.id);
    expect([one.body.total, other.body.total]).toEqual([500, 500]);
  });
});
