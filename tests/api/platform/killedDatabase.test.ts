/**
 * A PostgreSQL server that is killed, hangs, or answers as a copy that can only be read, while orders arrive: requests are
 * answered or refused with 503, nothing that was acknowledged is lost, nothing is written twice, and everything recovers.
 */
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { openOwnPostgres } from '../support/ownPostgres.ts';
import { startServer } from '../support/serverProcess.ts';

const WORKERS = 6;
const SOME = 12;
const AGAIN_MS = 20;
const PATIENT = { timeout: 40_000, interval: 20 };

/** A store that sends orders, each again with its key until it is acknowledged. */
const sendOrders = async (api: OpenApi, prefix: string) => {
  const store = await api.store();
  const acknowledged: string[] = [];
  const statuses: number[] = [];
  let isSending = true;
  const worker = async (number: number) => {
    for (let index = 0; isSending; index++) {
      const externalId = `${prefix}-${number}-${index}`;
      for (let status = 0; status !== 200 && isSending;) {
        const answer = await store(
          'POST',
          '/api/store/orders',
          {
            externalId,
            channel: 'web',
            currency: 'CNY',
            lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
            statuses: [{ status: 'placed', at: NOW }],
          },
          { 'idempotency-key': externalId },
        );
        ({ status } = answer);
        statuses.push(status);
        if (status === 200) acknowledged.push(externalId);
        else await setTimeout(AGAIN_MS);
      }
    }
  };
  const done = Promise.all(Array.from({ length: WORKERS }, (_, number) => worker(number)));
  const refusals = () => statuses.filter((status) => status === 503).length;
  return {
    refusals,
    /** Resolves once some more orders were acknowledged. */
    goesOn: async () => {
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length - before, PATIENT).toBeGreaterThan(SOME);
    },
    isRefused: async (times: number) => {
      const before = refusals();
      await expect.poll(() => refusals() - before, PATIENT).toBeGreaterThanOrEqual(times);
    },
    stop: async () => {
      isSending = false;
      await done;
      return { acknowledged, statuses: [...new Set(statuses)].sort() };
    },
  };
};

describe.runIf(dialect === 'postgres')('a PostgreSQL server under load', () => {
  let postgres: Awaited<ReturnType<typeof openOwnPostgres>>;
  let api: OpenApi;
  beforeAll(async () => {
    postgres = await openOwnPostgres();
    api = await openApi({ database: postgres.database });
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await postgres.close();
  });

  /** Sends orders while `fail` happens; afterwards everything acknowledged is there once, and every figure agrees. */
  const during = async (
    prefix: string,
    fail: (orders: Awaited<ReturnType<typeof sendOrders>>) => Promise<void>,
  ) => {
    const orders = await sendOrders(api, prefix);
    await orders.goesOn();
    await fail(orders);
    await orders.goesOn();
    const { acknowledged, statuses } = await orders.stop();
    expect(statuses).toEqual([200, 503]);
    const stored = await query<{ id: string }>(
      api.connection.db,
      `select external_id as id from orders where external_id like '${prefix}-%'`,
    );
    const ids = stored.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
    // The last order of each worker may be stored without an answer.
    expect(ids.length - acknowledged.length).toBeLessThanOrEqual(WORKERS);
    expect(await api.verify()).toEqual([]);
    const store = await api.store();
    expect((await store('GET', '/readyz')).status).toBe(200);
  };

  test('that is killed costs single requests, and a server that starts meanwhile waits for it', async () => {
    await api.login('analyst@example.com');
    const analyst = api.withHeaders({ cookie: await api.cookie('analyst') });
    await during('killed', async (orders) => {
      await postgres.kill();
      await orders.isRefused(WORKERS);
      expect((await analyst('GET', '/readyz')).status).toBe(503);
      // Somebody whom the database cannot name is not logged out.
      expect((await analyst('GET', '/api/account')).status).toBe(503);
      const lines: string[] = [];
      const starting = startServer(
        postgres.database.url,
        api.application.dataDir,
        { LOG_LEVEL: 'silent' },
        (line) => void lines.push(line),
      );
      await expect.poll(() => lines.join('\n'), PATIENT).toContain('trying again');
      await postgres.start();
      const server = await starting;
      server.process.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    });
  }, 60_000);

  test('that hangs is answered for with 503 after its time, and goes on as if nothing had been', async () => {
    await during('hung', async (orders) => {
      const goOn = await postgres.hang();
      try {
        const store = await api.store();
        const probe = store('GET', '/readyz');
        await orders.isRefused(WORKERS);
        expect((await probe).status).toBe(503);
      } finally {
        await goOn();
      }
    });
  }, 60_000);

  test('in whose place a copy answers that can only be read refuses writes, shows lists, and is written to once it may', async () => {
    await during('failed', async (orders) => {
      const promote = await postgres.failOver();
      await orders.isRefused(WORKERS * 2);
      const owner = await api.raw('owner');
      expect((await owner('GET', '/api/categories?range=[0,9]')).status).toBe(200);
      expect(await owner('POST', '/api/categories', { names: { en: 'Cups' } })).toMatchObject({
        status: 503,
        body: { message: 'errors.unavailable' },
      });
      await promote();
    });
  }, 60_000);
});
