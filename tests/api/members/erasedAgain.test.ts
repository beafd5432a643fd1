/** A backup of before an erasure does not bring the member back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup } from '#server/cli/backup';
import { restore } from '#server/cli/restore';
import { query } from '#db/statements';
import { verifyAll } from '#server/platform/verify/verify';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { indexedRows, NUMBER, plant, traces } from './erasureStory.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
let id: number;
let folder: string;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  id = await plant(api);
  folder = mkdtempSync(join(tmpdir(), 'console-erasure-'));
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const erase = (memberId: number, confirmation: string) =>
  owner('POST', `/api/members/${memberId}/erasure`, { confirmation, ground: 'request' });

test('whoever is erased when an older backup is restored is erased in it too, as of the same instant', async () => {
  const file = join(folder, 'before.gz');
  await backup(api.databaseUrl, file);
  const later = await store<{ id: number }>('POST', '/api/store/members', {
    externalId: 'M-later',
    name: 'Later',
  });
  expect((await erase(id, NUMBER)).status).toBe(200);
  expect((await erase(later.body.id, 'M-later')).status).toBe(200);

  await restore(api.connection, file, true);

  expect(await traces(api)).toEqual([]);
  expect(await indexedRows(api, '6540912')).toBe(0);
  expect(await verifyAll(api.connection.db, { weekStart: 1 })).toEqual([]);
  const rows = await query<{ external_id: string; erased_at: number }>(
    api.connection.db,
    'select external_id, erased_at from members order by id',
  );
  expect(rows.map((row) => [row.external_id, Number(row.erased_at)])).toEqual([
    [NUMBER, NOW],
    ['M-later', NOW],
  ]);
  const told = await query<{ actor_name: string; after: string }>(
    api.connection.db,
    `select actor_name, after from activities where verb = 'erase'`,
  );
  expect(told).toEqual([{ actor_name: 'system', after: '{"afterRestore":true}' }]);
});

test('of records that were merged when the backup was made, those are erased that were', async () => {
  // Restoring ends every session.
  const cookie = await api.login('owner@example.com');
  owner = api.withHeaders({ cookie });
  const phone = '13877000001';
  const send = async (externalId: string) => {
    const sent = { externalId, name: externalId, phone };
    return (await store<{ id: number }>('POST', '/api/store/members', sent)).body.id;
  };
  const merge = (memberId: number, recordId: number) =>
    owner('POST', `/api/members/${memberId}/merger`, { recordId, reason: 'Same phone' });
  const [first, both, apart] = [await send('M-a'), await send('M-b'), await send('M-c')];
  await merge(first, both);
  await merge(first, apart);
  const file = join(folder, 'merged.gz');
  await backup(api.databaseUrl, file);
  await owner('POST', `/api/members/${apart}/separation`, { reason: 'A brother' });
  expect((await erase(first, 'M-a')).status).toBe(200);

  await restore(api.connection, file, true);

  const rows = await query(
    api.connection.db,
    `select external_id as number, phone from members where external_id in ('M-a', 'M-b', 'M-c') order by id`,
  );
  expect(rows).toEqual([
    { number: 'M-a', phone: null },
    { number: 'M-b', phone: null },
    { number: 'M-c', phone },
  ]);
});
