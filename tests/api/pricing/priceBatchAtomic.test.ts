/** A batch of many prices is atomic: readers see all of it or nothing, also after a crash. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { upsertProducts } from '#server/catalog/products/upsert';
import { readSettings } from '#server/platform/settings/read';
import { SYSTEM } from '#contract/platform/activities';
import { bundledScript } from '../support/bundledScript.ts';
import { openApi, type OpenApi } from '../support/openApi.ts';

const VARIANTS = 4000;
const PER_PRODUCT = 100;
const SIZES = Array.from({ length: PER_PRODUCT }, (_, index) => `s${index}`);

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  api.now = Date.now();
  const { connection } = api;
  const settings = await readSettings(connection.db);
  const products = Array.from({ length: VARIANTS / PER_PRODUCT }, (_, index) => ({
    externalId: `p${index}`,
    names: { en: `Product ${index}` },
    options: [{ names: { en: 'Size' }, values: SIZES.map((key) => ({ key, names: { en: key } })) }],
    updatedAt: null,
    variants: SIZES.map((key) => ({
      sku: `${index}-${key}`,
      barcode: null,
      optionValues: [key],
      cost: 100,
      basePrice: 10_000,
      originalPrice: null,
      weightGrams: null,
    })),
  }));
  await connection.transaction((tx) =>
    upsertProducts(tx, { actor: SYSTEM, now: api.now - 60_000, settings }, products),
  );
});
afterAll(() => api.close());

/** The number of variants at each current base price. */
const amounts = async () => {
  const rows = await query<{ amount: number; n: number }>(
    api.connection.db,
    'select amount, count(*) as n from prices where starts_at <= ? and ends_at > ? group by amount order by amount',
    [Date.now() + 1, Date.now() + 1],
  );
  return rows.map(({ amount, n }) => [amount, Number(n)]);
};

/** Runs the writer, kills it `killAfter` ms after its proposal, and returns whether it reported that it was done. */
const write = async (percent: number, killAfter?: number) => {
  const script = await bundledScript('tests/api/pricing/writeBatch.ts');
  return new Promise<boolean>((resolve, reject) => {
    const child = spawn(process.execPath, [script, api.databaseUrl, String(percent)], {
      env: { ...process.env, DATABASE_URL: api.databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      if (output.includes('proposed') && killAfter !== undefined)
        setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('error', reject);
    child.on('exit', () => resolve(output.includes('written')));
  });
};

describe('a price batch over every variant', () => {
  test('readers see the batch entirely or not at all, and other requests are answered meanwhile', async () => {
    const call = await api.raw('manager');
    let writing = true;
    const done = write(-10).finally(() => (writing = false));
    const seen = new Set<string>();
    let answered = 0;
    while (writing) {
      seen.add(JSON.stringify(await amounts()));
      expect((await call('GET', '/api/products?range=[0,0]')).status).toBe(200);
      answered++;
    }
    expect(await done).toBe(true);
    seen.add(JSON.stringify(await amounts()));
    expect([...seen].sort()).toEqual(
      [JSON.stringify([[10_000, VARIANTS]]), JSON.stringify([[9000, VARIANTS]])].sort(),
    );
    expect(answered).toBeGreaterThan(1);
  });

  test(
    'a batch whose process is killed is written entirely or not at all',
    { timeout: 120_000 },
    async () => {
      let before = 9000;
      for (const killAfter of [0, 15, 40, 80]) {
        const reported = await write(100, killAfter);
        const [[amount = 0, count] = [], ...others] = await amounts();
        expect([others, count]).toEqual([[], VARIANTS]);
        expect([before, before * 2]).toContain(amount);
        if (reported) expect(amount).toBe(before * 2);
        before = amount;
        expect(await api.verify()).toEqual([]);
      }
    },
  );
});
