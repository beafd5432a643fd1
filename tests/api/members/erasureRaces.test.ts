/** A member is erased while the store sends the same member: whatever comes first, nothing personal is left. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
/** On SQLite a store has one server. */
let other: OpenApi | undefined;
let owner: Call;
let stores: Call[];
beforeAll(async () => {
  api = await openApi();
  other = dialect === 'postgres' ? await api.sibling() : undefined;
  owner = await api.raw('owner');
  stores = [await api.store(), await (other ?? api).store()];
});
afterAll(async () => {
  await other?.close();
  await api.close();
});

test('messages that race an erasure are either erased with it or refused', async () => {
  const [store] = stores as [Call, Call];
  for (let round = 0; round < 5; round++) {
    const externalId = `R-${round}`;
    const { body } = await store<{ id: number }>('POST', '/api/store/members', {
      externalId,
      name: 'Before',
    });
    const erase = () =>
      owner('POST', `/api/members/${body.id}/erasure`, {
        confirmation: externalId,
        ground: 'request',
      });
    const send = (index: number) =>
      (stores[index % 2] as Call)('POST', '/api/store/members', {
        externalId,
        name: `Racing ${index}`,
        email: `racing${index}@lilac-mail.example`,
      });
    const [first, second, ...sent] = await Promise.all([
      erase(),
      erase(),
      ...Array.from({ length: 8 }, (_, index) => send(index)),
    ]);
    expect([first?.status, second?.status].sort()).toEqual([200, 409]);
    for (const { status } of sent) expect([200, 422]).toContain(status);
    const [row] = await query<{ name: string | null; email: string | null }>(
      api.connection.db,
      'select name, email from members where external_id = ?',
      [externalId],
    );
    expect(row).toEqual({ name: null, email: null });
  }
  const left = await query<{ n: number }>(
    api.connection.db,
    `select count(*) as n from activities where after like '%Racing%' or after like '%lilac-mail%'
       or before like '%Before%' or before like '%Racing%'`,
  );
  expect(Number(left[0]?.n)).toBe(0);
  const erased = await query<{ n: number }>(
    api.connection.db,
    `select count(*) as n from activities where verb = 'erase'`,
  );
  expect(Number(erased[0]?.n)).toBe(5);
  expect([...api.faultLines(), ...(other?.faultLines() ?? [])]).toEqual([]);
});
