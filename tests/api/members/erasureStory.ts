/** A member about whom something is known in every table, and everything that a database holds. */
import { insertRows } from '#db/bulk';
import { dialect } from '#db/kit';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { outboxEvents } from '#db/schema/platform/outbox';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/platform/webhooks';
import { query } from '#db/statements';
import { SYSTEM } from '#contract/platform/activities';
import { creditPoints } from '#server/members/points/creditPoints';
import { POINTS_LAPSE } from '#server/members/notices/kinds';
import { recordMessages } from '#server/platform/messages/recordMessages';
import { readSettings } from '#server/platform/settings/read';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { sendMessages } from '../support/mailServer.ts';
import { type Call, NOW, type OpenApi } from '../support/openApi.ts';

export const DAY = 86_400_000;
export const NUMBER = 'M-4711';

/** Each occurs nowhere but where the member's data are. */
export const SECRETS = {
  name: 'Quirina Zabłocka',
  oldName: 'Quirina Wiśniewska',
  phone: '13876540912',
  oldPhone: '13911223344',
  email: 'Quirina.Z@lilac-mail.example',
  oldEmail: 'quirina@former-mail.example',
  address: '上海市徐汇区衡山路811弄“紫藤苑”6号402室',
  oldAddress: '27 Wisteria Steps, Shanghai',
  birthday: '1987-03-19',
  region: 'Region Lilasgarten',
  occupation: 'Orgelbauerin',
  note: 'Kuchen mit 17 Kerzen',
  recipient: 'Hortensia Lilienthal',
  parcel: 'SF-LILAC-0099',
  tracking: 'SF-WISTERIA-0042',
};
const { name, oldName, phone, oldPhone, email, oldEmail, address, oldAddress } = SECRETS;
const words = `${SECRETS.note}, ${name}, ${phone}`;

/** A parcel of the member's order, as the shop sends it. */
export const PARCEL = {
  externalId: 'S-1',
  orderExternalId: 'O-1',
  carrier: 'SF',
  trackingNumber: SECRETS.tracking,
  lines: [{ id: 'a', quantity: 2 }],
  events: [{ status: 'shipped', at: NOW - 5000, place: SECRETS.address }],
};

const must = <T>({ status, body }: { status: number; body: T }): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

const sendMember = async (store: Call) => {
  const former = {
    externalId: NUMBER,
    name: oldName,
    phone: oldPhone,
    email: oldEmail,
    address: oldAddress,
    joinedAt: NOW - 400 * DAY,
    updatedAt: NOW - 3 * DAY,
  };
  must(await store('POST', '/api/store/members', former, { 'idempotency-key': 'first' }));
  const now = {
    ...former,
    name,
    phone,
    email,
    address,
    birthday: SECRETS.birthday,
    gender: 'female',
    language: 'zh',
    country: 'CN',
    consents: { marketing: { granted: true, source: SECRETS.note, at: NOW - 3 * DAY } },
    profile: {
      region: { value: SECRETS.region, source: 'member' },
      occupation: { value: SECRETS.occupation, source: 'store' },
      interests: { value: [SECRETS.note], source: 'survey' },
    },
    updatedAt: NOW - 2 * DAY,
  };
  return must(await store<{ id: number }>('POST', '/api/store/members', now)).id;
};

const sendDealings = async (store: Call) => {
  const line = { id: 'a', sku: 'CUP', name: 'Cup', quantity: 2, unitPrice: 5000, paid: 9000 };
  must(
    await store('POST', '/api/store/orders', {
      externalId: 'O-1',
      channel: 'web',
      currency: 'CNY',
      memberExternalId: NUMBER,
      lines: [{ ...line, discounts: [{ label: 'Ten off', amount: 1000 }] }],
      statuses: [
        { status: 'placed', at: NOW - DAY },
        { status: 'paid', at: NOW - DAY },
      ],
    }),
  );
  must(
    await store('POST', '/api/store/returns', {
      externalId: 'R-1',
      orderExternalId: 'O-1',
      returnedAt: NOW - 1000,
      reason: `${SECRETS.note} ${address}`,
      lines: [{ id: 'a', quantity: 1, amount: 4500 }],
    }),
  );
  const paid = {
    orderExternalId: 'O-1',
    tender: 'wechatPay',
    currency: 'CNY',
    amount: 9000,
    capturedAt: NOW - DAY,
  };
  must(await store('POST', '/api/store/payments', { externalId: 'P-1', ...paid }));
  must(await store('POST', '/api/store/shipments', PARCEL));
  for (const [externalId, type, detail] of [
    ['E-1', 'search', { query: phone }],
    ['E-2', 'visit', { page: address }],
    ['E-3', 'dwell', { seconds: 30, where: SECRETS.note }],
  ] as const)
    must(
      await store('POST', '/api/store/events', {
        externalId,
        type,
        at: NOW - DAY,
        channel: 'web',
        session: email,
        memberExternalId: NUMBER,
        detail,
      }),
    );
  const basket = { lines: [{ id: 'a', sku: 'CUP', quantity: 1 }], member: NUMBER };
  must(await store('POST', '/api/store/quotes', { ...basket, codes: [phone] }));
  const guest = { ...basket, member: null, guest: email, orderId: 'O-8' };
  for (const body of [{ ...basket, orderId: 'O-9' }, guest])
    must(await store('POST', '/api/store/redemptions', body, { 'idempotency-key': body.orderId }));
};

const givePoints = ({ connection }: OpenApi, memberId: number) =>
  connection.transaction(async (tx) => {
    const writer = { actor: SYSTEM, now: NOW, settings: await readSettings(tx) };
    const instants = { occurredAt: NOW - DAY, availableAt: NOW - DAY, expiresAt: null };
    await creditPoints(tx, writer, [
      { memberId, type: 'earn', points: 500, source: 'import', sourceId: 'x', ...instants },
    ]);
  });

const actAsStaff = async (owner: Call, memberId: number) => {
  must(await owner('POST', `/api/members/${memberId}/reveal`, { reason: words }));
  const level = { level: 'gold', reason: words };
  must(await owner('POST', `/api/members/${memberId}/levelGrant`, level));
  const points = { memberId, points: 5, reason: 'other', note: words };
  const key = { 'idempotency-key': 'by-hand' };
  must(await owner('POST', '/api/pointAdjustments', points, key));
  const tag = { key: 'lilac', names: { en: 'Lilac' }, kind: 'static' };
  const { id: tagId } = must(await owner<{ id: number }>('POST', '/api/tags', tag));
  must(await owner('POST', `/api/tags/${tagId}/assignment`, { memberIds: [memberId] }));
  const filter = encodeURIComponent(JSON.stringify({ q: phone }));
  const file = await owner('GET', `/api/exports/members?filter=${filter}&format=csv`);
  must({ ...file, body: '' });
  const gift = { kind: 'gift', names: { en: 'Tea set' }, points: 10, stock: 9 };
  const { id: rewardId } = must(await owner<{ id: number }>('POST', '/api/pointRewards', gift));
  const sent = { memberId, rewardId, recipient: SECRETS.recipient, phone, address };
  const redeem = async () =>
    must(
      await owner<{ id: number; version: number }>('POST', '/api/redeemedRewards', sent, {
        'idempotency-key': `gift-${Math.random()}`,
      }),
    );
  const first = await redeem();
  const posted = { carrier: 'SF', trackingNumber: SECRETS.parcel, note: words };
  must(
    await owner('POST', `/api/redeemedRewards/${first.id}/fulfilment`, {
      ...posted,
      version: first.version,
    }),
  );
  const second = await redeem();
  must(
    await owner('POST', `/api/redeemedRewards/${second.id}/cancellation`, {
      reason: words,
      version: second.version,
    }),
  );
};

/** An entry to a contest, which staff refuse in words about the member. */
const sendToContest = async (owner: Call, memberId: number) => {
  const create = async (resource: string, body: object) =>
    must(await owner<{ id: number; version: number }>('POST', `/api/${resource}`, body));
  const { id: campaignId } = await create('campaigns', { name: 'Spring', startsAt: NOW - 1000 });
  const { id: activityId } = await create('memberActivities', {
    campaignId,
    kind: 'contest',
    code: 'balconies',
    names: { en: 'Balconies' },
    startsAt: NOW - 1000,
    endsAt: NOW + 86_400_000,
    points: 5,
    winners: 1,
  });
  const { id, version } = await create('memberEntries', { activityId, memberId, text: words });
  must(await owner('POST', `/api/memberEntries/${id}/refusal`, { reason: words, version }));
};

/** A ticket whose customer tells about themselves, and staff in a note, a task, a hold and a correction. */
const askService = async (owner: Call, store: Call, memberId: number) => {
  const sent = {
    externalId: 'T-1',
    memberExternalId: NUMBER,
    type: 'complaint',
    subject: `${words} (1)`,
    channel: 'app',
    message: `${words}, ${SECRETS.address}`,
  };
  const key = { 'idempotency-key': 'ticket' };
  const { number } = must(await store<{ number: string }>('POST', '/api/store/tickets', sent, key));
  const answer = { externalId: 'A-1', body: `${words}, ${email}` };
  must(await store('POST', `/api/store/tickets/${number}/messages`, answer));
  const filter = encodeURIComponent(JSON.stringify({ number }));
  const [ticket] = must(
    await owner<{ id: number; version: number }[]>('GET', `/api/tickets?filter=${filter}`),
  );
  if (!ticket) throw new Error(`No ticket ${number}`);
  const path = `/api/tickets/${ticket.id}`;
  const act = async (noun: string, body: object, withVersion = true) => {
    const { body: current } = await owner<{ version: number }>('GET', path);
    const version = withVersion ? { version: current.version } : {};
    const once = { 'idempotency-key': `ticket-${noun}-${Math.random()}` };
    must(await owner('POST', `${path}/${noun}`, { ...body, ...version }, once));
  };
  const note = { kind: 'internal', body: words, externalId: 'note', lastSeenId: 0 };
  await act('messages', note, false);
  const { messages } = must(await owner<{ messages: { id: number }[] }>('GET', `${path}/timeline`));
  const lastSeenId = messages.at(-1)?.id ?? 0;
  await act('messages', { kind: 'public', body: words, externalId: 'reply', lastSeenId }, false);
  await act('tasks', { title: words, department: 'warehouse', dueAt: NOW + DAY }, false);
  await act('hold', { waitingOn: 'carrier', followUpAt: NOW + DAY, reason: words });
  await act('tags', { add: [name] }, false);
  await act('redaction', { messageId: messages[0]?.id, reason: words }, false);
  const { body } = await owner<{ version: number }>('GET', path);
  const { externalId: _, memberExternalId: __, message: ___, ...facts } = sent;
  must(
    await owner('PUT', path, {
      ...facts,
      memberId,
      subject: `${words} (2)`,
      version: body.version,
    }),
  );
};

/** A message in a file, one that waits, and one that the store's own systems are told of. */
const sendMail = async (api: OpenApi, memberId: number) => {
  const record = (key: string, more: object = {}) =>
    api.connection.transaction(async (tx) =>
      recordMessages(
        tx,
        { actor: SYSTEM, now: NOW, settings: await readSettings(tx) },
        POINTS_LAPSE,
        [
          {
            memberId,
            key,
            at: NOW,
            variables: { points: { count: 5 }, lapsesOn: { day: '2025-12-31' } },
            ...more,
          },
        ],
      ),
    );
  await record('sent');
  await sendMessages(api);
  await record('waiting', { address: oldEmail, at: NOW + DAY });
};

/** Rows of files, deliveries and jobs as they are left by work that takes long. */
const leaveTraces = ({ connection }: OpenApi) =>
  connection.transaction(async (tx) => {
    const job = {
      kind: 'import',
      name: 'members.csv',
      status: 'done',
      staffName: 'Owner',
    } as const;
    const [jobId = 0] = await insertRows(
      tx,
      jobs,
      [
        {
          ...job,
          input: { kind: 'point-adjustments', header: ['Member', 'note'], filter: { q: email } },
          counts: {},
          createdAt: NOW,
        },
      ],
      { returning: true },
    );
    for (const row of [
      ['X', `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, SECRETS.note],
      [NUMBER, SECRETS.note],
      ['Y', 'somebody else'],
    ])
      await insertRows(tx, jobErrors, [{ jobId, line: 2, field: null, message: 'x', row }]);
    const stamps = { createdAt: NOW, updatedAt: NOW };
    const [endpointId = 0] = await insertRows(
      tx,
      webhookEndpoints,
      [
        {
          url: 'https://x.example',
          description: '',
          types: ['message.due'],
          secret: 's',
          ...stamps,
        },
      ],
      { returning: true },
    );
    const payload = { memberExternalId: NUMBER, kind: 'k', body: words, variables: { name } };
    const event = { type: 'message.due', occurredAt: NOW, recordedAt: NOW, payload };
    const [eventId = 0] = await insertRows(
      tx,
      outboxEvents,
      [{ ...event, messageId: 'msg_1', dedupeKey: 'k' }],
      { returning: true },
    );
    await insertRows(tx, webhookDeliveries, [
      {
        endpointId,
        eventId,
        messageId: 'msg_1',
        type: 'message.due',
        status: 'waiting',
        createdAt: NOW,
        attempts: [{ at: NOW, duration: 1, status: 500, failure: null, answer: `no ${email}` }],
      },
    ]);
  });

/** Words in columns that the story so far has left empty. */
const fillColumns = async ({ connection }: OpenApi, memberId: number) => {
  await connection.transaction(async (tx) => {
    await query(tx, 'insert into ledger_clearing (id) values (1)');
    await query(
      tx,
      `insert into earn_approvals (event_id, trigger, source_id, member_id, occurred_at, recorded_at, state, reason,
         created_at, updated_at) select id, 'share', external_id, ?, 1, 1, 'rejected', ?, 1, 1 from events where external_id = 'E-2'`,
      [memberId, words],
    );
    await query(
      tx,
      `insert into unredeemed_discounts (order_id, promotion_id, label, amount, reason, verdict, note, created_at, updated_at)
       select id, 99, 'x', 1, 'never', 'takenBack', ?, 1, 1 from orders`,
      [words],
    );
    for (const [table, column] of [
      ['point_entries', 'reason'],
      ['growth_entries', 'reason'],
      ['point_adjustments', 'decision'],
    ])
      await query(tx, `update ${table} set ${column} = ?`, [words]);
    await query(tx, 'delete from ledger_clearing');
  });
  return memberId;
};

export const plant = async (api: OpenApi): Promise<number> => {
  const [owner, store] = [await api.raw('owner'), await api.store()];
  const category = { code: 'c', names: { en: 'C' } };
  must(await store('POST', '/api/store/categories', category));
  const variants = [{ sku: 'CUP', basePrice: 5000, cost: 100 }];
  const cup = { externalId: 'CUP', names: { en: 'Cup' }, categoryCode: 'c', variants };
  must(await store('POST', '/api/store/products', cup));
  for (const [key, rank] of [
    ['starter', 1],
    ['gold', 2],
  ])
    must(
      await owner('POST', '/api/audienceNames', { kind: 'levels', key, names: { en: key }, rank }),
    );
  const many = { metric: 'orders' as const, window: { kind: 'lifetime' as const }, threshold: 50 };
  const levels = [{ key: 'starter' }, { key: 'gold', conditions: [many] }];
  await approveProgramme(api.connection, { startsAt: NOW - 90 * DAY, levels });
  const { id } = must(
    await (
      await api.as('owner')
    )
      .create('promotions', {
        data: {
          name: 'Ten off',
          labels: { en: 'Ten off' },
          terms: {
            lane: 'order',
            startsAt: NOW - DAY,
            rewards: [{ kind: 'amount', amount: 10 }],
            limits: { budget: 1000, perMember: 5 },
          },
        } as never,
      })
      .then(({ data }) => ({ status: 201, body: data as { id: number } })),
  );
  await (await api.as('owner')).act('promotions', id, 'submission');
  const memberId = await sendMember(store);
  await sendDealings(store);
  await givePoints(api, memberId);
  await actAsStaff(owner, memberId);
  await sendToContest(owner, memberId);
  await askService(owner, store, memberId);
  await sendMail(api, memberId);
  await leaveTraces(api);
  return fillColumns(api, memberId);
};

const TABLES = {
  sqlite: `select name from sqlite_master where type = 'table' and sql not like 'CREATE VIRTUAL%' and name not like 'sqlite%'`,
  postgres: `select table_name as name from information_schema.tables where table_schema = 'public'`,
};

const textOf = (value: unknown): string => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
};

/** Every value of every column of every table, as text. */
export const dump = async ({ connection: { db } }: OpenApi): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const { name: table } of await query<{ name: string }>(db, TABLES[dialect])) {
    const rows = await query<Record<string, unknown>>(db, `select * from "${table}"`);
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        found.set(
          `${table}.${column}`,
          `${found.get(`${table}.${column}`) ?? ''}\n${textOf(value)}`,
        );
  }
  return found;
};

/** How many rows of the search's index hold a text. SQLite writes only the end of a word that begins like the one before. */
export const indexedRows = async ({ connection }: OpenApi, text: string): Promise<number> => {
  const { db } = connection;
  const rows = await query<Record<string, unknown>>(
    db,
    dialect === 'sqlite'
      ? 'select block from members_search_data'
      : 'select personal_text from members_search',
  );
  return rows.filter((row) => Object.values(row).some((value) => textOf(value).includes(text)))
    .length;
};

const plain = (text: string) => text.replace(/[\s-]/g, '').toLowerCase();

/** The columns that hold one of the texts, each as `table.column: name of the text`. */
export const traces = async (api: OpenApi): Promise<string[]> => {
  const columns = await dump(api);
  const sought = Object.entries(SECRETS).flatMap(([key, text]) => [
    [key, plain(text)] as const,
    [key, plain(JSON.stringify(text).slice(1, -1))] as const,
  ]);
  return [...columns].flatMap(([column, text]) => {
    const folded = plain(text);
    return sought
      .filter(([, secret]) => folded.includes(secret))
      .map(([key]) => `${column}: ${key}`);
  });
};
