/** Files of corrections and of opening balances: every wrong row is named, and all of a file is saved or nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PointAdjustment } from '#contract/members/adjustments';
import type { GrowthEntry } from '#contract/members/growth';
import type { MemberPoints } from '#contract/members/points';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

let client: ImportClient;
const ids = new Map<string, number>();
beforeAll(async () => {
  client = await openImports();
  await approveProgramme(client.api.connection, {
    startsAt: NOW - 1_000,
    expiry: { kind: 'months', months: 12, roundTo: 'month' },
  });
  const names = Array.from({ length: 3_000 }, (_, index) => `F${index}`);
  const made = await client.api.connection.transaction((tx) =>
    insertRows(
      tx,
      members,
      names.map((externalId) => ({ externalId, createdAt: NOW, joinedAt: NOW })),
      { returning: true },
    ),
  );
  names.forEach((name, index) => ids.set(name, made[index] ?? 0));
});
afterAll(() => client.close());

const HEAD = 'member,points,growth,reason,case,date,expires,note\n';
const OPENING = 'member,points,growth,date,expires,reason\n';
const get = async <T>(path: string) => (await (await client.api.raw('owner'))<T>('GET', path)).body;
const pointsOf = (name: string) => get<MemberPoints>(`/api/members/${ids.get(name)}/points`);
const adjustments = () => get<PointAdjustment[]>('/api/pointAdjustments?sort=["id","DESC"]');
const changed = { 'pointAdjustments.created': 2 };

test('A file of corrections is shown with its results, and applied as one adjustment', async () => {
  const file = `${HEAD}F1,200,,missing,,,,Order 7\nF2,10,5,活动奖励,,2025-11-01,2026-01-31,\n`;
  const { dry, done } = await client.run('point-adjustments', file, 'corrections.csv');
  expect(dry).toMatchObject({
    status: 'done',
    counts: { rows: 2, ...changed },
    input: {
      changes: [
        { name: 'F1', before: { points: 0 }, after: { points: 200 } },
        { name: 'F2', before: { growth: 0 }, after: { points: 10, growth: 5 } },
      ],
    },
  });
  expect(done).toMatchObject({ status: 'done', counts: changed });
  const [made] = await adjustments();
  expect(made).toMatchObject({
    id: done.input.adjustmentId,
    kind: 'file',
    state: 'approved',
    reason: 'several',
    lineCount: 2,
    pointsAdded: 210,
    growthAdded: 5,
    fileName: 'corrections.csv',
  });
  expect((await pointsOf('F1')).entries).toMatchObject([
    { type: 'adjustCredit', reason: 'Order 7' },
  ]);
  expect((await pointsOf('F2')).balance.lapsing).toEqual([{ lastDay: '2026-01-31', points: 10 }]);
});

test('A dry run changes no balance', async () => {
  const { job } = await client.upload('point-adjustments', `${HEAD}F3,50,,missing,,,,\n`);
  expect(job.counts).toMatchObject({ 'pointAdjustments.created': 1 });
  expect((await pointsOf('F3')).total).toBe(0);
});

test('Every wrong row is named with its column, and nothing of the file is saved', async () => {
  const rows = [
    'F4,10,,missing,,,,',
    'nobody,10,,missing,,,,',
    'F4,ten,,missing,,,,',
    'F4,10,,because,,,,',
    'F4,10,,goodwill,,,,',
    'F4,10,,other,,,,',
    'F4,0,,missing,,,,',
    'F4,10,,missing,,2099-01-01,,',
    'F4,10,,missing,,,2020-01-01,',
    ',10,,missing,,,,',
    'F4,1.5,,missing,,,,',
    'F4,10,,missing,,soon,,',
  ];
  const { dry, done } = await client.run('point-adjustments', `${HEAD}${rows.join('\n')}\n`);
  expect(dry.counts).toEqual({ rows: 12, rejected: 11 });
  const errors = await client.errors(dry.id);
  expect(errors.map(({ line, field }) => [line, field])).toEqual([
    [3, 'member'],
    [4, 'points'],
    [5, 'reason'],
    [6, 'case'],
    [7, 'note'],
    [8, 'points'],
    [9, 'date'],
    [10, 'expires'],
    [11, 'member'],
    [12, 'points'],
    [13, 'date'],
  ]);
  expect(done.status).toBe('failed');
  expect(done.message).toContain('pointAdjustments.errors.rowsRefused');
  expect((await pointsOf('F4')).total).toBe(0);
});

test('A row that takes more than there is refuses the whole file', async () => {
  const file = `${HEAD}F5,10,,missing,,,,\nF5,-4,,mistake,,,,\nF5,-7,,mistake,,,,\nF6,5,,missing,,,,\n`;
  const { dry, done } = await client.run('point-adjustments', file);
  expect(dry.counts).toEqual({ rows: 4, rejected: 1 });
  expect(await client.errors(dry.id)).toMatchObject([{ line: 4, field: 'points' }]);
  expect(done.status).toBe('failed');
  expect((await pointsOf('F6')).total).toBe(0);
  const mended = await client.mend(dry.id, [
    { line: 4, cells: ['F5', '-6', '', 'mistake', '', '', '', ''] },
  ]);
  expect(mended.counts).toMatchObject({ 'pointAdjustments.created': 4 });
  expect((await client.apply(mended.id)).status).toBe('done');
  expect((await pointsOf('F5')).balance.available).toBe(0);
});

test('The same rows are recognised whatever the file is called', async () => {
  const file = `${HEAD}F7,50,,event,,,,Spring\n`;
  await client.run('point-adjustments', file, 'spring.csv');
  const { job } = await client.upload('point-adjustments', file, 'other.csv');
  expect(job.status).toBe('failed');
  expect(job.message).toContain('pointAdjustments.errors.sameFile');
  expect((await pointsOf('F7')).balance.available).toBe(50);
});

test('The same rows are recognised in any order', async () => {
  const rows = ['F20,50,,event,,,,Summer', 'F21,60,,event,,,,Summer', 'F20,-5,,mistake,,,,Summer'];
  await client.run('point-adjustments', `${HEAD}${rows.join('\n')}\n`, 'summer.csv');
  const sorted = [...rows].sort().reverse();
  const { job } = await client.upload('point-adjustments', `${HEAD}${sorted.join('\n')}\n`);
  expect(job.message).toContain('pointAdjustments.errors.sameFile');
  expect((await pointsOf('F21')).balance.available).toBe(60);
});

test('A file of which points lapsed while it waited is refused with their row, and can be sent again', async () => {
  const owner = await client.api.raw('owner');
  const decide = async (done: { input: { adjustmentId?: unknown } }, noun: string, body = {}) =>
    owner<{ message: string; line: number }>(
      'POST',
      `/api/pointAdjustments/${Number(done.input.adjustmentId)}/${noun}`,
      body,
    );
  const taking = `${HEAD}F22,5,,event,,,,\nF23,30000,,event,,,2025-11-21,\nF23,-7,,mistake,,,,\n`;
  const opening = `${OPENING}F24,30000,,2025-06-15,2025-11-21,Old system\n`;
  const files = [
    (await client.run('point-adjustments', taking)).done,
    (await client.run('opening-balances', opening)).done,
  ];
  client.api.now = NOW + 86_400_000;
  const answers = await Promise.all(files.map((done) => decide(done, 'approval')));
  expect(answers.map(({ status, body }) => [status, body.line, body.message])).toEqual([
    [409, 3, expect.stringContaining('pointAdjustments.errors.lapsedLine')],
    [409, 2, expect.stringContaining('pointAdjustments.errors.lapsedLine')],
  ]);
  expect((await pointsOf('F22')).total).toBe(0);
  for (const done of files) await decide(done, 'rejection', { reason: 'Lapsed meanwhile' });
  const later = `${OPENING}F24,9000,,2025-06-15,2026-11-21,Old system\n`;
  expect((await client.run('opening-balances', later)).done.status).toBe('done');
  client.api.now = NOW;
});

test('A file above the limit waits for someone else, who applies all of it', async () => {
  const file = `${HEAD}F8,9000,,event,,,,Prize\nF9,9000,,event,,,,Prize\n`;
  const { dry, done } = await client.run('point-adjustments', file, 'prizes.csv');
  expect(dry.input.notices).toMatchObject([{ key: 'awaitsApproval' }]);
  expect((await pointsOf('F8')).total).toBe(0);
  const id = Number(done.input.adjustmentId);
  const owner = await client.api.raw('owner');
  const { status } = await owner('POST', `/api/pointAdjustments/${id}/approval`, {});
  expect(status).toBe(200);
  expect((await pointsOf('F8')).balance.available).toBe(9_000);
  expect((await pointsOf('F9')).balance.available).toBe(9_000);
});

test('Opening balances lapse from their day, and growth and levels change only where the file says so', async () => {
  const file = `${OPENING}F10,100,,2025-06-15,,Old system\nF11,80,300,2025-06-15,2027-01-31,Old system\n`;
  const { done } = await client.run('opening-balances', file, 'opening.csv');
  expect(done.status).toBe('done');
  expect(await pointsOf('F10')).toMatchObject({
    balance: { available: 100, lapsing: [{ lastDay: '2026-06-30' }] },
    entries: [{ type: 'adjustCredit', source: 'import', day: '2025-06-15', reason: 'Old system' }],
  });
  expect((await pointsOf('F11')).balance.lapsing).toEqual([{ lastDay: '2027-01-31', points: 80 }]);
  const growthOf = async (name: string) =>
    (
      await get<GrowthEntry[]>(
        `/api/growthEntries?filter=${encodeURIComponent(JSON.stringify({ memberId: ids.get(name) }))}`,
      )
    ).map(({ growth }) => growth);
  expect(await growthOf('F10')).toEqual([]);
  expect(await growthOf('F11')).toEqual([300]);
});

test('A member has one opening balance, and none that has lapsed already or is below zero', async () => {
  const rows = [
    'F10,5,,2025-06-15,,Again',
    'F12,5,,2020-01-01,,Lapsed',
    'F13,-5,,2025-06-15,,Below',
    'F14,5,,,,No day',
    'F15,5,,2025-06-15,,',
  ];
  const { job } = await client.upload(
    'opening-balances',
    `${OPENING}${rows.slice(2).join('\n')}\n`,
  );
  expect((await client.errors(job.id)).map(({ line, field }) => [line, field])).toEqual([
    [2, 'points'],
    [3, 'date'],
    [4, 'reason'],
  ]);
  const known = await client.upload(
    'opening-balances',
    `${OPENING}${rows.slice(0, 2).join('\n')}\n`,
  );
  expect((await client.errors(known.job.id)).map(({ line, message }) => [line, message])).toEqual([
    [2, expect.stringContaining('openedBefore')],
    [3, expect.stringContaining('lapsed')],
  ]);
  const twice = `${OPENING}F16,5,,2025-06-15,,A\nF16,6,,2025-06-15,,B\n`;
  const { job: second } = await client.upload('opening-balances', twice);
  expect(await client.errors(second.id)).toMatchObject([
    { line: 3, message: expect.stringContaining('openingTwice') },
  ]);
});

test('A file of thousands of members waits as a whole, and is applied as a whole', async () => {
  const rows = [...ids.keys()].slice(100).map((name) => `${name},5,,event,,,,Anniversary`);
  const { done } = await client.run('point-adjustments', `${HEAD}${rows.join('\n')}\n`);
  expect(done.counts).toMatchObject({ 'pointAdjustments.created': rows.length });
  expect((await pointsOf('F2999')).total).toBe(0);
  const id = Number(done.input.adjustmentId);
  const owner = await client.api.raw('owner');
  const approve = () => owner('POST', `/api/pointAdjustments/${id}/approval`, {});
  const statuses = (await Promise.all([approve(), approve()])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 409]);
  expect((await pointsOf('F2999')).balance.available).toBe(5);
  const filter = encodeURIComponent(JSON.stringify({ memberId: ids.get('F2999') }));
  const found = await get<PointAdjustment[]>(`/api/pointAdjustments?filter=${filter}`);
  expect(found.map((one) => one.id)).toEqual([id]);
});

test('All cached figures and the ledgers agree with the files', async () => {
  expect(await client.api.verify()).toEqual([]);
});
