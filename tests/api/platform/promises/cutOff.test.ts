/** Every write of staff that was cut off after its effect, before its answer was stored, is answered when it is repeated. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import { dialect } from '#db/kit';
import { statement } from '#db/statements';
import { settledJobs } from '#server/platform/jobs/runner';
import { routes } from '#server/app';
import { type Call, NOW, openApi, type OpenApi } from '../../support/openApi.ts';
import { type Prepared, type Write, WRITES } from './writes.ts';

let api: OpenApi;
let owner: Call;
let store: Call;

/** Lets no answer be stored, as if the server stopped before. */
const CUT_OFF =
  dialect === 'sqlite'
    ? [
        `create trigger cut_off before update of status on idempotency_keys when new.status <> 102
         begin select raise(abort, 'cut off'); end`,
      ]
    : [
        `create or replace function cut_off() returns trigger language plpgsql as
         'begin raise exception ''cut off''; end'`,
        `create trigger cut_off before update on idempotency_keys for each row
         when (new.status <> 102) execute function cut_off()`,
      ];
const GO_ON = [
  dialect === 'sqlite' ? 'drop trigger cut_off' : 'drop trigger cut_off on idempotency_keys',
];
const run = (texts: readonly string[]) =>
  api.connection.transaction(async (tx) => {
    for (const text of texts) await statement(text)(tx);
  });

beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
});
afterAll(() => api.close());

const LIST = '/api/activities?sort=["id","DESC"]&range=[0,49]';
const activities = async () => (await owner<Activity[]>('GET', LIST)).body;

/** Answers with a secret are never stored, and bytes are sent without a key. */
const hasNoKey = (name: string) =>
  routes.some(
    (route) =>
      `${route.method.toUpperCase()} ${route.path}` === name &&
      (route.hasSecret === true || route.stream !== undefined),
  );
/**
 * They write in many transactions of their own, or in a job: a repeat is refused or done by what is written, as after any
 * other interruption.
 */
const IN_PARTS = new Set([
  'POST /changes/:id/undo',
  'POST /programmeReplays',
  'POST /webhookDeliveries/again',
]);
const isOne = (name: string) => !hasNoKey(name) && !IN_PARTS.has(name);
let keys = 0;
const sender = (name: string, { id, addressed = String(id), action = '', body }: Prepared) => {
  const [method = '', path = ''] = name.split(' ');
  const key = `cut-off-${++keys}`;
  return () =>
    owner<{ id?: number }>(
      method as 'POST',
      `/api${path.replace(':id', addressed).replace(':action', action)}`,
      method === 'DELETE' ? undefined : (body ?? {}),
      { 'idempotency-key': key },
    );
};

describe.each(Object.entries(WRITES).filter(([name]) => isOne(name)))(
  'the write %s',
  (name, { arrange, resource, also = [] }: Write) => {
    test('a repeat after it was cut off is answered, and does nothing a second time', async () => {
      api.now = NOW;
      const prepared = await arrange(owner, store, api.connection);
      const [last] = await activities();
      const send = sender(name, prepared);
      await run(CUT_OFF);
      const first = await send();
      await run(GO_ON);
      expect(first.status).toBe(500);
      // By then the first server is taken for stopped.
      api.now = NOW + 4000;
      const repeat = await send();
      await settledJobs();
      expect([200, 201]).toContain(repeat.status);
      expect(await send()).toMatchObject({ status: repeat.status, body: repeat.body });
      const written = (await activities()).filter(
        (one) => one.id > (last?.id ?? 0) && !also.includes(one.resource),
      );
      expect(written).toMatchObject([
        { resource, recordId: String(prepared.id || repeat.body.id) },
      ]);
    });
  },
);
