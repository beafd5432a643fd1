/** The history of a record is told to those to whom the record itself answers; records of every resource of the demo store are checked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { can, type Role } from '#contract/platform/access';
import { query } from '#db/statements';
import { routes } from '#server/app';
import { seedDemo } from '../../../../seed/demo.ts';
import { freshStore, NOW, TINY } from '../../support/freshStore.ts';
import { type Call, openApi, type OpenApi } from '../../support/openApi.ts';

/** Of each resource as many records are read, the newest and the oldest. */
const READ = 4;
/** Without a page of their own; they have no rows that some may see and others not. */
const WITHOUT_SHOW = [
  'account',
  'costs',
  'exports',
  'fulfilment',
  'imports',
  'kpis',
  'priceEvents',
  'pricing',
  'programmeInsight',
  'qualityIssues',
  'rfm',
  'serviceInsight',
  'surveyInvitations',
  'surveyResults',
  'variants',
];
const READERS: readonly Role[] = ['agent', 'marketer', 'analyst'];

let api: OpenApi;
beforeAll(async () => {
  api = await openApi({ database: await freshStore() });
  api.now = NOW;
  await seedDemo(api.connection, { now: NOW, scale: TINY });
}, 600_000);
afterAll(() => api.close());

const shown = new Set(
  routes.flatMap(({ method, path }) => {
    const [, name] = method === 'get' ? (/^\/([^/]+)\/:id$/.exec(path) ?? []) : [];
    return name === undefined ? [] : [name];
  }),
);

const recordsOf = async (resource: string): Promise<string[]> => {
  const rows = await query<{ recordId: string }>(
    api.connection.db,
    `select record_id as "recordId" from activities where resource = ? and record_id is not null
     group by record_id order by min(id)`,
    [resource],
  );
  const ids = rows.map(({ recordId }) => recordId);
  return [...new Set([...ids.slice(0, READ), ...ids.slice(-READ), '999999'])];
};

test('a resource that shows no record one by one has no rows that only some may see', () => {
  const resources = new Set(
    routes.flatMap(({ access }) => ('resource' in access ? [access.resource] : [])),
  );
  const without = [...resources].filter(
    (name) => !shown.has(name) && READERS.concat('manager').some((role) => can(role, name, 'show')),
  );
  expect(without.toSorted()).toEqual(WITHOUT_SHOW);
});

test('a history answers exactly those whom its record answers', async () => {
  const calls = new Map<Role, Call>();
  for (const role of READERS) calls.set(role, await api.raw(role));
  const wrong: string[] = [];
  let refused = 0;
  for (const resource of [...shown].toSorted())
    for (const id of await recordsOf(resource))
      for (const [role, call] of calls) {
        const address = `${resource}/${encodeURIComponent(id)}`;
        const record = await call('GET', `/api/${address}`);
        const history = await call('GET', `/api/history/${address}`);
        if (record.status === 404) refused += 1;
        if ((record.status === 200) !== (history.status === 200))
          wrong.push(`${role} ${address}: record ${record.status}, history ${history.status}`);
      }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(10);
}, 600_000);

test('the log says nothing of an alert to the manager whom it is about', async () => {
  const [alert] = await query<{ id: number }>(
    api.connection.db,
    `select a.id from survey_alerts a join activities l
       on l.resource = 'surveyAlerts' and l.record_id = cast(a.id as text)
     where a.rule <> 'low' order by a.id limit 1`,
  );
  const id = Number(alert?.id);
  await api.connection.transaction((tx) =>
    query(tx, `update survey_alerts set agent_id = 'manager' where id = ?`, [id]),
  );
  const seenBy = async (role: Role) => {
    const call = await api.raw(role);
    const filter = encodeURIComponent(
      JSON.stringify({ resource: 'surveyAlerts', recordId: String(id) }),
    );
    const listed = await call<object[]>('GET', `/api/activities?filter=${filter}`);
    const history = await call<object[]>('GET', `/api/history/surveyAlerts/${id}`);
    const file = await call<string>('GET', `/api/exports/activities?filter=${filter}`);
    return [listed.body.length > 0, history.body.length > 0, file.body.includes('surveyAlerts')];
  };
  expect(await seenBy('owner')).toEqual([true, true, true]);
  expect(await seenBy('manager')).toEqual([false, false, false]);
});
