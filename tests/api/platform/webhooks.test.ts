/** Endpoints, and how messages are handed over to them. */
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookEndpoint,
  WithSecret,
} from '#contract/platform/webhooks';
import { query } from '#db/statements';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { recordEvents } from '#server/platform/outbox/recordEvents';
import { claimDue, LEASE_MS } from '#server/platform/webhooks/claim';
import { recordOutcome } from '#server/platform/webhooks/recordOutcome';
import { NameError, type Resolve } from '#server/platform/webhooks/resolveName';
import { Sender } from '#server/platform/webhooks/sender';
import { settledJobs } from '#server/platform/jobs/runner';
import { deleteExpiredRows } from '#server/platform/jobs/retention';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  createEndpoint,
  isSignedBy,
  type Listener,
  openListener,
  sendDue,
} from '../support/listener.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const PAUSED = 'promotion.paused';

let api: OpenApi;
let owner: Call;
let listener: Listener;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());
beforeEach(async () => {
  listener = await openListener();
});
afterEach(async () => {
  // Each test has its own endpoints.
  const { body } = await owner<WebhookEndpoint[]>('GET', '/api/webhookEndpoints');
  for (const { id } of body) await owner('POST', `/api/webhookEndpoints/${id}/archival`, {});
  await listener.close();
});

let serial = 0;
/** Records something that happened. */
const happen = (count = 1, at = api.now) =>
  api.connection.transaction((tx) =>
    recordEvents(
      tx,
      { now: api.now },
      PAUSED,
      Array.from({ length: count }, () => ({ at, key: `test/${++serial}`, data: { serial } })),
    ),
  );
const deliveriesOf = async (endpointId: number) =>
  (
    await owner<WebhookDelivery[]>(
      'GET',
      `/api/webhookDeliveries?filter=${JSON.stringify({ endpointId })}&sort=["id","ASC"]`,
    )
  ).body;
const detail = async (id: number) =>
  (await owner<WebhookDeliveryDetail>('GET', `/api/webhookDeliveries/${id}`)).body;
const endpoint = async (id: number) =>
  (await owner<WebhookEndpoint>('GET', `/api/webhookEndpoints/${id}`)).body;
const answerWith =
  (status: number, body = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);

describe('an endpoint', () => {
  test('its secret is in the answer that creates it and nowhere else', async () => {
    const { id, secret } = await createEndpoint(api, listener.url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{44}$/);
    const answers = await Promise.all(
      [
        `/api/webhookEndpoints/${id}`,
        '/api/webhookEndpoints',
        '/api/exports/webhookEndpoints',
        '/api/activities',
      ].map((path) => owner<unknown>('GET', path)),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(secret.slice(6));
    }
    expect(api.logged()).not.toContain(secret.slice(6));
  });
  test.each([
    ['an unknown type', { types: ['nobody.knows'] }, 'types'],
    ['no type', { types: [] }, 'types'],
    ['no address', { url: 'somewhere' }, 'url'],
    ['a password in the address', { url: 'https://a:b@example.com' }, 'url'],
  ])('%s is refused with the field', async (_, change, field) => {
    const body = { url: listener.url, types: [PAUSED], ...change };
    const answer = await owner<{ errors: object }>('POST', '/api/webhookEndpoints', body);
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, [field]]);
  });
  test('an edit of an outdated version is refused', async () => {
    const { id, version } = await createEndpoint(api, listener.url);
    const body = { url: listener.url, description: 'ERP', types: [PAUSED], version };
    expect((await owner('PUT', `/api/webhookEndpoints/${id}`, body)).status).toBe(200);
    expect((await owner('PUT', `/api/webhookEndpoints/${id}`, body)).status).toBe(409);
    expect(await endpoint(id)).toMatchObject({ description: 'ERP', types: [PAUSED] });
  });
  test('there are at most 20', async () => {
    for (let made = 0; made < 20; made++) await createEndpoint(api, listener.url);
    const body = { url: listener.url, types: [PAUSED] };
    expect((await owner('POST', '/api/webhookEndpoints', body)).status).toBe(409);
  });
  test('every type can be chosen, and is described in both languages', async () => {
    const { body } = await owner<{ names: object; descriptions: object }[]>(
      'GET',
      '/api/webhookEndpoints/types',
    );
    expect(body.length).toBe(eventTypes.parts.length);
    for (const { names, descriptions } of body)
      for (const text of [names, descriptions])
        expect(Object.keys(text).sort()).toEqual(['en', 'zh']);
  });
});

describe('a message', () => {
  test('is signed, has an id, and is sent once', async () => {
    const { id, secret } = await createEndpoint(api, listener.url);
    await happen();
    await sendDue(api);
    await sendDue(api);
    const [received, ...others] = listener.received;
    expect(others).toEqual([]);
    if (!received) throw new Error('Nothing arrived');
    expect(received).toMatchObject({ type: PAUSED, timestamp: NOW, data: { serial } });
    expect(isSignedBy(secret, received)).toBe(true);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({
      status: 'delivered',
      messageId: received.id,
      round: 1,
      lastAnswer: 204,
      nextAttemptAt: null,
      deliveredAt: NOW,
      sending: false,
    });
    expect(await detail(delivery?.id ?? 0)).toMatchObject({
      attempts: [{ at: NOW, status: 204, failure: null }],
      message: { type: PAUSED, timestamp: NOW },
    });
  });
  test('is recorded once, however often it happens, and not at all where the change is rolled back', async () => {
    const { id } = await createEndpoint(api, listener.url);
    const same = { at: NOW, key: 'the same', data: {} };
    const record = () =>
      api.connection.transaction((tx) => recordEvents(tx, { now: NOW }, PAUSED, [same]));
    await Promise.all(Array.from({ length: 8 }, record));
    await expect(
      api.connection.transaction(async (tx) => {
        await recordEvents(tx, { now: NOW }, PAUSED, [{ ...same, key: 'another' }]);
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await deliveriesOf(id)).toHaveLength(1);
  });
  test('goes only to endpoints that chose its type and existed when it happened', async () => {
    const other = await createEndpoint(api, listener.url, ['coupon.issued']);
    const told = await createEndpoint(api, listener.url, [PAUSED]);
    await happen(1, NOW - 1);
    await happen(1, NOW);
    expect(await deliveriesOf(other.id)).toEqual([]);
    expect(await deliveriesOf(told.id)).toHaveLength(1);
  });
  test('is sent again later with the same id while it is refused, and given up after eleven attempts', async () => {
    const { id } = await createEndpoint(api, listener.url);
    listener.answer = answerWith(500, 'x'.repeat(5000));
    await happen();
    try {
      for (let attempt = 1; attempt <= 11; attempt++) {
        await sendDue(api);
        const [delivery] = await deliveriesOf(id);
        expect(delivery).toMatchObject({ round: attempt, lastAnswer: 500 });
        expect(delivery?.status).toBe(attempt < 11 ? 'waiting' : 'failed');
        const next = delivery?.nextAttemptAt ?? null;
        if (next !== null) {
          expect(next).toBeGreaterThan(api.now);
          api.now = next - 1;
          await sendDue(api);
          expect(listener.received).toHaveLength(attempt);
          api.now = next;
        }
      }
      expect(api.now - NOW).toBeLessThan(3 * DAY);
      expect(new Set(listener.received.map((one) => one.id)).size).toBe(1);
      const { attempts } = await detail((await deliveriesOf(id))[0]?.id ?? 0);
      expect(attempts).toHaveLength(11);
      expect(attempts[0]).toMatchObject({ failure: 'status', answer: 'x'.repeat(1024) });
      expect(await endpoint(id)).toMatchObject({ pauseCause: 'failing', pausedAt: api.now });
    } finally {
      api.now = NOW;
    }
  });
  test.each([
    ['a redirect', answerWith(302, '', { location: 'http://127.0.0.1:1/' }), 'redirect'],
    [
      'an answer that breaks off',
      (response: ServerResponse) => void response.destroy(),
      'connection',
    ],
    ['a client error', answerWith(404), 'status'],
  ])('%s is no acceptance', async (_, answer, failure) => {
    const { id } = await createEndpoint(api, listener.url);
    listener.answer = answer;
    await happen();
    await sendDue(api);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ status: 'waiting', round: 1 });
    expect((await detail(delivery?.id ?? 0)).attempts).toMatchObject([{ failure }]);
    expect(listener.received).toHaveLength(1);
  });
  test('an answer is read only in part, whatever its length', async () => {
    const { id } = await createEndpoint(api, listener.url);
    listener.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const more = () => {
        while (!response.destroyed && response.write('y'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    await happen();
    await sendDue(api);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ status: 'delivered', lastAnswer: 200 });
  });
  test('nobody listening is a failure that is told', async () => {
    const { id } = await createEndpoint(api, 'http://127.0.0.1:9/');
    await happen();
    await sendDue(api);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ status: 'waiting', lastAnswer: null });
    expect((await detail(delivery?.id ?? 0)).attempts).toMatchObject([{ failure: 'refused' }]);
  });
});

describe('several endpoints and servers', () => {
  test('a failing and a silent endpoint do not delay another one', async () => {
    const silent = await openListener();
    const failing = await openListener();
    const waiting: ServerResponse[] = [];
    silent.answer = (response) => void waiting.push(response);
    failing.answer = answerWith(503);
    const slow = await createEndpoint(api, silent.url);
    await createEndpoint(api, failing.url);
    const good = await createEndpoint(api, listener.url);
    await happen(20);
    const sending = sendDue(api);
    await expect
      .poll(async () => (await deliveriesOf(good.id)).map(({ status }) => status), {
        timeout: 5000,
      })
      .toEqual(Array(20).fill('delivered'));
    expect((await deliveriesOf(slow.id)).every(({ status }) => status === 'waiting')).toBe(true);
    silent.answer = (response) => void response.end();
    for (const response of waiting) response.end();
    await sending;
    expect((await deliveriesOf(slow.id)).every(({ status }) => status === 'delivered')).toBe(true);
    await Promise.all([silent.close(), failing.close()]);
  });
  test('two servers that send at the same time send each message once', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await happen(40);
    const sibling = await api.sibling();
    await Promise.all([sendDue(api), sendDue(sibling), sendDue(api), sendDue(sibling)]);
    await sibling.close();
    expect(listener.received).toHaveLength(40);
    expect(new Set(listener.received.map((one) => one.id)).size).toBe(40);
    expect((await deliveriesOf(id)).every(({ status }) => status === 'delivered')).toBe(true);
  });
  test('what a killed server had claimed is sent by another one, with the same id, when the claim lapses', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await happen();
    const [claimed] = await api.connection.transaction((tx) => claimDue(tx, id, NOW));
    if (!claimed) throw new Error('Nothing was claimed');
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'waiting', sending: true });
    await sendDue(api);
    expect(listener.received).toEqual([]);
    try {
      api.now = NOW + LEASE_MS;
      await sendDue(api);
      expect(listener.received.map((one) => one.id)).toEqual([claimed.messageId]);
      // The first server lives after all: what it finds out is late.
      const failure = { status: 500, failure: 'status' as const, answer: null, duration: 1 };
      await api.connection.transaction((tx) =>
        recordOutcome(tx, claimed, failure, { at: NOW, now: api.now, random: 0 }),
      );
      expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'delivered', round: 1 });
    } finally {
      api.now = NOW;
    }
  });
});

describe('pausing', () => {
  test('what happens while an endpoint is paused waits, and is sent when it is resumed', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await owner('POST', `/api/webhookEndpoints/${id}/pause`, {});
    await happen(2);
    await sendDue(api);
    expect(listener.received).toEqual([]);
    expect(await endpoint(id)).toMatchObject({ pauseCause: 'staff', pausedAt: NOW, waiting: 2 });
    await owner('POST', `/api/webhookEndpoints/${id}/resumption`, {});
    await sendDue(api);
    expect(listener.received).toHaveLength(2);
    expect(await endpoint(id)).toMatchObject({ pauseCause: null, pausedAt: null, waiting: 0 });
  });
  test('an answer 410 pauses the endpoint, which needs attention then', async () => {
    const { id } = await createEndpoint(api, listener.url);
    listener.answer = answerWith(410);
    await happen();
    await sendDue(api);
    expect(await endpoint(id)).toMatchObject({ pauseCause: 'gone', failed: 0, waiting: 1 });
    const attention = async (call: Call) =>
      (await call<{ name: string }[]>('GET', '/api/account/attention')).body.map(
        ({ name }) => name,
      );
    expect(await attention(owner)).toContain('stoppedWebhooks');
    expect(await attention(await api.raw('marketer'))).not.toContain('stoppedWebhooks');
    const { body } = await owner<object[]>(
      'GET',
      `/api/activities?filter=${JSON.stringify({ resource: 'webhookEndpoints', recordId: String(id) })}`,
    );
    expect(body).toContainEqual(
      expect.objectContaining({
        verb: 'pause',
        actorKind: 'system',
        after: { pauseCause: 'gone' },
      }),
    );
  });
  test('an endpoint that accepted nothing for three days is paused, and one success begins anew', async () => {
    const { id } = await createEndpoint(api, listener.url);
    listener.answer = answerWith(500);
    try {
      await happen();
      await sendDue(api);
      expect(await endpoint(id)).toMatchObject({ failingSince: NOW });
      listener.answer = answerWith(200);
      api.now = NOW + MINUTE;
      await sendDue(api);
      expect(await endpoint(id)).toMatchObject({ failingSince: null });
      listener.answer = answerWith(500);
      api.now = NOW + 2 * MINUTE;
      await happen();
      await sendDue(api);
      api.now = NOW + 2 * MINUTE + 3 * DAY - 1;
      await sendDue(api);
      expect((await endpoint(id)).pausedAt).toBeNull();
      api.now += 1;
      await happen();
      await sendDue(api);
      expect(await endpoint(id)).toMatchObject({ pauseCause: 'failing', pausedAt: api.now });
    } finally {
      api.now = NOW;
    }
  });
  test('an archived endpoint gets nothing more, and cannot be changed', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await happen();
    await owner('POST', `/api/webhookEndpoints/${id}/archival`, {});
    await happen();
    await sendDue(api);
    expect(listener.received).toEqual([]);
    expect((await deliveriesOf(id)).map(({ status }) => status)).toEqual(['cancelled']);
    for (const noun of ['pause', 'resumption', 'archival', 'renewal', 'test'])
      expect((await owner('POST', `/api/webhookEndpoints/${id}/${noun}`, {})).status).toBe(409);
  });
});

describe('secrets and tests', () => {
  test('for 24 hours after a renewal both secrets sign, afterwards only the new one', async () => {
    const made = await createEndpoint(api, listener.url);
    const { body: renewed } = await owner<WithSecret>(
      'POST',
      `/api/webhookEndpoints/${made.id}/renewal`,
      {},
    );
    expect(renewed.secret).not.toBe(made.secret);
    expect(renewed.previousSecretUntil).toBe(NOW + DAY);
    try {
      for (const [at, before] of [
        [NOW + DAY - 1, true],
        [NOW + DAY, false],
      ] as const) {
        api.now = at;
        listener.received.length = 0;
        await happen();
        await sendDue(api);
        const [received] = listener.received;
        if (!received) throw new Error('Nothing arrived');
        expect([isSignedBy(renewed.secret, received), isSignedBy(made.secret, received)]).toEqual([
          true,
          before,
        ]);
      }
    } finally {
      api.now = NOW;
    }
  });
  test('a second renewal within 24 hours is refused, also at once, unless only the new secret is to sign', async () => {
    const made = await createEndpoint(api, listener.url);
    const renew = (body: object = {}) =>
      owner<WithSecret>('POST', `/api/webhookEndpoints/${made.id}/renewal`, body);
    const answers = await Promise.all(Array.from({ length: 16 }, () => renew()));
    const renewed = answers.find(({ status }) => status === 200)?.body.secret ?? '';
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(15);
    expect(refused[0]).toMatchObject({
      status: 409,
      body: { message: 'webhooks.errors.bothSign', until: NOW + DAY },
    });
    const signers = async (secrets: string[]) => {
      listener.received.length = 0;
      await happen();
      await sendDue(api);
      const [received] = listener.received;
      if (!received) throw new Error('Nothing arrived');
      return secrets.map((secret) => isSignedBy(secret, received));
    };
    expect(await signers([made.secret, renewed])).toEqual([true, true]);
    const last = (await renew({ atOnce: true })).body;
    expect(last.previousSecretUntil).toBeNull();
    expect(await signers([made.secret, renewed, last.secret])).toEqual([false, false, true]);
    expect((await renew()).status).toBe(200);
  });
  test('a test message is sent at once, also to a paused endpoint, and its answer is shown', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await owner('POST', `/api/webhookEndpoints/${id}/pause`, {});
    listener.answer = answerWith(200, 'hello');
    const { body } = await owner<WebhookDeliveryDetail>(
      'POST',
      `/api/webhookEndpoints/${id}/test`,
      {},
    );
    expect(body).toMatchObject({
      type: 'webhook.test',
      status: 'delivered',
      attempts: [{ status: 200, answer: 'hello' }],
    });
    expect(listener.received.map(({ type }) => type)).toEqual(['webhook.test']);
  });
});

describe('sending again', () => {
  test('a delivery is sent again with the same id, and a waiting one is refused', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await happen();
    await sendDue(api);
    const [{ id: delivery } = { id: 0 }] = await deliveriesOf(id);
    expect((await owner('POST', `/api/webhookDeliveries/${delivery}/repetition`, {})).status).toBe(
      200,
    );
    expect((await owner('POST', `/api/webhookDeliveries/${delivery}/repetition`, {})).status).toBe(
      409,
    );
    await sendDue(api);
    const [first, second, ...others] = listener.received;
    expect([second?.id, second?.body, others.length]).toEqual([first?.id, first?.body, 0]);
    expect((await detail(delivery)).attempts).toHaveLength(2);
  });
  test('all deliveries of a filter are sent again by a job', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await happen(650);
    await api.connection.transaction((tx) =>
      query(
        tx,
        `update webhook_deliveries set status = 'failed', next_attempt_at = null where endpoint_id = ?`,
        [id],
      ),
    );
    const filter = { endpointId: id, status: 'failed' };
    const { status, body } = await owner<{ id: number }>('POST', '/api/webhookDeliveries/again', {
      filter,
    });
    expect(status).toBe(200);
    await settledJobs();
    expect((await owner('GET', `/api/jobs/${body.id}`)).body).toMatchObject({
      status: 'done',
      done: 650,
      counts: { rows: 650 },
    });
    expect(await endpoint(id)).toMatchObject({ waiting: 650, failed: 0 });
  });
  test('a delivery says whether its endpoint is paused or archived, and the list is filtered by it', async () => {
    const { id } = await createEndpoint(api, listener.url);
    await happen();
    await sendDue(api);
    const [{ id: delivery } = { id: 0 }] = await deliveriesOf(id);
    const countOf = async (endpointState: string) => {
      const filter = { endpointId: id, endpointState };
      const query = new URLSearchParams({ filter: JSON.stringify(filter) });
      const { body } = await owner<object[]>('GET', `/api/webhookDeliveries?${query}`);
      return body.length;
    };
    const states = async () => [
      await countOf('active'),
      await countOf('paused'),
      await countOf('archived'),
    ];
    expect(await states()).toEqual([1, 0, 0]);
    await owner('POST', `/api/webhookEndpoints/${id}/pause`, {});
    expect(await detail(delivery)).toMatchObject({ endpointState: 'paused' });
    expect(await states()).toEqual([0, 1, 0]);
    await owner('POST', `/api/webhookEndpoints/${id}/archival`, {});
    expect(await detail(delivery)).toMatchObject({ endpointState: 'archived' });
    expect(await states()).toEqual([0, 0, 1]);
  });
  test('an unknown filter is refused with its name', async () => {
    const { status, body } = await owner('POST', '/api/webhookDeliveries/again', {
      filter: { what: 1 },
    });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('what')]);
  });
});

test('an endpoint whose name nobody answers for holds up no other', async () => {
  const { port } = new URL(listener.url);
  const hung = await createEndpoint(api, `http://hung.example:${port}/hook`);
  const other = await createEndpoint(api, `http://other.example:${port}/hook`);
  let ask: (giveUp: () => void) => void = () => undefined;
  const asked = new Promise<() => void>((resolve) => (ask = resolve));
  const resolve: Resolve = (hostname, _options, done) => {
    if (hostname === 'hung.example') ask(() => done(new NameError('timeout'), []));
    else done(null, [{ address: '127.0.0.1', family: 4 }]);
  };
  const arrived = new Promise<void>((arrive) => {
    listener.answer = (response) => void response.writeHead(204).end(arrive);
  });
  await happen();
  const sender = new Sender({ ...api.application, resolve });
  await sender.look();
  // Each endpoint has its own turn: which of them comes first does not matter.
  const giveUp = await asked;
  await arrived;
  giveUp();
  await sender.settled();
  expect(await deliveriesOf(other.id)).toMatchObject([{ status: 'delivered' }]);
  const [waiting] = await deliveriesOf(hung.id);
  expect((await detail(waiting?.id ?? 0)).attempts).toMatchObject([{ failure: 'timeout' }]);
});

test('events and their deliveries are deleted after 30 days', async () => {
  const { id } = await createEndpoint(api, listener.url);
  await happen();
  const deleteAt = (at: number) =>
    deleteExpiredRows(at, (work) => api.connection.transaction((tx) => work(tx, () => undefined)));
  await deleteAt(NOW + 30 * DAY);
  expect(await deliveriesOf(id)).toHaveLength(1);
  await deleteAt(NOW + 30 * DAY + 1);
  expect(await deliveriesOf(id)).toEqual([]);
});

test('a private address is refused where webhooks may not go there', async () => {
  const strict = await openApi({ webhooksToPrivate: false });
  const call = await strict.raw('owner');
  for (const url of [
    'http://example.com/',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://10.1.2.3:8080/x',
  ]) {
    const { status, body } = await call<{ errors: object }>('POST', '/api/webhookEndpoints', {
      url,
      types: [PAUSED],
    });
    expect([url, status, Object.keys(body.errors)]).toEqual([url, 422, ['url']]);
  }
  await strict.close();
});
