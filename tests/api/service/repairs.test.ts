/** Repairs: serial numbers, warranty, quotes, quality by another person, and what comes again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import { RepairDetails } from '#contract/service/repairs';
import { startingPolicy } from '#rules/service/policyTerms';
import { message } from '#shared/fields';
import type { Call } from '../support/openApi.ts';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, type Refused, stepOf } from './caseStore.ts';
import { type Desk, next, openDesk, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

/** An order of phones that were delivered so many days ago, each with a serial number where they are named. */
const sell = async (daysAgo: number, quantity = 1, serialNumbers: readonly string[] = []) => {
  const externalId = next();
  const at = NOW - daysAgo * DAY;
  const sent = await desk.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    memberExternalId: 'm1',
    currency: 'CNY',
    lines: [{ sku: 'PHONE', quantity, unitPrice: 100_000, paid: 100_000 * quantity }],
    statuses: ['placed', 'paid', 'shipped', 'delivered'].map((status) => ({ status, at })),
  });
  expect(sent.status).toBe(200);
  if (serialNumbers.length > 0)
    await desk.store('POST', '/api/store/shipments', {
      externalId: `parcel-${externalId}`,
      orderExternalId: externalId,
      lines: [{ sku: 'PHONE', quantity, serialNumbers }],
      events: [{ status: 'delivered', at }],
    });
  return externalId;
};

const ONE = [{ lineNumber: 1, quantity: 1 }];
const ask = async (orderExternalId: string, lines: readonly object[] = ONE) => {
  const { id } = await write(desk.agent);
  return openCase(desk.agent, id, 'repair', {}, { orderExternalId, lines });
};
const opened = async (orderExternalId: string): Promise<CaseDetail> => {
  const { status, body } = await ask(orderExternalId);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const detailsOf = async (id: number) =>
  RepairDetails.parse((await readCase(desk.agent, id)).details);

const expectStage = (stage: string, { status, body }: { status: number; body: Refused }) => {
  expect([status, body.message ?? body.stage]).toEqual([200, stage]);
};
const parcel = () => ({ carrier: 'SF', trackingNumber: next() });

/** To the bench: warranty checked, approved as the dates say, received and diagnosed. */
const diagnosed = async (
  orderExternalId: string,
  { verdict, fault = 'power' }: { verdict: string; fault?: string },
): Promise<number> => {
  const { id } = await opened(orderExternalId);
  const steps: readonly [string, object][] = [
    ['checkWarranty', {}],
    ['approve', { verdict }],
    ['ship', parcel()],
    ['receive', { accessories: 'Charger' }],
    ['diagnose', { fault }],
  ];
  for (const [action, input] of steps)
    expect((await stepOf(desk.agent, id, action, input)).status).toBe(200);
  return id;
};
const finish = async (id: number, checker: Call = desk.manager) => {
  expectStage('qaPassed', await stepOf(checker, id, 'passQuality'));
  expectStage('shippingBack', await stepOf(desk.agent, id, 'shipBack', parcel()));
  expectStage('completed', await stepOf(desk.agent, id, 'complete'));
};

describe('opening a repair', () => {
  test('it is about one unit of goods that were sent', async () => {
    const order = await sell(10, 2);
    expect((await ask(order, [])).body.errors).toEqual({ lines: 'cases.errors.noLines' });
    expect((await ask(order, [{ lineNumber: 1, quantity: 2 }])).body.errors).toEqual({
      lines: 'repairs.errors.oneUnit',
    });
    const unsent = next();
    await desk.store('POST', '/api/store/orders', {
      externalId: unsent,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'PHONE', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: ['placed', 'paid'].map((status) => ({ status, at: NOW })),
    });
    const early = await ask(unsent);
    expect([early.status, early.body.message]).toEqual([409, 'repairs.errors.unsent']);
  });
  test('goods that the customer pays on delivery are sold when they are sent', async () => {
    const unpaid = next();
    await desk.store('POST', '/api/store/orders', {
      externalId: unpaid,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'PHONE', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: ['placed', 'shipped'].map((status) => ({ status, at: NOW - DAY })),
    });
    const { id } = await opened(unpaid);
    await stepOf(desk.agent, id, 'checkWarranty', {});
    expect((await detailsOf(id)).soldAt).toBe(NOW - DAY);
  });
  test('not more units are in repair than were ordered, also where two agents ask at once', async () => {
    const order = await sell(10, 2);
    const answers = await Promise.all([ask(order), ask(order), ask(order)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.message).toBe(
      'repairs.errors.inRepair',
    );
  });
});

describe('the warranty', () => {
  test('the serial number must be one that was sold with the order, and is in one repair at a time', async () => {
    const order = await sell(10, 2, ['S1', 'S2']);
    const one = await opened(order);
    const other = await opened(order);
    const check = (id: number, input: object) => stepOf(desk.agent, id, 'checkWarranty', input);
    expect((await check(one.id, {})).body.errors).toEqual({
      input: { serialNumber: 'ra.validation.required' },
    });
    expect((await check(one.id, { serialNumber: 'S3' })).body.errors).toEqual({
      input: { serialNumber: 'repairs.errors.otherSerial' },
    });
    expectStage('warrantyCheck', await check(one.id, { serialNumber: 'S1' }));
    const twice = await check(other.id, { serialNumber: 'S1' });
    expect([twice.status, twice.body.message]).toEqual([409, 'repairs.errors.inRepair']);
    expectStage('warrantyCheck', await check(other.id, { serialNumber: 'S2' }));
  });
  test('an agent decides as the dates say; what differs from them is for a manager, with the reason', async () => {
    const { id } = await opened(await sell(400));
    await stepOf(desk.agent, id, 'checkWarranty', {});
    expect((await detailsOf(id)).warrantyUntil).toBe('2025-10-17');
    for (const verdict of ['in', 'void'])
      expect((await stepOf(desk.agent, id, 'approve', { verdict })).status).toBe(403);
    const silent = await stepOf(desk.manager, id, 'approve', { verdict: 'in' });
    expect(silent.body.errors).toEqual({ reason: 'ra.validation.required' });
    const goodwill = await stepOf(desk.manager, id, 'approve', { verdict: 'in' }, 'Good customer');
    expectStage('approved', goodwill);
    expect(await detailsOf(id)).toMatchObject({ verdict: 'in', freightPayer: 'merchant' });
  });
  test('under warranty no fee for the diagnosis can be announced', async () => {
    const { id } = await opened(await sell(10));
    await stepOf(desk.agent, id, 'checkWarranty', {});
    const refused = await stepOf(desk.agent, id, 'approve', { verdict: 'in', diagnosisFee: 500 });
    expect(refused.body.errors).toEqual({
      input: { diagnosisFee: 'repairs.errors.freeOfCharge' },
    });
    expectStage('rejected', await stepOf(desk.agent, id, 'reject', { verdict: 'in' }, 'No fault'));
  });
});

test('a tracking number of a carrier belongs to one parcel, whichever case it is of', async () => {
  const approved = async () => {
    const { id } = await opened(await sell(10));
    await stepOf(desk.agent, id, 'checkWarranty', {});
    await stepOf(desk.agent, id, 'approve', { verdict: 'in' });
    return id;
  };
  const sent = parcel();
  const first = await stepOf(desk.agent, await approved(), 'ship', sent);
  expectStage('inTransit', first);
  const again = await stepOf(desk.agent, await approved(), 'ship', sent);
  expect(again.body.errors).toEqual({
    input: { trackingNumber: message('cases.errors.trackingTaken', { number: first.body.number }) },
  });
});

describe('under warranty', () => {
  test('it is repaired without a quote, waits for parts, and somebody else checks the quality', async () => {
    const id = await diagnosed(await sell(10), { verdict: 'in' });
    const quote = { lines: [{ kind: 'part', name: 'Fuse', quantity: 1, unitPrice: 100 }] };
    const quoted = await stepOf(desk.agent, id, 'quote', quote);
    expect([quoted.status, quoted.body.message]).toEqual([409, 'repairs.errors.inWarranty']);
    expectStage('repairing', await stepOf(desk.agent, id, 'startRepair', {}));
    expectStage(
      'waitingParts',
      await stepOf(desk.agent, id, 'waitForParts', { expectedAt: NOW + DAY }),
    );
    expect((await readCase(desk.agent, id)).dueAt).toBe(NOW + DAY);
    expectStage('repairing', await stepOf(desk.agent, id, 'resumeRepair'));
    const own = await stepOf(desk.agent, id, 'passQuality');
    expect([own.status, own.body.message]).toEqual([409, 'repairs.errors.ownRepair']);
    await finish(id);
    expect(await detailsOf(id)).toMatchObject({ receivedAt: NOW, sentBackAt: NOW, fault: 'power' });
  });
  test('who began the repair does not check its quality after another technician has taken it over', async () => {
    const id = await diagnosed(await sell(10), { verdict: 'in' });
    expectStage('repairing', await stepOf(desk.agent, id, 'startRepair', {}));
    expectStage('waitingParts', await stepOf(desk.agent, id, 'waitForParts', {}));
    expectStage('repairing', await stepOf(desk.manager, id, 'resumeRepair'));
    for (const technician of [desk.agent, desk.manager]) {
      const own = await stepOf(technician, id, 'passQuality');
      expect([own.status, own.body.message]).toEqual([409, 'repairs.errors.ownRepair']);
    }
    expectStage('qaPassed', await stepOf(desk.owner, id, 'passQuality'));
  });
  test('a fault that was repaired twice is repaired again only after an exchange or a refund was offered', async () => {
    const order = await sell(10);
    for (const round of [1, 2]) {
      const id = await diagnosed(order, { verdict: 'in' });
      expect(['round', round, (await detailsOf(id)).mustOffer]).toEqual(['round', round, false]);
      expectStage('repairing', await stepOf(desk.agent, id, 'startRepair', {}));
      await finish(id);
    }
    const id = await diagnosed(order, { verdict: 'in' });
    const details = await detailsOf(id);
    expect([details.mustOffer, details.earlier.length]).toEqual([true, 2]);
    const refused = await stepOf(desk.agent, id, 'startRepair', {});
    expect([refused.status, refused.body.message]).toEqual([409, 'repairs.errors.offerFirst']);
    const declined = { isOfferDeclined: true };
    const silent = await stepOf(desk.agent, id, 'startRepair', declined);
    expect(silent.body.errors).toEqual({ reason: 'ra.validation.required' });
    expectStage('repairing', await stepOf(desk.agent, id, 'startRepair', declined, 'Wants it'));
    expect((await stepOf(desk.agent, id, 'giveUp', {}, 'Burnt')).status).toBe(403);
    expectStage('beyondRepair', await stepOf(desk.manager, id, 'giveUp', {}, 'Burnt'));
    expectStage(
      'converted',
      await stepOf(desk.manager, id, 'convert', { convertedTo: 'exchange' }),
    );
    const { convertedTo, child } = await detailsOf(id);
    expect(convertedTo).toBe('exchange');
    expect(await readCase(desk.agent, child?.caseId ?? 0)).toMatchObject({
      kind: 'exchange',
      stage: 'requested',
      parentId: id,
      lines: [{ lineNumber: 1, requested: 1 }],
    });
  });
});

describe('out of warranty', () => {
  const QUOTE = {
    lines: [
      { kind: 'part', name: 'Screen', quantity: 2, unitPrice: 1250 },
      { kind: 'labour', name: 'Fitting', quantity: 1, unitPrice: 9900 },
    ],
  };
  test('nothing is repaired before the customer has accepted the quote', async () => {
    const id = await diagnosed(await sell(400), { verdict: 'out' });
    const early = await stepOf(desk.agent, id, 'startRepair', {});
    expect([early.status, early.body.message]).toEqual([409, 'repairs.errors.needsQuote']);
    expectStage('quoted', await stepOf(desk.agent, id, 'quote', QUOTE));
    const { quote } = await detailsOf(id);
    expect(quote).toMatchObject({ total: 12_400, round: 1, lines: [{ amount: 2500 }, {}] });
    const silent = await stepOf(desk.agent, id, 'acceptQuote');
    expect(silent.body.errors).toEqual({ reason: 'ra.validation.required' });
    expectStage('quoteAccepted', await stepOf(desk.agent, id, 'acceptQuote', {}, 'Yes, please'));
    expectStage('repairing', await stepOf(desk.agent, id, 'startRepair', {}));
  });
  test('silence declines it when it ends; then it goes back, or is quoted again', async () => {
    const id = await diagnosed(await sell(400), { verdict: 'out' });
    await stepOf(desk.agent, id, 'quote', QUOTE);
    const { quote } = await detailsOf(id);
    desk.api.now = (quote?.validUntil ?? 0) - 1;
    expect((await readCase(desk.agent, id)).stage).toBe('quoted');
    desk.api.now = quote?.validUntil ?? 0;
    expect((await readCase(desk.agent, id)).stage).toBe('quoteDeclined');
    const late = await stepOf(desk.agent, id, 'acceptQuote', {}, 'Yes, please');
    expect([late.status, late.body.message]).toEqual([409, 'cases.errors.notNow']);
    expectStage('quoted', await stepOf(desk.agent, id, 'quote', QUOTE));
    expect((await detailsOf(id)).quote?.round).toBe(2);
    expectStage('quoteDeclined', await stepOf(desk.agent, id, 'declineQuote', {}, 'Too dear'));
    expectStage('shippingBack', await stepOf(desk.agent, id, 'shipBack', parcel()));
    desk.api.now = NOW;
  });
});

test('the policy that was in force when the goods were sold says how long their warranty is', async () => {
  const base = { ...startingPolicy(100).base, warrantyMonths: 24 };
  desk.api.now = NOW - 450 * DAY;
  const { body } = await desk.manager<{ id: number }>('POST', '/api/afterSalesPolicies', {
    terms: { ...startingPolicy(100), base },
  });
  const path = `/api/afterSalesPolicies/${body.id}`;
  await desk.manager('POST', `${path}/submission`, { version: 1 });
  expect((await desk.owner('POST', `${path}/approval`, { version: 2 })).status).toBe(200);
  desk.api.now = NOW;
  for (const [daysAgo, lastDay] of [
    [400, '2026-10-17'],
    [500, '2025-07-09'],
  ] as const) {
    const { id } = await opened(await sell(daysAgo));
    await stepOf(desk.agent, id, 'checkWarranty', {});
    expect((await detailsOf(id)).warrantyUntil).toBe(lastDay);
  }
});
