/** Points on the birthday, by the scheduled job. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { BIRTHDAY_POINTS } from '#server/members/rewards/birthdayPoints';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  await approveProgramme(api.connection, {
    startsAt: NOW - 100 * DAY,
    levels: [{ key: 'starter', benefits: { birthdayPoints: 88 } }],
    earnRules: [],
  });
});
afterAll(() => api.close());

const member = async (externalId: string, birthday: string, more: object = {}) => {
  const { status } = await store('POST', '/api/store/members', {
    externalId,
    birthday,
    level: 'starter',
    joinedAt: NOW - 90 * DAY,
    updatedAt: NOW - 90 * DAY,
    ...more,
  });
  expect(status).toBeLessThan(300);
};
const run = (businessDay: string) =>
  BIRTHDAY_POINTS.run(api.application, businessDay, (work) =>
    api.connection.transaction((tx) => work(tx, () => undefined)),
  );
const given = async (externalId: string) =>
  (
    await query<{ points: number; day: string }>(
      api.connection.db,
      `select e.points, e.day from point_entries e join members m on m.id = e.member_id
       where m.external_id = ? and e.source = 'birthday' order by e.id`,
      [externalId],
    )
  ).map(({ points, day }) => [Number(points), day]);

test('they are given once on the day, however often the job runs, and by a later run for a missed day', async () => {
  api.now = NOW - DAY;
  await member('today', '1990-11-21');
  await member('tomorrow', '--11-22');
  api.now = NOW;
  await run('2025-11-21');
  await run('2025-11-21');
  expect(await given('today')).toEqual([[88, '2025-11-21']]);
  expect(await given('tomorrow')).toEqual([]);
  await run('2025-11-29');
  expect(await given('tomorrow')).toEqual([[88, '2025-11-22']]);
  expect(await given('today')).toEqual([[88, '2025-11-21']]);
});

test('a birthday before the member was known, or on the day of a first synchronisation, gives nothing', async () => {
  await member('new', '1990-11-18');
  await member('synchronised', '1990-11-21');
  await member('joined', '1990-11-21', { joinedAt: NOW - DAY });
  await run('2025-11-21');
  expect(await given('new')).toEqual([]);
  expect(await given('synchronised')).toEqual([]);
  expect(await given('joined')).toEqual([[88, '2025-11-21']]);
});

test('somebody born on 29 February gets them on the 28th in common years', async () => {
  await member('leap', '2000-02-29');
  await run('2026-02-27');
  expect(await given('leap')).toEqual([]);
  await run('2026-02-28');
  await run('2026-03-01');
  expect(await given('leap')).toEqual([[88, '2026-02-28']]);
});

test('a birthday that was changed less than 30 days before gives nothing', async () => {
  await member('early', '1990-06-01');
  await member('early', '1990-12-21', { updatedAt: at('2025-11-21T10:00') });
  await member('soon', '1990-06-01');
  await member('soon', '1990-12-20', { updatedAt: at('2025-11-21T10:00') });
  await run('2025-12-21');
  expect(await given('early')).toEqual([[88, '2025-12-21']]);
  expect(await given('soon')).toEqual([]);
});

test('verify finds nothing wrong', async () => {
  expect(await api.verify()).toEqual([]);
});
