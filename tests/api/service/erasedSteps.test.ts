/** Steps that ask for a reason are taken without one where the customer was erased. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseKind } from '#contract/service/stages';
import { cases } from '#db/schema/service/cases';
import { needsReason, stepsOf } from '#rules/service/stages';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { type ExchangeShop, openExchanges, sellCups } from './exchangeStore.ts';
import { write } from './ticketStore.ts';

const KINDS = ['return', 'exchange', 'repair', 'complaint'] as const satisfies CaseKind[];
let shop: ExchangeShop;
const ids = new Map<CaseKind, number>();

const open = async (kind: CaseKind): Promise<number> => {
  const { id } = await write(shop.agent, { memberId: 1 });
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const { status, body } = await (kind === 'complaint'
    ? openCase(shop.agent, id, kind, { remedySought: 'refund' })
    : openCase(
        shop.agent,
        id,
        kind,
        {},
        {
          orderExternalId: await sellCups(shop),
          lines,
          ...(kind !== 'repair' && { reasonCode: 'other-reason' }),
        },
      ));
  if (status !== 201) throw new Error(`${kind}: ${JSON.stringify(body)}`);
  return body.id;
};

beforeAll(async () => {
  shop = await openExchanges();
  for (const kind of KINDS) ids.set(kind, await open(kind));
  const erasure = { confirmation: 'm1', ground: 'request' };
  const { status } = await shop.owner('POST', '/api/members/1/erasure', erasure);
  if (status !== 200) throw new Error('The member was not erased');
});
afterAll(() => shop.api.close());

const asking = KINDS.flatMap((kind) =>
  stepsOf(kind).flatMap(({ action, from, by }) =>
    by.includes('manager')
      ? from
          // A complaint that waits for approval cannot be read without the proposal.
          .filter((stage) => stage !== 'approval' && needsReason(kind, stage, action, 'manager'))
          .map((stage) => ({ kind, stage, action }))
      : [],
  ),
);

test('there are such steps of each kind', () => {
  expect(new Set(asking.map(({ kind }) => kind))).toEqual(new Set(KINDS));
});

test.each(asking)('$kind $stage: $action takes no reason and asks for none', async (step) => {
  const { kind, stage, action } = step;
  const id = ids.get(kind) ?? 0;
  await shop.api.connection.transaction((tx) =>
    tx.update(cases).set({ state: stage, closedAt: null }).where(eq(cases.id, id)),
  );
  expect((await readCase(shop.manager, id)).isErased).toBe(true);
  const told = await stepOf(shop.manager, id, action, {}, 'Lin asked for it');
  expect([403, 409, 422]).toContain(told.status);
  const { status, body } = await stepOf(shop.manager, id, action);
  expect(status).toBeLessThan(500);
  expect(JSON.stringify(body.errors ?? {})).not.toContain('reason');
});

test('a request of an erased customer is rejected without a reason', async () => {
  const id = ids.get('return') ?? 0;
  await shop.api.connection.transaction((tx) =>
    tx.update(cases).set({ state: 'requested', closedAt: null }).where(eq(cases.id, id)),
  );
  const { status, body } = await stepOf(shop.manager, id, 'reject');
  expect([status, body.stage]).toEqual([200, 'rejected']);
});
