/** The ledgers of members are only added to, and are emptied with everything else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { emptyTables } from '#db/restore';
import { growthEntries } from '#db/schema/members/growth';
import { members } from '#db/schema/members/members';
import { pointAllocations, pointEntries, pointLots } from '#db/schema/members/points';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

const LEDGERS = ['point_entries', 'point_allocations', 'growth_entries'] as const;

let api: OpenApi;

beforeAll(async () => {
  api = await openApi();
  await api.connection.transaction(async (tx) => {
    const [memberId = 0] = await insertRows(tx, members, [{ externalId: 'm-1' }], {
      returning: true,
    });
    const entry = {
      memberId,
      source: 'adjustment' as const,
      sourceId: '1',
      occurredAt: NOW,
      recordedAt: NOW,
      day: '2026-07-24',
      actorKind: 'system' as const,
      actorName: 'system',
    };
    const [entryId = 0] = await insertRows(
      tx,
      pointEntries,
      [{ ...entry, number: 1, type: 'earn' as const, points: 5 }],
      { returning: true },
    );
    const [lotId = 0] = await insertRows(
      tx,
      pointLots,
      [{ entryId, memberId, points: 5, availableAt: NOW, expiresAt: null, remaining: 5 }],
      { returning: true },
    );
    await insertRows(tx, pointAllocations, [
      { entryId, memberId, kind: 'repay' as const, lotId, points: 1, recordedAt: NOW },
    ]);
    await insertRows(tx, growthEntries, [{ ...entry, type: 'earn' as const, growth: 5 }]);
  });
});
afterAll(() => api.close());

const refusal = (sql: string) =>
  api.connection
    .transaction((tx) => query(tx, sql))
    .then(
      () => null,
      (error: unknown) => String((error as { cause?: unknown }).cause ?? error),
    );

test.each(LEDGERS)('rows of %s are neither changed nor deleted', async (table) => {
  expect(await refusal(`update ${table} set recorded_at = 0`)).toContain(
    `${table} is only added to`,
  );
  expect(await refusal(`delete from ${table}`)).toContain(`${table} is only added to`);
  expect(await query(api.connection.db, `select id from ${table}`)).toHaveLength(1);
});

test('a whole database is emptied with its ledgers, which refuse deletion again afterwards', async () => {
  await api.connection
    .transaction(async (tx) => {
      await emptyTables(tx);
      for (const table of LEDGERS)
        expect(await query(tx, `select id from ${table}`)).toHaveLength(0);
      throw new Error('undo');
    })
    .catch(() => null);
  expect(await refusal('delete from point_entries')).toContain('point_entries is only added to');
});
