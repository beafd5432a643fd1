/** Returns, refunds without goods and price protection, from the request to the money. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RepairDetails } from '#contract/service/repairs';
import { type ReturnableLine, ReturnDetails } from '#contract/service/returnCases';
import { query } from '#db/statements';
import { message } from '#shared/fields';
import { startingPolicy } from '#rules/service/policyTerms';
import { type Call, NOW } from '../support/openApi.ts';
import { openCase, readCase, type Refused, stepOf } from './caseStore.ts';
import {
  actOn,
  onlyPayment,
  openRefunds,
  readRefund,
  type RefundStore,
  returnsOf,
  runPayments,
  sellOrder,
} from './refundStore.ts';
import { next, say, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
const SENT = ['placed', 'paid', 'shipped', 'delivered'];
const REASONS = [
  ['item-not-as-described', 'merchant'],
  ['too-small', 'customer'],
  ['arrived-late', 'carrier'],
  ['other-reason', 'undetermined'],
] as const;
let shop: RefundStore;
let agent: Call;
let manager: Call;
beforeAll(async () => {
  shop = await openRefunds();
  ({ agent, manager } = shop);
  const { api, owner } = shop;
  await shop.store('POST', '/api/store/members', { externalId: 'm1', name: 'Lin' });
  api.now = NOW - 400 * DAY;
  const terms = {
    ...startingPolicy(100),
    autoApproval: { return: 1_000, refundOnly: null },
    returnAddress: 'Cup Shop, 2 Cup Road',
  };
  const { body } = await manager<{ id: number }>('POST', '/api/afterSalesPolicies', { terms });
  const path = `/api/afterSalesPolicies/${body.id}`;
  await manager('POST', `${path}/submission`, { version: 1 });
  await owner('POST', `${path}/approval`, { version: 2 });
  api.now = NOW;
  for (const [code, responsibility] of REASONS) {
    const names = { en: code, zh: code };
    const reason = { code, names, responsibility, disposition: 'resellable' };
    await owner('POST', '/api/returnReasons', reason);
  }
});
afterAll(() => shop.api.close());
beforeEach(() => {
  shop.api.now = NOW;
});

/** An order of cups that arrived nine days ago, so that only a fault lets them come back. */
const sell = async (lines: Record<string, readonly [number, number]> = { CUP: [3, 8_469] }) => {
  const order = next();
  const id = await sellOrder(shop, order, { lines, statuses: SENT, member: 'm1' });
  return { order, id };
};
const asked = (order: string, quantity = 2, more: object = {}) => ({
  orderExternalId: order,
  reasonCode: 'item-not-as-described',
  lines: [{ lineNumber: 1, quantity }],
  ...more,
});
const ask = async (order: string, quantity = 2, more: object = {}, call: Call = agent) => {
  const { id } = await write(call);
  return openCase(call, id, 'return', {}, asked(order, quantity, more));
};
const opened = async (order: string, quantity = 2, more: object = {}) => {
  const { status, body } = await ask(order, quantity, more);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const detailsOf = async (id: number) => ReturnDetails.parse((await readCase(agent, id)).details);
const stage = ({ status, body }: { status: number; body: Refused }) =>
  status === 200 ? body.stage : [status, body.message, body.errors];
const parcel = () => ({ carrier: 'SF', trackingNumber: next() });
const came = (quantity: number) => ({ lines: [{ lineNumber: 1, quantity }] });
const found = (more: object) => ({ lines: [{ lineNumber: 1, ...more }] });

/** To the inspection of all that was asked for. */
const inspected = async (order: string, quantity = 2, more: object = { resellable: quantity }) => {
  const { id } = await opened(order, quantity);
  for (const [action, input] of [
    ['approve', { instructions: 'Send to 1 Cup Road' }],
    ['ship', parcel()],
    ['receive', came(quantity)],
    ['inspect', found(more)],
  ] as const)
    expect(stage(await stepOf(agent, id, action, input))).toEqual(expect.any(String));
  return id;
};
const paid = async (id: number) => {
  await runPayments(shop.api);
  return readCase(agent, id);
};

describe('a return', () => {
  test('of goods that cannot be repaired goes on whatever the policy says of the time, and needs no reason', async () => {
    const { order } = await sell();
    const { id: ticketId } = await write(agent);
    shop.api.now = NOW + 100 * DAY;
    const late = await ask(order, 1);
    expect((await stepOf(agent, late.body.id, 'approve')).status).toBe(403);
    await stepOf(agent, late.body.id, 'cancel');
    const lines = [{ lineNumber: 1, quantity: 1 }];
    const repair = await openCase(agent, ticketId, 'repair', {}, { orderExternalId: order, lines });
    for (const [action, input, reason] of [
      ['checkWarranty', {}, null],
      ['approve', { verdict: 'in' }, 'Known fault'],
      ['receive', {}, null],
      ['diagnose', { fault: 'power' }, null],
      ['giveUp', {}, 'Broken for good'],
      ['convert', { convertedTo: 'refund' }, null],
    ] as const)
      expect(stage(await stepOf(manager, repair.body.id, action, input, reason))).toEqual(
        expect.any(String),
      );
    const { details } = await readCase(agent, repair.body.id);
    const { child } = RepairDetails.parse(details);
    const opened = await readCase(agent, child?.caseId ?? 0);
    expect(opened).toMatchObject({
      kind: 'return',
      stage: 'requested',
      responsibility: 'merchant',
    });
    const where = { instructions: 'Send to 1 Cup Road' };
    expect(stage(await stepOf(agent, opened.id, 'approve', where))).toBe('approved');
    expect(stage(await stepOf(agent, opened.id, 'receive', came(1)))).toBe('received');
  });

  test('goes from the request to the money, and its refund moves it on by itself', async () => {
    const { order } = await sell();
    const { id, stage: first } = await opened(order);
    expect(first).toBe('requested');
    expect(await detailsOf(id)).toMatchObject({ purpose: 'fault', answer: 'allowed' });
    expect(stage(await stepOf(agent, id, 'approve', { instructions: 'To us' }))).toBe('approved');
    expect(await detailsOf(id)).toMatchObject({ quoted: 5_646, freightPayer: 'merchant' });
    expect(stage(await stepOf(agent, id, 'ship', parcel()))).toBe('inTransit');
    expect(stage(await stepOf(agent, id, 'receive', came(1)))).toBe('received');
    expect(stage(await stepOf(agent, id, 'receive', came(2)))).toEqual([
      422,
      'ra.message.invalid_form',
      { input: { lines: { 0: { quantity: expect.anything() as unknown } } } },
    ]);
    expect((await readCase(agent, id)).allowed).toContain('receive');
    expect(stage(await stepOf(agent, id, 'receive', came(1)))).toBe('received');
    // Nothing is left to come.
    expect((await readCase(agent, id)).allowed).not.toContain('receive');
    expect(stage(await stepOf(agent, id, 'inspect', found({ resellable: 2 })))).toBe('inspected');
    expect(stage(await stepOf(agent, id, 'settle', {}))).toBe('refundPending');
    expect(stage(await stepOf(agent, id, 'refund'))).toBe('refunding');
    const done = await paid(id);
    expect([done.stage, done.closedAt]).toEqual(['completed', NOW]);
    expect(done.allowed).not.toContain('sendBack');
    expect(await returnsOf(shop.api, order)).toEqual([[2, 5_646, 0, 'fits']]);
    const { refunds, restocks } = await detailsOf(id);
    expect(refunds).toMatchObject([{ state: 'succeeded', total: 5_646, round: 1 }]);
    expect(restocks).toMatchObject([{ state: 'open' }]);
    expect((await ask(order, 2)).body.errors).toEqual({
      lines: { 0: { quantity: message('inspection.errors.moreThanFree', { max: 1 }) } },
    });
  });
  test('only what was accepted is paid, and goods that the customer damaged are not', async () => {
    const { order } = await sell();
    const { id } = await opened(order, 3, { reasonCode: 'too-small' });
    expect(await detailsOf(id)).toMatchObject({ purpose: 'noReason', answer: 'tooLate' });
    expect((await stepOf(agent, id, 'approve')).status).toBe(403);
    expect((await stepOf(manager, id, 'approve')).body.errors).toEqual({
      reason: 'returnCases.errors.reasonAgainstPolicy',
    });
    const approved = await stepOf(manager, id, 'approve', {}, 'A good customer');
    expect(stage(approved)).toBe('approved');
    await stepOf(agent, id, 'receive', came(2));
    await stepOf(agent, id, 'inspect', found({ resellable: 1, scrap: 1 }));
    expect((await detailsOf(id)).inspected).toEqual([
      { lineNumber: 1, disposition: 'resellable', units: 1, replacedUnits: 0 },
      { lineNumber: 1, disposition: 'scrap', units: 1, replacedUnits: 0 },
      { lineNumber: 1, disposition: 'missing', units: 1, replacedUnits: null },
    ]);
    await stepOf(agent, id, 'settle', {});
    expect(await detailsOf(id)).toMatchObject({ quoted: 8_469, settled: 2_823 });
    // The unit that was refused goes back, once, while the other one is paid.
    expect((await readCase(agent, id)).allowed).toContain('sendBack');
    expect(stage(await stepOf(agent, id, 'sendBack', parcel()))).toBe('refundPending');
    expect((await readCase(agent, id)).allowed).not.toContain('sendBack');
    expect((await stepOf(agent, id, 'sendBack', parcel())).body.message).toBe(
      'returnCases.errors.nothingToSendBack',
    );
    await stepOf(agent, id, 'refund');
    expect((await paid(id)).stage).toBe('completed');
    expect(await returnsOf(shop.api, order)).toEqual([[1, 2_823, 0, 'fits']]);
  });
  test('more than was quoted is paid only with a reason', async () => {
    const { order } = await sell();
    const id = await inspected(order, 1);
    const more = { returnFreight: 900 };
    expect((await stepOf(agent, id, 'settle', more)).body.errors).toEqual({
      reason: 'returnCases.errors.moreThanQuoted',
    });
    expect(stage(await stepOf(agent, id, 'settle', more, 'Parcel of the customer'))).toBe(
      'refundPending',
    );
  });
  test('is approved at once up to the limit of the policy, and only what an agent may decide by an agent', async () => {
    const cheap = await sell({ PIN: [1, 900] });
    expect((await opened(cheap.order, 1)).stage).toBe('approved');
    const dear = await sell({ LAMP: [1, 60_000] });
    const { id } = await opened(dear.order, 1);
    expect((await stepOf(agent, id, 'approve')).status).toBe(403);
    expect(stage(await stepOf(manager, id, 'approve'))).toBe('approved');
    await stepOf(agent, id, 'receive', came(1));
    expect(stage(await stepOf(manager, id, 'inspect', found({ resellable: 1 })))).toEqual([
      409,
      'returnCases.errors.ownApproval',
      undefined,
    ]);
    expect(stage(await stepOf(agent, id, 'inspect', found({ resellable: 1 })))).toBe('inspected');
    await stepOf(agent, id, 'settle', {});
    expect(stage(await stepOf(agent, id, 'refund'))).toBe('refunding');
    const [refund] = (await detailsOf(id)).refunds;
    expect(refund?.state).toBe('submitted');
    const { version } = await readRefund(agent, refund?.id ?? 0);
    const refused = { version, reason: 'Not yet' };
    await manager('POST', `/api/refunds/${refund?.id}/rejection`, refused);
    expect((await readCase(agent, id)).stage).toBe('refundFailed');
    expect(stage(await stepOf(manager, id, 'retryRefund'))).toBe('refunding');
    expect((await paid(id)).stage).toBe('completed');
    expect((await detailsOf(id)).refunds.map(({ state }) => state)).toEqual([
      'rejected',
      'succeeded',
    ]);
  });
  test('of more than an agent approves alone is approved by an agent for fewer units within the limit', async () => {
    const { order } = await sell({ LAMP: [2, 80_000] });
    const { id } = await opened(order, 2);
    expect((await stepOf(agent, id, 'approve', { instructions: 'To us' })).status).toBe(403);
    const few = {
      instructions: 'To us',
      lines: [{ lineNumber: 1, quantity: 1 }],
      refusedWhy: 'One lamp works.',
    };
    const none = { ...few, lines: [{ lineNumber: 7, quantity: 1 }] };
    expect((await stepOf(agent, id, 'approve', none)).body.errors).toEqual({
      input: { lines: { 0: { lineNumber: 'errors.notFound' } } },
    });
    expect(stage(await stepOf(agent, id, 'approve', few))).toBe('approved');
    expect(await detailsOf(id)).toMatchObject({ quoted: 40_000 });
  });
  test('of fewer units than were asked for says why, may be none of a line, and not none at all', async () => {
    const { order } = await sell({ LAMP: [2, 2_000] });
    const { id } = await opened(order, 2);
    const approve = (quantity: number, refusedWhy: string | null = null) =>
      stepOf(manager, id, 'approve', {
        instructions: 'To us',
        lines: [{ lineNumber: 1, quantity }],
        refusedWhy,
      });
    expect((await approve(0, 'They work.')).body.errors).toEqual({
      input: { lines: 'returnCases.errors.nothingApproved' },
    });
    expect((await approve(1)).body.errors).toEqual({
      input: { refusedWhy: 'returnCases.errors.refusedWhy' },
    });
    expect(stage(await approve(1, 'One lamp works.'))).toBe('approved');
    expect(await detailsOf(id)).toMatchObject({ quoted: 1_000, refusedWhy: 'One lamp works.' });
  });
  test('whose payment failed says so, and is paid again from the case or from the refund', async () => {
    const order = next();
    const payments = [{ tender: 'alipay', amount: 900, reference: 'x-refused' }];
    await sellOrder(shop, order, { lines: { CUP: [1, 900] }, payments, statuses: SENT });
    const { id } = await opened(order, 1);
    for (const [action, input] of [
      ['receive', came(1)],
      ['inspect', found({ resellable: 1 })],
      ['settle', {}],
      ['refund', {}],
    ] as const)
      await stepOf(agent, id, action, input);
    expect((await paid(id)).stage).toBe('refundFailed');
    expect(stage(await stepOf(agent, id, 'retryRefund'))).toBe('refunding');
    expect((await paid(id)).stage).toBe('refundFailed');
    const [refund] = (await detailsOf(id)).refunds;
    const payment = onlyPayment(await readRefund(agent, refund?.id ?? 0));
    await actOn(manager, payment, 'otherTender', { tender: 'bankTransfer' });
    const other = onlyPayment(await readRefund(agent, refund?.id ?? 0));
    await actOn(manager, other, 'confirmation', { reference: next() });
    expect((await readCase(agent, id)).stage).toBe('completed');
  });
  test('that nobody sends in expires, and its units are free again', async () => {
    const { order } = await sell();
    const { id } = await opened(order, 3);
    await stepOf(agent, id, 'approve');
    expect((await ask(order, 1)).status).toBe(422);
    shop.api.now = NOW + 9 * DAY;
    expect((await readCase(agent, id)).stage).toBe('expired');
    expect((await ask(order, 3)).status).toBe(201);
    shop.api.now = NOW;
  });
  test('of goods that are not as they have to be goes back, or is paid in part if the customer accepts', async () => {
    const { order } = await sell();
    const { id } = await opened(order, 2, { reasonCode: 'other-reason' });
    expect((await stepOf(manager, id, 'approve', {}, 'Once')).body.errors).toEqual({
      input: { responsibility: 'ra.validation.required' },
    });
    await stepOf(manager, id, 'approve', { responsibility: 'customer' }, 'Once');
    await stepOf(agent, id, 'receive', came(2));
    await stepOf(agent, id, 'inspect', found({ scrap: 2 }));
    expect((await stepOf(agent, id, 'settle', {})).body.message).toBe(
      'returnCases.errors.nothingAccepted',
    );
    expect((await stepOf(agent, id, 'failInspection', {}, 'Broken')).status).toBe(403);
    expect(stage(await stepOf(manager, id, 'failInspection', {}, 'Broken'))).toBe(
      'inspectionFailed',
    );
    const offer = { amount: 2_000, why: 'Scratched' };
    expect(stage(await stepOf(agent, id, 'offerPart', offer))).toBe('inspectionFailed');
    expect(stage(await stepOf(agent, id, 'sendBack', parcel()))).toBe('sendingBack');
    expect(stage(await stepOf(agent, id, 'deliverBack'))).toBe('returnedToCustomer');
    expect((await ask(order, 3)).status).toBe(201);
  });
  test('a question back is answered by the next message of the customer', async () => {
    const { order } = await sell();
    const ticket = await write(agent, { memberId: null });
    const { body } = await openCase(agent, ticket.id, 'return', {}, asked(order));
    expect(stage(await stepOf(agent, body.id, 'requestInfo', { question: 'Which colour?' }))).toBe(
      'infoNeeded',
    );
    await say(agent, ticket.id, { body: 'Which colour?' });
    expect((await readCase(agent, body.id)).stage).toBe('infoNeeded');
    const answer = (body: string, more: object = {}) =>
      shop.store('POST', `/api/store/tickets/${ticket.number}/messages`, {
        externalId: next(),
        body,
        ...more,
      });
    expect((await answer('Is anybody there?', { occurredAt: NOW - 60_000 })).status).toBe(200);
    expect((await readCase(agent, body.id)).stage).toBe('infoNeeded');
    await answer('Blue.');
    expect((await timelineOf(agent, ticket.id)).messages.at(-1)?.body).toBe('Blue.');
    expect((await readCase(agent, body.id)).stage).toBe('requested');
  });
});

describe('units of a return', () => {
  test('are those that were sent: an order on its way to be paid or sent has none', async () => {
    const order = next();
    await sellOrder(shop, order, { lines: { CUP: [1, 900] }, statuses: ['placed', 'paid'] });
    expect((await ask(order, 1)).status).toBe(422);
    expect((await ask(order, 1, { lines: [] })).body.message).toBe('cases.errors.noLines');
    const { order: sent } = await sell();
    expect((await ask(sent, 1, { reasonCode: null })).body.errors).toEqual({
      reasonCode: 'ra.validation.required',
    });
    expect((await ask(sent, 1, { reasonCode: 'none-such' })).body.errors).toEqual({
      reasonCode: 'returnCases.errors.reasonUnknown',
    });
  });
  test('are in one open case, also where agents ask at once', async () => {
    const { order, id } = await sell();
    const answers = await Promise.all([ask(order, 2), ask(order, 2), ask(order, 2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const { body } = await agent<ReturnableLine[]>('POST', `/api/orders/${id}/returnableLines`, {});
    expect(body).toMatchObject([{ lineNumber: 1, ordered: 3, left: { comesBack: 1, stays: 1 } }]);
    expect(body[0]?.verdicts.map(({ purpose, answer }) => `${purpose} ${answer}`)).toEqual([
      'noReason tooLate',
      'fault allowed',
      'exchange allowed',
      'repair allowed',
    ]);
  });
  const sendReturn = (order: string, externalId: string, quantity: number, each = 2_823) =>
    shop.store('POST', '/api/store/returns', {
      externalId,
      orderExternalId: order,
      returnedAt: NOW,
      lines: [{ id: 'CUP', sku: 'CUP', quantity, amount: each * quantity }],
    });
  test('that the store returned and refunded itself meet the case once, which ends when nothing is left', async () => {
    const { order } = await sell();
    const { id } = await opened(order, 2);
    await stepOf(agent, id, 'approve');
    await sendReturn(order, `${order}-a`, 1);
    await sendReturn(order, `${order}-a`, 1);
    expect(await detailsOf(id)).toMatchObject({ metUnits: [{ lineNumber: 1, units: 1 }] });
    expect((await readCase(agent, id)).stage).toBe('approved');
    expect((await ask(order, 2)).status).toBe(422);
    await sendReturn(order, `${order}-b`, 1);
    const done = await readCase(agent, id);
    expect([done.stage, done.steps.at(-1)?.party]).toEqual(['completed', 'system']);
    expect((await ask(order, 1)).status).toBe(201);
  });
  test('that the store received without refunding them are refunded by the case', async () => {
    const { order } = await sell();
    const id = await inspected(order, 2);
    await sendReturn(order, `${order}-in`, 2, 0);
    expect((await detailsOf(id)).metUnits).toEqual([]);
    await stepOf(agent, id, 'settle', {});
    await stepOf(agent, id, 'refund');
    expect((await paid(id)).stage).toBe('completed');
    const counted = (await returnsOf(shop.api, order)).filter(([units]) => Number(units) > 0);
    expect(counted).toHaveLength(1);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('that the store refunded after they were inspected are not paid again', async () => {
    const { order } = await sell();
    const id = await inspected(order, 2);
    await sendReturn(order, `${order}-a`, 1);
    await stepOf(agent, id, 'settle', {});
    expect(await detailsOf(id)).toMatchObject({ settled: 2_823 });
    await stepOf(agent, id, 'refund');
    await paid(id);
    await sendReturn(order, `${order}-b`, 1);
    expect(
      (await returnsOf(shop.api, order)).reduce((sum, [units]) => sum + Number(units), 0),
    ).toBe(2);
  });
  test('that another case has taken since the refusal are not taken again by an appeal', async () => {
    const { order } = await sell();
    const { id } = await opened(order, 2);
    await stepOf(agent, id, 'reject', {}, 'Not as described?');
    const other = await opened(order, 2);
    const refused = await stepOf(agent, id, 'appeal', {}, 'Look again');
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { lines: { 0: { quantity: message('inspection.errors.moreThanFree', { max: 1 }) } } },
    ]);
    await stepOf(agent, other.id, 'cancel');
    expect(stage(await stepOf(agent, id, 'appeal', {}, 'Look again'))).toBe('appealed');
  });
  test('that the store returned while their refund waits or was refused end the case once nothing is paid here', async () => {
    for (const isRefusedFirst of [true, false]) {
      const { order } = await sell({ CUP: [1, 60_000] });
      const { id } = await opened(order, 1);
      await stepOf(manager, id, 'approve', { instructions: 'Send to 1 Cup Road' });
      await stepOf(agent, id, 'receive', came(1));
      await stepOf(agent, id, 'inspect', found({ resellable: 1 }));
      await stepOf(agent, id, 'settle', {});
      expect(stage(await stepOf(agent, id, 'refund'))).toBe('refunding');
      const [refund] = (await detailsOf(id)).refunds;
      const refuse = async () => {
        const { version } = await readRefund(agent, refund?.id ?? 0);
        const refusal = { version, reason: 'The shop has paid' };
        return manager('POST', `/api/refunds/${refund?.id}/rejection`, refusal);
      };
      const tell = () =>
        shop.store('POST', '/api/store/returns', {
          externalId: `${order}-own`,
          orderExternalId: order,
          returnedAt: NOW,
          lines: [{ id: 'CUP', sku: 'CUP', quantity: 1, amount: 60_000 }],
        });
      for (const act of isRefusedFirst ? [refuse, tell] : [tell, refuse])
        expect((await act()).status).toBe(200);
      const done = await readCase(agent, id);
      expect([done.stage, done.steps.at(-1)?.party]).toEqual(['completed', 'system']);
      expect(await returnsOf(shop.api, order)).toEqual([[1, 60_000, 0, 'fits']]);
    }
    expect(await shop.api.verify()).toEqual([]);
  });
  test('are neither refunded nor restocked twice, however two agents and the store interleave', async () => {
    const { order } = await sell({ CUP: [4, 8_469] });
    const one = await inspected(order, 2);
    const other = await inspected(order, 2);
    const steps = [one, other].flatMap((id) => [
      () => stepOf(agent, id, 'settle', {}),
      () => stepOf(manager, id, 'settle', {}),
    ]);
    await Promise.all([...steps.map((step) => step()), sendReturn(order, `${order}-a`, 1)]);
    await Promise.all(
      [one, other].flatMap((id) => [
        stepOf(agent, id, 'refund'),
        stepOf(manager, id, 'refund'),
        sendReturn(order, `${order}-b`, 1),
      ]),
    );
    await paid(one);
    const total = await returnsOf(shop.api, order);
    const sum = (index: 0 | 1) => total.reduce((all, row) => all + Number(row[index]), 0);
    expect(sum(0)).toBeLessThanOrEqual(4);
    expect(sum(1)).toBeLessThanOrEqual(8_469);
    const asked = await query<{ lines: string }>(
      shop.api.connection.db,
      `select lines from instructions where order_external_id = ? and kind = 'restock'`,
      [order],
    );
    const units = asked.flatMap(({ lines }) =>
      (typeof lines === 'string' ? (JSON.parse(lines) as { quantity: number }[]) : lines).map(
        ({ quantity }) => quantity,
      ),
    );
    expect(units.reduce((all, quantity) => all + quantity, 0)).toBe(4);
    expect(await shop.api.verify()).toEqual([]);
  });
});

describe('money without goods', () => {
  const open = async (order: string, input: object, more: object = {}, kind = 'refundOnly') => {
    const { id } = await write(agent);
    return openCase(agent, id, kind, input, { orderExternalId: order, ...more });
  };
  test('goodwill is an amount within the limit, and uses no units', async () => {
    const { order } = await sell();
    expect((await open(order, {})).body.errors).toEqual({
      input: { amount: 'returnCases.errors.linesOrAmount' },
    });
    expect((await open(order, { amount: 8_000 })).body.message).toBe(
      'returnCases.errors.goodsFirst',
    );
    const { body } = await open(order, { amount: 1_000 });
    const approved = await stepOf(agent, body.id, 'approve', { responsibility: 'none' });
    // It needs nobody else, so its money is granted by whoever approved it.
    expect(stage(approved)).toBe('refunding');
    expect((await readCase(agent, body.id)).steps.at(-1)).toMatchObject({
      action: 'refund',
      party: 'agent',
    });
    expect((await paid(body.id)).stage).toBe('completed');
    expect((await ask(order, 3)).status).toBe(201);
  });
  test('units that were never sent are refunded and used up', async () => {
    const order = next();
    await sellOrder(shop, order, { lines: { CUP: [2, 90_000] }, statuses: ['placed', 'paid'] });
    const lines = [{ lineNumber: 1, quantity: 1 }];
    const { body } = await open(order, {}, { lines, reasonCode: 'arrived-late' });
    expect(body.stage).toBe('requested');
    expect((await stepOf(agent, body.id, 'approve')).status).toBe(403);
    expect(stage(await stepOf(manager, body.id, 'approve'))).toBe('refunding');
    expect((await paid(body.id)).stage).toBe('completed');
    expect((await open(order, {}, { lines })).status).toBe(201);
    expect((await open(order, {}, { lines })).status).toBe(422);
  });
  test('a lower price is made good once for each unit, with where and when it was seen', async () => {
    const { order } = await sell({ CUP: [2, 20_000] });
    const lines = [{ lineNumber: 1, quantity: 2 }];
    const input = (unitPrice: number, evidenceOn: string) => ({
      prices: [{ lineNumber: 1, unitPrice }],
      evidence: 'Shop page',
      evidenceOn,
    });
    const protect = (asking: object) => open(order, asking, { lines }, 'priceProtection');
    const today = new Date(NOW).toISOString().slice(0, 10);
    expect((await protect(input(10_000, today))).body.message).toBe(
      'returnCases.errors.priceNotFallen',
    );
    expect((await protect(input(8_000, '2020-01-01'))).body.errors).toEqual({
      input: { evidenceOn: 'returnCases.errors.seenOutOfTime' },
    });
    const { body } = await protect(input(8_000, today));
    expect((await protect(input(8_000, today))).body.message).toBe(
      'returnCases.errors.protectionOpen',
    );
    await stepOf(agent, body.id, 'approve', { responsibility: 'none' });
    expect(await detailsOf(body.id)).toMatchObject({ settled: 4_000 });
    expect((await paid(body.id)).stage).toBe('completed');
    expect((await protect(input(7_000, today))).status).toBe(422);
  });
  test('a refusal is appealed once, and decided by somebody else', async () => {
    const { order } = await sell();
    const { body } = await open(order, { amount: 1_000 });
    await stepOf(manager, body.id, 'reject', {}, 'No');
    expect(stage(await stepOf(agent, body.id, 'appeal', {}, 'She is unhappy'))).toBe('appealed');
    const approval = { responsibility: 'none' };
    expect((await stepOf(manager, body.id, 'approve', approval)).body.message).toBe(
      'returnCases.errors.ownDecision',
    );
    expect(stage(await stepOf(shop.owner, body.id, 'reject', {}, 'Still no'))).toBe('rejected');
    expect((await stepOf(agent, body.id, 'appeal', {}, 'Again')).body.message).toBe(
      'returnCases.errors.appealedBefore',
    );
  });
});
