/** Reviews from a file: each once, taken back as a whole, and equal to the digit by month, delivery and category. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cuts, Results, Trend } from '#contract/surveys/results';
import type { Undone } from '#contract/platform/undo';
import { query } from '#db/statements';
import { type Call, NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
const YEAR = 'from=2025-01-01&to=2025-12-01';
const PLACE = 'kind=score&questionKey=score';
let importer: ImportClient;
let manager: Call;
beforeAll(async () => {
  importer = await openImports();
  manager = await importer.api.raw('manager');
  const store = await importer.api.store();
  const send = async (resource: string, body: object) => {
    const { status, body: answer } = await store('POST', `/api/store/${resource}`, body);
    if (status >= 300) throw new Error(JSON.stringify(answer));
  };
  for (const code of ['cups', 'lamps'])
    await send('categories', { code, names: { en: code, zh: code } });
  for (const [sku, categoryCode] of [
    ['CUP', 'cups'],
    ['LAMP', 'lamps'],
  ])
    await send('products', {
      externalId: sku,
      names: { en: sku, zh: sku },
      categoryCode,
      variants: [{ sku, basePrice: 1000 }],
    });
  for (const [index, order] of ORDERS.entries()) {
    const { number, skus, late } = order;
    const paidAt = NOW - (60 - index) * DAY;
    await send('orders', {
      externalId: number,
      channel: 'web',
      currency: 'CNY',
      lines: skus.map((sku) => ({ sku, name: sku, quantity: 1, unitPrice: 1000, paid: 1000 })),
      statuses: [
        { status: 'placed', at: paidAt },
        { status: 'paid', at: paidAt },
      ],
    });
    if (late !== null)
      await send('shipments', {
        externalId: number,
        orderExternalId: number,
        promisedAt: paidAt + 3 * DAY,
        lines: [{ sku: skus[0], quantity: 1 }],
        events: [
          { status: 'shipped', at: paidAt + DAY },
          { status: 'delivered', at: paidAt + (late ? 4 : 2) * DAY },
        ],
      });
  }
});
afterAll(() => importer.close());

/** Twelve orders: even ones of cups, odd ones of lamps, the last of both; the first five came late, the last has no parcel. */
const ORDERS = Array.from({ length: 12 }, (_, index) => ({
  number: `R-${index}`,
  skus: index === 11 ? ['CUP', 'LAMP'] : [index % 2 === 0 ? 'CUP' : 'LAMP'],
  late: index === 11 ? null : index < 5,
}));
const SCORES = [1, 2, 1, 3, 2, 5, 4, 5, 5, 4, 5, 3];
const HEAD = 'order,score,comment,asked_at,answered_at\n';
/** Seven in October and five in November. */
const FILE =
  HEAD +
  SCORES.map((score, index) => {
    const on = index < 7 ? `2025-10-1${index % 7}` : `2025-11-0${index - 6}`;
    return `R-${index},${score},${score < 3 ? '"Late, and the courier was rude"' : ''},${on},${on} 20:15`;
  }).join('\n');

const surveyId = async () => {
  const [row] = await query<{ id: number }>(
    importer.api.connection.db,
    `select id from surveys where purpose = 'reviews'`,
  );
  return Number(row?.id);
};
const get = async <T>(path: string) =>
  (await manager<T>('GET', `/api/surveys/${await surveyId()}/${path}`)).body;
const countResponses = async () =>
  Number(
    (
      await query<{ n: number }>(
        importer.api.connection.db,
        'select count(*) as n from survey_responses',
      )
    )[0]?.n,
  );

test('A file of reviews becomes responses; the same file again changes nothing', async () => {
  const { dry, done } = await importer.run('reviews', FILE);
  expect(dry.counts).toEqual({ rows: 12, 'reviews.created': 12 });
  expect(done.counts).toEqual(dry.counts);
  expect((await importer.run('reviews', FILE)).done.counts).toEqual({
    rows: 12,
    'reviews.unchanged': 12,
  });
  expect(await countResponses()).toBe(12);
  expect(await importer.api.verify()).toEqual([]);
  const entries = await query<{ verb: string }>(
    importer.api.connection.db,
    `select verb from activities where resource = 'reviewImports'`,
  );
  expect(entries).toHaveLength(1);
});

describe('the figures of reviews', () => {
  test('by month have the mean and the share of satisfied customers', async () => {
    const { points } = await get<Trend>(`trend?${YEAR}&${PLACE}`);
    expect(points.map(({ from, n, value, mean }) => [from, n, value, mean?.value])).toEqual([
      // 1, 2, 1, 3, 2, 5, 4: two of seven, 18 / 7.
      ['2025-10-01', 7, 286, 257],
      // 5, 5, 4, 5, 3: four of five, 22 / 5.
      ['2025-11-01', 5, 800, 440],
    ]);
    const { questions } = await get<Results>(`results?${YEAR}`);
    expect(questions[0]).toMatchObject({ now: { n: 12, value: 500 }, mean: { value: 333 } });
  });

  test('stand apart for orders that came on time and late', async () => {
    const { rows } = await get<Cuts>(`cuts?${YEAR}&${PLACE}&by=delivery`);
    // The one order without a parcel is hidden, and with it the smaller of the others, or it could be computed.
    expect(
      rows.map(({ segment, isHidden, now, mean }) => [segment, isHidden, now?.n, mean?.value]),
    ).toEqual([
      ['onTime', false, 6, 467],
      ['', true, undefined, undefined],
      ['late', true, undefined, undefined],
    ]);
  });

  test('count an order of two categories in both', async () => {
    const { rows } = await get<Cuts>(`cuts?${YEAR}&${PLACE}&by=goods`);
    expect(rows.map(({ names, now, mean }) => [names, now?.n, mean?.value])).toEqual([
      [{ en: 'lamps', zh: 'lamps' }, 6, 367],
      [{ en: 'cups', zh: 'cups' }, 7, 300],
    ]);
  });
});

test('A review of an unknown order, from the future, or with another score is refused with its reason', async () => {
  const { done } = await importer.run(
    'reviews',
    `${HEAD}none,5,,2025-10-10,2025-10-10 20:15\nR-0,5,,2025-10-10,2025-10-10 20:15\nR-1,6,,2025-10-10,2025-10-10\nR-1,5,,2025-10-10,2025-10-09\nR-1,5,,2025-10-10,2035-10-09\nR-1,5,,,2025-10-09\n`,
  );
  expect(done.counts).toEqual({ rows: 6, rejected: 6 });
  expect((await importer.errors(done.id)).map(({ field, message }) => [field, message])).toEqual([
    ['order', 'reviews.errors.noOrder'],
    ['score', 'reviews.errors.otherScore'],
    ['score', 'reviews.errors.score'],
    ['answered_at', 'reviews.errors.beforeAsked'],
    ['answered_at', 'reviews.errors.future'],
    ['asked_at', 'ra.validation.required'],
  ]);
  expect(await countResponses()).toBe(12);
});

test('A review with another comment than on record is refused with its reason, and one whose comment was taken away is not', async () => {
  const at = '2025-10-10,2025-10-10 21:45';
  const row = (comment: string) => `${HEAD}R-3,3,${comment},${at}\n`;
  const { done } = await importer.run('reviews', row('Fine'));
  expect((await importer.run('reviews', row('Fine'))).done.counts).toEqual({
    rows: 1,
    'reviews.unchanged': 1,
  });
  for (const comment of ['Poor', '']) {
    const other = (await importer.run('reviews', row(comment))).done;
    expect(other.counts).toEqual({ rows: 1, rejected: 1 });
    expect(await importer.errors(other.id)).toMatchObject([
      { field: 'comment', message: 'reviews.errors.otherComment' },
    ]);
  }
  await importer.api.connection.transaction((tx) =>
    query(tx, `update survey_answers set text = null, redacted_at = 1 where text = 'Fine'`),
  );
  expect((await importer.run('reviews', row('Fine'))).done.counts).toEqual({
    rows: 1,
    'reviews.unchanged': 1,
  });
  await manager('POST', `/api/changes/import-${done.id}/undo`, {});
  expect(await countResponses()).toBe(12);
});

test('A review that stands twice in a file counts once, and one that says something else is refused with the line of the first', async () => {
  const at = '2025-10-10,2025-10-10 21:30';
  const { done } = await importer.run(
    'reviews',
    `${HEAD}R-2,５,Fine,${at}\nR-2,5,Fine,${at}\nR-2,4,Fine,${at}\nR-2,5,Poor,${at}\n`,
  );
  expect(done.counts).toEqual({
    rows: 4,
    rejected: 2,
    'reviews.created': 1,
    'reviews.unchanged': 1,
  });
  const errors = await importer.errors(done.id);
  expect(errors.map(({ field }) => field)).toEqual(['score', 'comment']);
  for (const { message } of errors) expect(message).toMatch(/reviews\.errors\.twice.*"line":2/);
  await manager('POST', `/api/changes/import-${done.id}/undo`, {});
  expect(await countResponses()).toBe(12);
});

test('A review counts by the level that the member had when asked', async () => {
  const { api } = importer;
  const store = await api.store();
  const level = async (at: number, key: string) => {
    api.now = at;
    const member = { externalId: 'LEVELLED', level: key };
    expect((await store('POST', '/api/store/members', member)).status).toBeLessThan(300);
  };
  await level(NOW - 90 * DAY, 'plus');
  await level(NOW - 5 * DAY, 'premium');
  api.now = NOW;
  await store('POST', '/api/store/orders', {
    externalId: 'R-level',
    channel: 'web',
    currency: 'CNY',
    memberExternalId: 'LEVELLED',
    lines: [{ sku: 'CUP', name: 'CUP', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [{ status: 'placed', at: NOW - 60 * DAY }],
  });
  const { done } = await importer.run(
    'reviews',
    `${HEAD}R-level,4,,2024-10-10,2024-10-10\nR-level,4,,2025-10-10,2025-11-18\nR-level,4,,2025-11-18,2025-11-19\n`,
  );
  expect(done.counts).toEqual({ rows: 3, 'reviews.created': 3 });
  const rows = await query<{ level: string | null }>(
    api.connection.db,
    `select level from survey_responses where change_id = ? order by started_at`,
    [`import-${done.id}`],
  );
  expect(rows.map((row) => row.level)).toEqual([null, 'plus', 'premium']);
  await (
    await api.raw('manager')
  )('POST', `/api/changes/import-${done.id}/undo`, {});
});

test('A marketer imports reviews, and no other kind', async () => {
  const marketer = await importer.api.raw('marketer');
  const start = async (kind: string) =>
    (await marketer('POST', `/api/imports?kind=${kind}&name=file.csv`, {})).status;
  expect([await start('reviews'), await start('products'), await start('tickets')]).toEqual([
    201, 403, 403,
  ]);
});

test('Undoing a file takes its reviews away and leaves others', async () => {
  const { done } = await importer.run(
    'reviews',
    `${HEAD}R-0,4,Fine,2025-10-20,2025-10-21\nR-1,5,Good,2025-10-20,2025-10-21\n`,
  );
  expect(done.counts).toEqual({ rows: 2, 'reviews.created': 2 });
  expect(await countResponses()).toBe(14);
  const { body } = await manager<Undone>('POST', `/api/changes/import-${done.id}/undo`, {});
  expect(body).toMatchObject({ undone: 2, left: [] });
  expect(await countResponses()).toBe(12);
  expect(await importer.api.verify()).toEqual([]);
  expect((await get<Results>(`results?${YEAR}`)).responses).toBe(12);
});

test('A file stays as long as an action is based on one of its reviews, and says why', async () => {
  const { done } = await importer.run('reviews', `${HEAD}R-0,1,Bad,2025-10-20,2025-10-21\n`);
  const [row] = await query<{ id: string; surveyId: number }>(
    importer.api.connection.db,
    'select id, survey_id as "surveyId" from survey_responses where change_id = ?',
    [`import-${done.id}`],
  );
  const proposed = await manager<{ id: number; version: number }>(
    'POST',
    '/api/correctiveActions',
    {
      title: 'Pack anew',
      surveyId: Number(row?.surveyId),
      measure: { kind: 'score', questionKey: 'score', rowKey: '' },
      windowDays: 28,
      evidence: [{ kind: 'response', responseId: row?.id }],
    },
  );
  expect(proposed.status).toBe(201);
  const undo = () => manager<Undone>('POST', `/api/changes/import-${done.id}/undo`, {});
  const refused = await undo();
  expect([refused.status, refused.body.left]).toMatchObject([
    409,
    [{ reason: 'correctiveActions.errors.evidenceInFile' }],
  ]);
  expect(await countResponses()).toBe(13);
  const { id, version } = proposed.body;
  await manager('POST', `/api/correctiveActions/${id}/dismissal`, { version, reason: 'Known' });
  expect((await undo()).body).toMatchObject({ undone: 1, left: [] });
  expect(await countResponses()).toBe(12);
  // The dismissed action says that it lost what it was based on.
  const { body } = await manager<{ evidence: object[] }>('GET', `/api/correctiveActions/${id}`);
  expect(body.evidence).toEqual([]);
  const lost = await query<{ before: string | object; actor: string }>(
    importer.api.connection.db,
    `select before, actor_name as actor from activities
     where resource = 'correctiveActions' and record_id = ? and verb = 'unlink'`,
    [String(id)],
  );
  expect(
    lost.map(({ before, actor }) => [
      typeof before === 'string' ? JSON.parse(before) : before,
      actor,
    ]),
  ).toEqual([[{ evidence: 'response' }, 'Manager']]);
});

test('A file does not write into an anonymous survey, and the survey of reviews stays identified', async () => {
  await importer.api.connection.transaction((tx) =>
    query(tx, 'update surveys set archived_at = ?', [NOW]),
  );
  const anonymous = await writeSurvey(
    importer.api.connection,
    [csat('score'), comment('comment')],
    {
      purpose: 'reviews',
      identityMode: 'anonymous',
    },
  );
  const own = await writeSurvey(importer.api.connection, [csat('score'), comment('comment')], {
    purpose: 'reviews',
  });
  await importer.run('reviews', `${HEAD}R-0,4,,2025-10-20,2025-10-21\n`);
  const rows = await query<{ id: number; frozen: number | string | null; n: number | string }>(
    importer.api.connection.db,
    `select id, frozen_at as frozen, (select count(*) from survey_responses r where r.survey_id = surveys.id) as n
     from surveys where archived_at is null order by id`,
  );
  expect(rows.map(({ id, frozen, n }) => [id, Number(frozen), Number(n)])).toEqual([
    [anonymous.surveyId, 0, 0],
    [own.surveyId, NOW, 1],
  ]);
});
