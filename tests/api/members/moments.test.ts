/** What members are told of birthdays, levels and points that lapse: once each, also by a server that was down for long. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { dialect } from '#db/kit';
import { audienceNames } from '#db/schema/members/audienceNames';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { SYSTEM } from '#contract/platform/activities';
import type { JobHost } from '#server/platform/jobs/spec';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { runDue } from '#server/platform/schedule/runDue';
import { readSettings } from '#server/platform/settings/read';
import { instantOf } from '#shared/days';
import { sendMessages } from '../support/mailServer.ts';
import type { MessageTemplate } from '#contract/platform/messages';
import { DAY, openShop, orderOf, type Shop, STARTED } from '../orders/earning/openShop.ts';
import { NOW, type OpenApi } from '../support/openApi.ts';

const ZONE = 'Asia/Shanghai';
const at = (day: string, time = '09:00') => instantOf(day, time, ZONE);
let shop: Shop;
let sibling: OpenApi | undefined;
let servers: JobHost[];
const GROWTH = {
  metric: 'growth' as const,
  window: { kind: 'months' as const, months: 1 },
  threshold: 100,
};
const LEVELS = ['starter', 'plus'];

beforeAll(async () => {
  shop = await openShop({
    levels: [
      { key: 'starter' },
      { key: 'plus', conditions: [GROWTH], validMonths: 1, graceDays: 0 },
    ],
    earnRules: [{ key: 'status', currency: 'growth' }],
    expiryNoticeDays: [30, 7],
  });
  await shop.api.connection.transaction((tx) =>
    insertRows(
      tx,
      audienceNames,
      LEVELS.map((key, rank) => ({
        kind: 'levels' as const,
        key,
        names: { en: `The ${key}`, zh: `${key} 级` },
        rank,
        createdAt: STARTED,
        updatedAt: STARTED,
      })),
    ),
  );
  const { api } = shop;
  if (dialect !== 'sqlite') sibling = await api.sibling();
  servers = [api.application, sibling?.application ?? { ...api.application }];
});
afterAll(async () => {
  await sibling?.close();
  await shop.close();
});
const setNow = (now: number) => {
  shop.api.now = now;
  if (sibling) sibling.now = now;
};
beforeEach(() => setNow(NOW));

/** What servers do after they start until nothing is due any more: both at the same time. */
const catchUp = async () => {
  for (let left = 1; left > 0;) {
    await Promise.all(servers.map((server) => runDue(server)));
    await recordDueEvents(shop.api.application);
    const [row] = await query<{ n: number }>(
      shop.api.connection.db,
      `select count(*) as n from scheduled_runs where status <> 'done'`,
    );
    const [due] = await query<{ n: number }>(
      shop.api.connection.db,
      `select count(*) as n from scheduled_jobs where next_day <= ?`,
      [new Date(shop.api.now + 8 * 3_600_000 - DAY).toISOString().slice(0, 10)],
    );
    left = Number(row?.n) + Number(due?.n);
  }
};
const told = async (member: string) =>
  (
    await query<{ kind: string; at: number; status: string; reason: string | null }>(
      shop.api.connection.db,
      `select m.kind, m.occurred_at as at, m.status, m.reason from messages m
       join members p on p.id = m.member_id where p.external_id = ? order by m.occurred_at, m.id`,
      [member],
    )
  ).map((row) => [row.kind, Number(row.at), row.reason ?? row.status]);
const join = (externalId: string, more: object = {}) =>
  shop.send('members', {
    externalId,
    name: externalId,
    email: `${externalId}@example.com`,
    joinedAt: NOW - 20 * DAY,
    consents: { marketing: { granted: true, source: 'app', at: NOW - 20 * DAY } },
    ...more,
  });
const idOf = async (externalId: string) =>
  Number(
    (
      await query<{ id: number }>(
        shop.api.connection.db,
        'select id from members where external_id = ?',
        [externalId],
      )
    )[0]?.id,
  );
const give = async (member: string, sourceId: string, points: number, lastDay: string) => {
  const memberId = await idOf(member);
  await shop.api.connection.transaction(async (tx) => {
    const writer = { actor: SYSTEM, now: shop.api.now, settings: await readSettings(tx) };
    await creditPoints(tx, writer, [
      {
        memberId,
        type: 'earn',
        points,
        source: 'import',
        sourceId,
        ruleKey: '',
        programmeNumber: 1,
        occurredAt: shop.api.now,
        availableAt: shop.api.now,
        expiresAt: at(lastDay, '00:00') + DAY,
      },
    ]);
  });
};

describe('after 40 days without a server', () => {
  test('each member is told once of each, with its true instant, and of nothing that is stale', async () => {
    await catchUp();
    await join('greeted', { birthday: '1990-12-10' });
    await join('greeted-late', { birthday: '--12-29' });
    await join('riser');
    await join('lapser');
    await shop.send(
      'orders',
      orderOf({ externalId: 'o-1', member: 'riser', lines: [20_000], statuses: { paid: NOW } }),
    );
    await give('lapser', 'gone', 300, '2025-12-25');
    await give('lapser', 'soon', 120, '2026-01-04');
    await give('lapser', 'later', 500, '2026-01-20');
    setNow(at('2025-12-31', '12:00'));
    await catchUp();
    await catchUp();
    await sendMessages(shop.api);
    await sendMessages(shop.api);
    await sendMessages(shop.api);
    expect(await told('greeted')).toEqual([['birthday', at('2025-12-10'), 'tooLate']]);
    expect(await told('greeted-late')).toEqual([['birthday', at('2025-12-29'), 'handedOver']]);
    expect(await told('riser')).toEqual([
      ['levelChanged', NOW, 'tooLate'],
      ['levelChanged', at('2025-12-22', '00:00'), 'tooLate'],
    ]);
    expect(await told('lapser')).toEqual([
      ['pointsLapse', at('2025-12-05'), 'tooLate'],
      ['pointsLapse', at('2025-12-21'), 'handedOver'],
      ['pointsLapse', at('2025-12-28'), 'handedOver'],
    ]);
    expect(await shop.api.verify()).toEqual([]);
  });
});

describe('a level that is about to be lost', () => {
  test('is told the days before that the programme names, with what is missing', async () => {
    setNow(at('2026-01-02', '12:00'));
    await join('keeper', { language: 'zh' });
    await shop.send(
      'orders',
      orderOf({
        externalId: 'o-2',
        member: 'keeper',
        lines: [20_000],
        statuses: { paid: at('2026-01-02', '11:00') },
      }),
    );
    setNow(at('2026-01-26', '12:00'));
    await catchUp();
    await sendMessages(shop.api);
    expect(await told('keeper')).toEqual([
      ['levelChanged', at('2026-01-02', '12:00'), 'tooLate'],
      ['levelEnding', at('2026-01-03'), 'tooLate'],
      ['levelEnding', at('2026-01-26'), 'handedOver'],
    ]);
    const [message] = await query<{ body: string }>(
      shop.api.connection.db,
      `select body from messages where kind = 'levelEnding' and status = 'handedOver'`,
    );
    expect(message?.body).toContain(
      '您的会员等级“plus 级”将保留至 2026年2月2日，之后将变更为“starter 级”。',
    );
    expect(message?.body).toContain('保级还差：100 成长值。');
  });
});

describe('a welcome', () => {
  const switchOn = async () => {
    const owner = await shop.api.raw('owner');
    const { body } = await owner<MessageTemplate[]>('GET', '/api/messageTemplates');
    const template = body.find(({ kind }) => kind === 'welcome');
    expect(template?.isOn).toBe(false);
    const { id, channel, subjects, bodies } = template ?? {};
    const input = { isOn: true, channel, subjects, bodies };
    expect((await owner('PUT', `/api/messageTemplates/${id}`, input)).status).toBe(200);
  };
  test('is sent to members who register once it is switched on, and to none who registered days ago', async () => {
    setNow(at('2026-02-01', '12:00'));
    await join('before', { joinedAt: shop.api.now });
    expect(await told('before')).toEqual([]);
    await switchOn();
    await join('known', { joinedAt: shop.api.now - 10 * DAY });
    await join('fresh', { joinedAt: shop.api.now - DAY });
    await join('fresh', { joinedAt: shop.api.now - DAY, name: 'Renamed' });
    await sendMessages(shop.api);
    expect(await told('known')).toEqual([]);
    expect(await told('fresh')).toEqual([['welcome', shop.api.now - DAY, 'handedOver']]);
  });
});
