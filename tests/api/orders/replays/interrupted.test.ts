/** Replays that are interrupted, cancelled, or computed by two servers at once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReplayInput, type ReplayReport } from '#contract/members/replays';
import { insertRows } from '#db/bulk';
import { programmeReplays } from '#db/schema/members/replays';
import { jobs } from '#db/schema/platform/jobs';
import { computeReplay } from '#server/orders/replays/runReplay';
import { newReplay } from '#server/orders/replays/newReplay';
import { continueReplays } from '#server/orders/replays/start';
import { settledJobs } from '#server/platform/jobs/runner';
import { getRow, updateRow } from '#server/platform/records/records';
import { readSettings } from '#server/platform/settings/read';
import { type Call, NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, type Shop } from '../earning/openShop.ts';
import { draftVersion, membersOf, replayOf, setUpLevels } from './openReplays.ts';

const MEMBERS = 90;
const DOUBLED = {
  earnRules: [{ key: 'spend', formula: { kind: 'proportional', points: 2, per: 100 } as const }],
};

let shop: Shop;
let marketer: Call;
let versionId = 0;
beforeAll(async () => {
  shop = await openShop();
  marketer = await shop.api.raw('marketer');
  await setUpLevels(await shop.api.raw('owner'), ['starter']);
  for (let index = 1; index <= MEMBERS; index++)
    await shop.send(
      'orders',
      orderOf({
        externalId: `o-${index}`,
        member: `m-${index}`,
        lines: [index * 1_000],
        statuses: { paid: NOW - DAY },
      }),
    );
  shop.api.now = NOW + 1_000;
  versionId = (await draftVersion(marketer, DOUBLED)).id;
});
afterAll(() => shop.close());

const begin = async (jobId: number | null = null) => {
  const { connection } = shop.api;
  const settings = await readSettings(connection.db);
  const actor = { kind: 'staff' as const, id: 'marketer', name: 'Marketer' };
  const id = await connection.transaction(async (tx) => {
    const writer = { actor, now: shop.api.now, settings };
    const row = await newReplay(tx, writer, ReplayInput.parse({ versionId }));
    const [made = 0] = await insertRows(tx, programmeReplays, [{ ...row, jobId }], {
      returning: true,
    });
    return made;
  });
  return getRow(connection.db, programmeReplays, id);
};
const shown = async (id: number) =>
  (await marketer<ReplayReport>('GET', `/api/programmeReplays/${id}`)).body;

test('a replay whose server stops is finished by the next one with the same figures', async () => {
  const whole = await replayOf(shop, marketer, versionId);
  const { connection, application } = shop.api;
  const row = await begin();
  const stop = new Error('The server stops');
  const paged = () => Promise.reject(stop);
  await expect(
    computeReplay(connection, row, 'Asia/Shanghai', { paged, now: () => NOW }),
  ).rejects.toBe(stop);
  const stopped = await shown(row.id);
  expect(stopped).toMatchObject({ state: 'running', memberCount: MEMBERS, figures: null });
  expect(stopped.doneCount).toBeGreaterThan(0);
  expect(stopped.doneCount).toBeLessThan(MEMBERS);
  await continueReplays(application);
  await settledJobs();
  const finished = await shown(row.id);
  expect(finished).toMatchObject({ state: 'done', doneCount: MEMBERS });
  expect(finished.figures?.tally).toEqual(whole.figures.tally);
  expect((await membersOf(marketer, row.id)).body).toHaveLength(MEMBERS);
  await continueReplays(application);
  await settledJobs();
  expect(await shown(row.id)).toEqual(finished);
});

test('of two servers that compute a replay at once one writes it', async () => {
  const row = await begin();
  const { connection } = shop.api;
  const progress = { paged: () => Promise.resolve(), now: () => NOW };
  const outcomes = await Promise.all([
    computeReplay(connection, row, 'Asia/Shanghai', progress),
    computeReplay(connection, row, 'Asia/Shanghai', progress),
  ]);
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  const { tally, doneCount } = await getRow(connection.db, programmeReplays, row.id);
  expect(doneCount).toBe(MEMBERS);
  expect(tally).toMatchObject({ more: MEMBERS, orders: MEMBERS });
  await connection.transaction((tx) =>
    updateRow(tx, programmeReplays, row.id, { state: 'failed' }),
  );
});

test('a replay that was cancelled while its server stopped is not taken up again', async () => {
  const { connection, application } = shop.api;
  const [jobId = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      jobs,
      [
        {
          kind: 'replays' as const,
          name: 'v2',
          status: 'interrupted' as const,
          input: {},
          counts: {},
          cancelRequested: true,
          staffName: 'Marketer',
          createdAt: NOW,
        },
      ],
      { returning: true },
    ),
  );
  const row = await begin(jobId);
  await continueReplays(application);
  await settledJobs();
  expect(await shown(row.id)).toMatchObject({ state: 'cancelled', figures: null });
});

test('a replay whose terms were edited while it was interrupted ends', async () => {
  const row = await begin();
  const { body } = await marketer<{ terms: object }>('GET', `/api/programmeVersions/${versionId}`);
  const edited = await marketer('PUT', `/api/programmeVersions/${versionId}`, {
    terms: { ...body.terms, refundDays: 3 },
  });
  expect(edited.status).toBe(200);
  await continueReplays(shop.api.application);
  await settledJobs();
  expect(await shown(row.id)).toMatchObject({ state: 'cancelled', doneCount: 0 });
});
