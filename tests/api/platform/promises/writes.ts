/** Examples of the verbs of staff: the request, its activity, the fields it changes, and the route that reverses it. */
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { query } from '#db/statements';
import { pointAdjustments } from '#db/schema/members/adjustments';
import type { PairState } from '#contract/members/merges';
import { memberPairs } from '#db/schema/members/merges';
import { earnApprovals } from '#db/schema/orders/earning';
import { addDays } from '#shared/days';
import { messages } from '#db/schema/platform/messages';
import { programmeVersions } from '#db/schema/members/programme';
import { scheduledJobs, scheduledRuns } from '#db/schema/platform/schedule';
import { settledJobs } from '#server/platform/jobs/runner';
import { updateRow } from '#server/platform/records/records';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startingTerms } from '#rules/members/programmeTerms';
import type { Call } from '../../support/openApi.ts';
import { finishReplayOf } from '../../support/finishedReplay.ts';
import { NOW } from '../../support/openApi.ts';
import { approveProgramme } from '../../support/approvedProgramme.ts';
import { png } from '../../support/pictures.ts';
import { creditPoints } from '#server/members/points/creditPoints';
import { readSettings } from '#server/platform/settings/read';
import { SYSTEM } from '#contract/platform/activities';

const DAY = 86_400_000;
let serial = 0;
const next = () => ++serial;

export interface Prepared {
  id: number | string;
  /** What the address names, where that is not the record. */
  addressed?: string;
  body?: object;
}
export interface Write {
  resource: string;
  verb: string;
  arrange: (owner: Call, store: Call, connection: Connection) => Promise<Prepared>;
  /** The fields of the record that it may change, in addition to version and updatedAt. */
  changes?: readonly string[];
  /** The route that reverses it, or the reason why none does. */
  inverse: string;
  /** Other resources whose records it changes, each with an activity of its own. */
  also?: readonly string[];
}

const create = async (owner: Call, resource: string, body: object) => {
  const answer = await owner<{ id: number; version: number }>('POST', `/api/${resource}`, body);
  if (answer.status !== 201) throw new Error(`${resource}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const category = () => ({ code: `c${next()}`, names: { en: 'Tea', zh: '茶' } });
const attribute = () => ({ code: `a${next()}`, names: { en: 'Fit' }, type: 'text' });
const audienceName = () => {
  const rank = next();
  return { kind: 'levels', key: `level-${rank}`, names: { en: 'Level' }, rank };
};
/** Terms of one new level, to which the members of the levels before move. */
const programmeInput = async (owner: Call) => {
  const rank = next();
  const key = `level-${rank}`;
  await create(owner, 'audienceNames', { kind: 'levels', key, names: { en: 'Level' }, rank });
  const { body } = await owner<{ terms: { levels: { key: string }[] } }[]>(
    'GET',
    '/api/programmeVersions?filter={"phase":"inForce"}',
  );
  const movedLevels = (body[0]?.terms.levels ?? []).map((level) => ({ from: level.key, to: key }));
  return { terms: { ...startingTerms([key], 100), movedLevels } };
};
/** The only version of the programme that is worked on, written by somebody else. */
const programme =
  (...nouns: string[]) =>
  async (owner: Call, _store: Call, connection: Connection): Promise<Prepared> => {
    const { body: known } = await owner<{ id: number; version: number; state: string }[]>(
      'GET',
      '/api/programmeVersions',
    );
    const act = (id: number, noun: string, version: number) =>
      owner<{ version: number }>('POST', `/api/programmeVersions/${id}/${noun}`, { version });
    for (const { id, version, state } of known)
      if (['draft', 'submitted', 'rejected'].includes(state)) await act(id, 'withdrawal', version);
    const made = await create(owner, 'programmeVersions', await programmeInput(owner));
    await connection.transaction((tx) =>
      updateRow(tx, programmeVersions, made.id, { authorIds: ['somebody'] }),
    );
    await finishReplayOf(connection, made.id, NOW);
    let { version } = made;
    for (const noun of nouns) version = (await act(made.id, noun, version)).body.version;
    return { id: made.id, body: { version, reason: 'Test' } };
  };
const withoutVersion = async (owner: Call, store: Call, connection: Connection) => {
  const { id, body } = await programme()(owner, store, connection);
  await owner('POST', `/api/programmeVersions/${id}/withdrawal`, body);
  return { id: 0, body: await programmeInput(owner) };
};
const segment = () => ({
  key: `s${next()}`,
  names: { en: 'Buyers' },
  rule: { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 1 }] },
});
const tag = () => ({ key: `t${next()}`, names: { en: 'Regular' }, kind: 'static' });
/** What the computation aside writes meanwhile. */
const COMPUTED = ['computedAt', 'memberCount'];
const priceList = () => ({ code: `l${next()}`, kind: 'sale', names: { en: 'Sale', zh: '促销' } });
const campaign = () => ({ name: `Campaign ${next()}`, startsAt: NOW });
const product = () => ({
  names: { en: 'Cup', zh: '杯' },
  variants: [{ sku: `S${next()}`, basePrice: 1000, cost: 100 }],
});
const promotion = () => ({
  name: `Promotion ${next()}`,
  labels: { en: 'Ten off' },
  terms: {
    lane: 'order',
    startsAt: NOW - DAY,
    rewards: [{ kind: 'amount', amount: 10 }],
    limits: { budget: 1000 },
  },
});
const variantOf = async (owner: Call) => {
  const { id } = await create(owner, 'products', product());
  const { body } = await owner<{ variants: { id: number }[] }>('GET', `/api/products/${id}`);
  return body.variants[0]?.id ?? 0;
};
const offer = async (owner: Call) => ({ variantId: await variantOf(owner), seller: 'Elsewhere' });
const rule = () => ({ name: `Rule ${next()}`, aim: 'lowest' });
const seasonalPlan = async (owner: Call) => ({
  names: { en: 'Winter', zh: '冬季' },
  entries: [
    {
      key: 'sale',
      categoryId: (await create(owner, 'categories', category())).id,
      startsOn: '12-20',
      endsOn: '12-31',
      formula: { kind: 'percent', bps: -1000 },
    },
  ],
});
const instruction = () => ({ kind: 'restock', lines: [{ sku: 'S', quantity: 1 }] });
const gift = () => ({ kind: 'gift', names: { en: `Gift ${next()}` }, points: 10, stock: 5 });
const gifts = async (owner: Call, archives: boolean): Promise<Prepared> => {
  const { id, version } = await create(owner, 'pointRewards', gift());
  if (!archives) return { id, body: { version } };
  await owner('POST', `/api/pointRewards/${id}/archival`, { version });
  return { id, body: { version: version + 1 } };
};
/** A member with points, and what to redeem them for. */
const redeemable = async (
  owner: Call,
  store: Call,
  connection: Connection,
): Promise<{ memberId: number; rewardId: number }> => {
  const [{ n } = { n: 0 }] = await query<{ n: number }>(
    connection.db,
    'select count(*) as n from programme_versions where number = 900',
  );
  if (Number(n) === 0) await approveProgramme(connection, { number: 900, startsAt: NOW - DAY });
  const externalId = `M${next()}`;
  const { body } = await store<{ id: number }>('POST', '/api/store/members', { externalId });
  const rewardId = (await create(owner, 'pointRewards', gift())).id;
  const settings = await readSettings(connection.db);
  const instants = { occurredAt: NOW, availableAt: NOW, expiresAt: null };
  const source = { source: 'import', sourceId: externalId } as const;
  await connection.transaction((tx) =>
    creditPoints(tx, { actor: SYSTEM, now: NOW, settings }, [
      { memberId: body.id, type: 'earn', points: 50, ...source, ...instants },
    ]),
  );
  return { memberId: body.id, rewardId };
};
const redeemed =
  (body: object) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const made = await create(owner, 'redeemedRewards', await redeemable(owner, store, connection));
    return { id: made.id, body: { version: made.version, ...body } };
  };
/** An activity of a campaign of its own; an entry to it gives points. */
const memberActivity = async (owner: Call, more: object = {}) => ({
  campaignId: (await create(owner, 'campaigns', campaign())).id,
  code: `activity-${next()}`,
  kind: 'reward',
  names: { en: 'Spring', zh: '春季' },
  startsAt: NOW,
  endsAt: NOW + DAY,
  points: 10,
  ...more,
});
const activities = async (owner: Call, archives: boolean): Promise<Prepared> => {
  const { id, version } = await create(owner, 'memberActivities', await memberActivity(owner));
  if (!archives) return { id, body: { version } };
  await owner('POST', `/api/memberActivities/${id}/archival`, { version });
  return { id, body: { version: version + 1 } };
};
/** An entry to a contest, after these decisions. */
const contestEntry =
  (body: object, ...nouns: string[]) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const { memberId } = await redeemable(owner, store, connection);
    const contest = { kind: 'contest', winners: 1 };
    const activity = await create(owner, 'memberActivities', await memberActivity(owner, contest));
    const sent = { activityId: activity.id, memberId, text: 'My balcony' };
    const { id, version } = await create(owner, 'memberEntries', sent);
    for (const [index, noun] of nouns.entries())
      await owner('POST', `/api/memberEntries/${id}/${noun}`, { version: version + index });
    return { id, body: { version: version + nouns.length, ...body } };
  };
const DECIDED = ['state', 'decidedAt', 'decidedBy'];
const ticketDraft = () => ({
  type: 'consultation',
  subject: `Question ${next()}`,
  channel: 'phone',
  message: 'Where is my parcel?',
  isMine: false,
});
/** A ticket that nobody has, after these verbs with their bodies. */
const ticket =
  (body: object, ...verbs: [noun: string, body: object][]) =>
  async (owner: Call): Promise<Prepared> => {
    let { id, version } = await create(owner, 'tickets', ticketDraft());
    for (const [noun, sent] of verbs) {
      const path = `/api/tickets/${id}/${noun}`;
      const answer = await owner<{ version: number }>('POST', path, { ...sent, version });
      ({ version } = answer.body);
    }
    return { id, body: { ...body, version } };
  };
const HOLD = { waitingOn: 'carrier', followUpAt: NOW + DAY };
const RESOLUTION = { resolution: 'answered' };
const TASK = { title: 'Count the blue ones', department: 'warehouse', dueAt: NOW + DAY };
/** A ticket with work of another department. */
const ticketWithTask =
  (isDone: boolean) =>
  async (owner: Call): Promise<Prepared> => {
    const { id } = await ticket({})(owner);
    const path = `/api/tickets/${id}/tasks`;
    const { body } = await owner<{ tasks: { id: number }[] }>('POST', path, TASK);
    const named = { taskId: body.tasks[0]?.id };
    if (isDone) await owner('POST', `/api/tickets/${id}/taskCompletion`, named);
    return { id, body: named };
  };
/** A resolved ticket that its customer reopened. */
const reopenedTicket = async (owner: Call, store: Call): Promise<Prepared> => {
  const sent = { ...ticketDraft(), externalId: `ticket-${next()}`, isMine: undefined };
  const { body } = await store<{ number: string }>('POST', '/api/store/tickets', sent);
  const { body: found } = await owner<{ id: number; version: number }[]>(
    'GET',
    `/api/tickets?filter={"number":"${body.number}"}`,
  );
  const { id = 0, version = 0 } = found[0] ?? {};
  await owner('POST', `/api/tickets/${id}/resolution`, { ...RESOLUTION, version });
  await store('POST', `/api/store/tickets/${body.number}/messages`, {
    externalId: 'thanks',
    body: 'Thanks',
  });
  return { id, body: { version: version + 2 } };
};
/** A member without a level, below the highest one. */
const memberBelow = async (owner: Call, store: Call) => {
  await owner('POST', '/api/audienceNames', {
    kind: 'levels',
    key: 'highest',
    names: { en: 'Highest' },
    rank: 1000,
  });
  const sent = await store<{ id: number }>('POST', '/api/store/members', {
    externalId: `M${next()}`,
    name: 'Lin',
  });
  return sent.body.id;
};
const memberGranted = async (owner: Call, store: Call) => {
  const id = await memberBelow(owner, store);
  await owner('POST', `/api/members/${id}/levelGrant`, { level: 'highest', reason: 'Test' });
  return id;
};
/** Two records, of which the second is merged into the first where that is asked for. */
const records = (isMerged: boolean) => async (owner: Call, store: Call) => {
  const ids: number[] = [];
  for (const externalId of [`A${next()}`, `B${next()}`]) {
    const { body } = await store<{ id: number }>('POST', '/api/store/members', { externalId });
    ids.push(body.id);
  }
  const [id = 0, recordId = 0] = ids;
  const body = { recordId, reason: 'Test' };
  if (isMerged) await owner('POST', `/api/members/${id}/merger`, body);
  return { id, recordId, body };
};
const memberPair =
  (state: PairState) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const { id, recordId } = await records(false)(owner, store);
    const pair = { memberId: id, otherId: recordId, state, evidence: [], foundAt: NOW };
    const [pairId = 0] = await connection.transaction((tx) =>
      insertRows(tx, memberPairs, [pair], { returning: true }),
    );
    return { id: pairId, body: state === 'open' ? { reason: 'Sisters' } : {} };
  };
const createRunning = async (owner: Call) => {
  const { id } = await create(owner, 'promotions', promotion());
  await owner('POST', `/api/promotions/${id}/submission`);
  return id;
};

type Body = object | ((owner: Call) => Promise<object>);
const bodyOf = (owner: Call, body: () => Body) => {
  const value = body();
  return typeof value === 'function' ? value(owner) : Promise.resolve(value);
};
/** The routes that create, save and delete one kind of record. */
const record = (
  resource: string,
  body: () => Body,
  edited: object | null,
  { deletes = true }: { deletes?: boolean } = {},
): Record<string, Write> => ({
  [`POST /${resource}`]: {
    resource,
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await bodyOf(owner, body) }),
    inverse: deletes
      ? `DELETE /${resource}/:id`
      : 'it is archived instead, so that its history stays readable',
  },
  ...(edited && {
    [`PUT /${resource}/:id`]: {
      resource,
      verb: 'edit',
      arrange: async (owner: Call) => {
        const sent = await bodyOf(owner, body);
        const { id, version } = await create(owner, resource, sent);
        return { id, body: { ...sent, ...edited, version } };
      },
      changes: [...Object.keys(edited), 'name'],
      inverse: `PUT /${resource}/:id`,
    },
  }),
  ...(deletes && {
    [`DELETE /${resource}/:id`]: {
      resource,
      verb: 'delete',
      arrange: async (owner: Call) => ({
        id: (await create(owner, resource, await bodyOf(owner, body))).id,
      }),
      inverse: `POST /${resource}`,
    },
  }),
});
/** A verb on a record that `prepare` creates. */
const act = (
  resource: string,
  noun: string,
  verb: string,
  prepare: (owner: Call, store: Call) => Promise<number>,
  more: Pick<Write, 'changes' | 'inverse' | 'also'> & { body?: object },
): Record<string, Write> => ({
  [`POST /${resource}/:id/${noun}`]: {
    resource,
    verb,
    arrange: async (owner, store) => ({
      id: await prepare(owner, store),
      ...(more.body && { body: more.body }),
    }),
    ...(more.changes && { changes: more.changes }),
    inverse: more.inverse,
    ...(more.also && { also: more.also }),
  },
});
const idOf = (resource: string, body: () => Body) => async (owner: Call) =>
  (await create(owner, resource, await bodyOf(owner, body))).id;
const paused = async (owner: Call) => {
  const id = await createRunning(owner);
  await owner('POST', `/api/promotions/${id}/pause`, {});
  return id;
};

/** A campaign with a running promotion, or with a draft or a paused one. */
const campaignWith =
  (...nouns: string[]) =>
  async (owner: Call) => {
    const { id } = await create(owner, 'campaigns', campaign());
    const own = await create(owner, 'promotions', { ...promotion(), campaignId: id });
    for (const noun of nouns) await owner('POST', `/api/promotions/${own.id}/${noun}`, {});
    return id;
  };
const ofCampaign = (inverse: string) => ({
  body: { reason: null },
  changes: [],
  also: ['promotions'],
  inverse,
});

/** An order that claims a promotion which it never redeemed. */
const orderWithClaim = async (owner: Call, store: Call): Promise<Prepared> => {
  const promotionId = await createRunning(owner);
  const { body } = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId: `order-${next()}`,
    channel: 'web',
    currency: 'CNY',
    lines: [{ quantity: 1, unitPrice: 100, paid: 90, discounts: [{ promotionId, amount: 10 }] }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  return { id: body.id, body: { promotionId, verdict: 'kept', version: 1 } };
};

/** A return of more than its order had. */
const returnBeyondOrder = async (_owner: Call, store: Call): Promise<Prepared> => {
  const orderExternalId = `order-${next()}`;
  await store('POST', '/api/store/orders', {
    externalId: orderExternalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'S', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const { body } = await store<{ id: number }>('POST', '/api/store/returns', {
    externalId: `return-${next()}`,
    orderExternalId,
    returnedAt: NOW,
    lines: [{ sku: 'S', quantity: 2, amount: 100 }],
  });
  return { id: body.id, body: { version: 1 } };
};

/** An order that arrived too late to earn by itself. */
const lateOrder = async (_owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
  const externalId = `order-${next()}`;
  const { body } = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    memberExternalId: 'late',
    currency: 'CNY',
    lines: [{ sku: 'S', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [{ status: 'placed', at: NOW - 90 * DAY }],
  });
  const [member] = await query<{ id: number }>(
    connection.db,
    `select id from members where external_id = 'late'`,
  );
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      earnApprovals,
      [
        {
          orderId: body.id,
          eventId: null,
          trigger: 'order' as const,
          sourceId: externalId,
          memberId: member?.id ?? 0,
          occurredAt: NOW - 90 * DAY,
          recordedAt: NOW,
          state: 'waiting' as const,
        },
      ],
      { returning: true },
    ),
  );
  return { id, body: { version: 1 } };
};

const newMember = async (store: Call) =>
  (await store<{ id: number }>('POST', '/api/store/members', { externalId: `M${next()}` })).body.id;
/** An adjustment above the owner's limit, made by the owner or by somebody else. */
const waitingAdjustment =
  (authorId?: string) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const memberId = await newMember(store);
    const adjustment = { memberId, points: 1_000_000, reason: 'event' };
    const { id } = await create(owner, 'pointAdjustments', adjustment);
    if (authorId !== undefined)
      await connection.transaction((tx) => updateRow(tx, pointAdjustments, id, { authorId }));
    return { id, body: { reason: 'Test', version: 1 } };
  };
const DECISION_FIELDS = ['state', 'approverName', 'decision', 'decidedAt'];

const endpoint = () => ({ url: `http://127.0.0.1:9/${next()}`, types: ['price.changed'] });
const webhook =
  (...nouns: string[]) =>
  async (owner: Call) => {
    const { id } = await create(owner, 'webhookEndpoints', endpoint());
    for (const noun of nouns) await owner('POST', `/api/webhookEndpoints/${id}/${noun}`, {});
    return id;
  };
/** A message that was sent, which is not sent again by itself. */
const delivered = async (owner: Call): Promise<Prepared> => {
  const listener = createServer((_request, response) => void response.writeHead(200).end());
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  const { id } = await create(owner, 'webhookEndpoints', {
    ...endpoint(),
    url: `http://127.0.0.1:${port}/`,
  });
  const { body } = await owner<{ id: number }>('POST', `/api/webhookEndpoints/${id}/test`, {});
  await new Promise((resolve) => listener.close(resolve));
  return { id: body.id, body: {} };
};

/** The birthday greeting, with another text in English. */
const template = async (owner: Call) => {
  const { body } = await owner<{ id: number; subjects: object; bodies: object; version: number }[]>(
    'GET',
    '/api/messageTemplates?filter={"kind":"birthday"}',
  );
  const [found] = body;
  if (!found) throw new Error('There is no template');
  const { id, subjects, bodies, version } = found;
  const texts = { subjects: { ...subjects, en: `Greeting ${next()}` }, bodies };
  return { id, body: { isOn: true, channel: 'email', ...texts, version } };
};
const changedTemplate = async (owner: Call): Promise<Prepared> => {
  const { id, body } = await template(owner);
  await owner('PUT', `/api/messageTemplates/${id}`, body);
  return { id, body: {} };
};
/** A message that was given up. */
const failedMessage = async (_owner: Call, _store: Call, connection: Connection) => {
  const row = {
    messageId: `message-${next()}@localhost`,
    kind: 'birthday',
    dedupeKey: `message-${next()}`,
    language: 'en' as const,
    variables: {},
    status: 'failed' as const,
    occurredAt: NOW,
    createdAt: NOW,
    attempts: [],
  };
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(tx, messages, [row], { returning: true }),
  );
  return { id, body: {} };
};

/** A category that was moved below another. */
const movedCategory = async (owner: Call): Promise<Prepared> => {
  const parent = await create(owner, 'categories', category());
  const { id } = await create(owner, 'categories', category());
  const { headers } = await owner('POST', `/api/categories/${id}/move`, {
    parentId: parent.id,
    position: 0,
  });
  return { id, addressed: headers.get('x-request-id') ?? '' };
};

/** A scheduled run that failed. */
const failedRun = async (_owner: Call, _store: Call, connection: Connection) => {
  const run = {
    job: 'expiredRows',
    day: addDays('2024-01-01', next()),
    status: 'failed',
    attempts: 1,
    heldUntil: NOW + DAY,
    startedAt: NOW,
    finishedAt: NOW,
    counts: {},
    errorKey: 'scheduledRuns.errors.internal',
  } as const;
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(tx, scheduledRuns, [run], { returning: true }),
  );
  return { id, body: {} };
};

/** A job that a clock ahead carried to another year. */
const jobAhead = async (_owner: Call, _store: Call, connection: Connection) => {
  const row = { job: 'unusedFiles', nextDay: '2040-01-01' };
  await connection.transaction(async (tx) => void (await insertRows(tx, scheduledJobs, [row])));
  return { id: row.job, body: {} };
};

export const WRITES: Record<string, Write> = {
  'POST /scheduledRuns/jobs/:id/resumption': {
    resource: 'scheduledRuns',
    verb: 'resume',
    arrange: jobAhead,
    inverse: 'the days to come get their runs when they come, which they would not before',
  },
  'POST /scheduledRuns/:id/repetition': {
    resource: 'scheduledRuns',
    verb: 'runAgain',
    arrange: failedRun,
    changes: ['status', 'heldUntil'],
    inverse: 'it only begins earlier what would be tried again anyway',
  },
  'POST /staff/:id/passwordLink': {
    resource: 'staff',
    verb: 'passwordLink',
    arrange: async (owner) => {
      const { body } = await owner<{ id: string }[]>('GET', '/api/staff?filter={"role":"agent"}');
      return { id: body[0]?.id ?? '' };
    },
    changes: [],
    inverse: 'an unused link ends by itself after an hour, and a newer one replaces it',
  },
  'POST /changes/:id/undo': {
    resource: 'categories',
    verb: 'move',
    arrange: movedCategory,
    inverse: 'POST /changes/:id/undo',
  },
  'POST /pictures': {
    resource: 'pictures',
    verb: 'create',
    arrange: async () => ({ id: 0, body: await png() }),
    inverse: 'a picture that no record shows is deleted after seven days',
  },
  'POST /earnApprovals/:id/approval': {
    resource: 'earnApprovals',
    verb: 'approve',
    arrange: lateOrder,
    changes: ['state', 'decidedBy', 'decidedAt', 'reason'],
    inverse:
      'points that were given are taken back by an adjustment, so that the ledger tells both',
  },
  'POST /earnApprovals/:id/rejection': {
    resource: 'earnApprovals',
    verb: 'reject',
    arrange: lateOrder,
    changes: ['state', 'decidedBy', 'decidedAt', 'reason'],
    inverse: 'points that a person wants to give nevertheless are an adjustment',
  },
  'POST /earnApprovals/decisions': {
    resource: 'earnApprovals',
    verb: 'approve',
    arrange: async (owner, store, connection) => {
      const { id } = await lateOrder(owner, store, connection);
      return { id, body: { ids: [id], decision: 'approved', reason: null } };
    },
    changes: ['state', 'decidedBy', 'decidedAt', 'reason'],
    inverse:
      'points that were given are taken back by an adjustment, so that the ledger tells both',
  },
  'POST /pointAdjustments': {
    resource: 'pointAdjustments',
    verb: 'create',
    arrange: async (_owner, store) => ({
      id: 0,
      body: { memberId: await newMember(store), points: 5, reason: 'missing' },
    }),
    inverse: 'an adjustment of the other sign takes it back, so that the ledger tells both',
  },
  'POST /pointAdjustments/:id/approval': {
    resource: 'pointAdjustments',
    verb: 'approve',
    arrange: waitingAdjustment('somebody'),
    changes: DECISION_FIELDS,
    inverse: 'an adjustment of the other sign takes it back, so that the ledger tells both',
  },
  'POST /pointAdjustments/:id/rejection': {
    resource: 'pointAdjustments',
    verb: 'reject',
    arrange: waitingAdjustment('somebody'),
    changes: DECISION_FIELDS,
    inverse: 'what was refused is made again as another adjustment',
  },
  'POST /pointAdjustments/:id/withdrawal': {
    resource: 'pointAdjustments',
    verb: 'withdraw',
    arrange: waitingAdjustment(),
    changes: ['state'],
    inverse: 'what was withdrawn is made again as another adjustment',
  },
  'POST /returns/:id/acceptance': {
    resource: 'returns',
    verb: 'approve',
    arrange: returnBeyondOrder,
    // What it changes besides the review follows from it: the return counts.
    changes: ['review', 'countedOn', 'order'],
    inverse: 'POST /returns/:id/refusal',
  },
  'POST /returns/:id/refusal': {
    resource: 'returns',
    verb: 'reject',
    arrange: returnBeyondOrder,
    changes: ['review'],
    inverse: 'POST /returns/:id/acceptance',
  },
  'POST /tickets': {
    resource: 'tickets',
    verb: 'create',
    arrange: async () => ({ id: 0, body: ticketDraft() }),
    inverse: 'POST /tickets/:id/spam',
  },
  'PUT /tickets/:id': {
    resource: 'tickets',
    verb: 'edit',
    arrange: async (owner) => {
      const { message: _, isMine: __, ...facts } = ticketDraft();
      const { id, body } = await ticket({})(owner);
      return { id, body: { ...facts, ...body, subject: 'Else', priority: 'P1' } };
    },
    changes: ['subject', 'priority'],
    inverse: 'PUT /tickets/:id',
  },
  'POST /tickets/:id/messages': {
    resource: 'tickets',
    verb: 'reply',
    arrange: async (owner) => {
      const { id } = await ticket({})(owner);
      const said = { kind: 'public', body: 'Tomorrow', externalId: `said-${next()}` };
      const { body } = await owner<{ messages: { id: number }[] }>(
        'GET',
        `/api/tickets/${id}/timeline`,
      );
      return { id, body: { ...said, lastSeenId: body.messages[0]?.id ?? 0 } };
    },
    changes: ['status', 'assigneeId', 'assigneeName', 'firstReplyAt', 'lastMessage', 'allowed'],
    inverse: 'the customer may have read it already: what is wrong is corrected by another message',
  },
  'POST /tickets/:id/take': {
    resource: 'tickets',
    verb: 'take',
    arrange: ticket({}),
    changes: ['status', 'assigneeId', 'assigneeName', 'allowed'],
    inverse: 'POST /tickets/:id/assignment',
  },
  'POST /tickets/:id/assignment': {
    resource: 'tickets',
    verb: 'assign',
    arrange: ticket({ assigneeId: 'agent' }),
    changes: ['status', 'assigneeId', 'assigneeName', 'allowed'],
    inverse: 'POST /tickets/:id/assignment',
  },
  'POST /tickets/:id/hold': {
    resource: 'tickets',
    verb: 'hold',
    arrange: ticket(HOLD),
    changes: ['status', 'waitingOn', 'followUpAt', 'allowed'],
    inverse: 'POST /tickets/:id/resumption',
  },
  'POST /tickets/:id/resumption': {
    resource: 'tickets',
    verb: 'resume',
    arrange: ticket({}, ['hold', HOLD]),
    changes: ['status', 'waitingOn', 'followUpAt', 'allowed'],
    inverse: 'POST /tickets/:id/hold',
  },
  'POST /tickets/:id/resolution': {
    resource: 'tickets',
    verb: 'resolve',
    arrange: ticket(RESOLUTION),
    changes: ['status', 'resolution', 'resolvedAt', 'allowed'],
    inverse: 'POST /tickets/:id/reopening',
  },
  'POST /tickets/:id/reopening': {
    resource: 'tickets',
    verb: 'reopen',
    arrange: ticket({}, ['resolution', RESOLUTION]),
    changes: ['status', 'resolution', 'resolvedAt', 'reopenCount', 'allowed'],
    inverse: 'POST /tickets/:id/resolution',
  },
  'POST /tickets/:id/keptResolution': {
    resource: 'tickets',
    verb: 'resolve',
    arrange: reopenedTicket,
    changes: ['status', 'resolution', 'resolvedAt', 'reopenCount', 'allowed'],
    inverse: 'POST /tickets/:id/reopening',
  },
  'POST /tickets/:id/spam': {
    resource: 'tickets',
    verb: 'markSpam',
    arrange: ticket({}),
    changes: ['status', 'allowed'],
    inverse: 'POST /tickets/:id/restoration',
  },
  'POST /tickets/:id/restoration': {
    resource: 'tickets',
    verb: 'restore',
    arrange: ticket({}, ['spam', {}]),
    changes: ['status', 'allowed'],
    inverse: 'POST /tickets/:id/spam',
  },
  'POST /tickets/:id/tasks': {
    resource: 'tickets',
    verb: 'handOver',
    arrange: async (owner) => ({ id: (await ticket({})(owner)).id, body: TASK }),
    changes: [],
    inverse: 'POST /tickets/:id/taskCompletion',
  },
  'POST /tickets/:id/taskCompletion': {
    resource: 'tickets',
    verb: 'complete',
    arrange: ticketWithTask(false),
    changes: [],
    inverse: 'POST /tickets/:id/taskReopening',
  },
  'POST /tickets/:id/taskReopening': {
    resource: 'tickets',
    verb: 'askAgain',
    arrange: ticketWithTask(true),
    changes: [],
    inverse: 'POST /tickets/:id/taskCompletion',
  },
  'POST /tickets/:id/redaction': {
    resource: 'tickets',
    verb: 'redact',
    arrange: async (owner) => {
      const { id } = await ticket({})(owner);
      const path = `/api/tickets/${id}/timeline`;
      const { body } = await owner<{ messages: { id: number }[] }>('GET', path);
      return { id, body: { messageId: body.messages[0]?.id, reason: 'A card number' } };
    },
    changes: ['lastMessage'],
    inverse: 'the words are gone for good, which is what it is for',
  },
  'POST /tickets/next': {
    resource: 'tickets',
    verb: 'take',
    arrange: async (owner) => {
      // The only one that waits.
      while ((await owner('POST', '/api/tickets/next', {})).status === 200);
      const { id } = await create(owner, 'tickets', ticketDraft());
      return { id, body: {} };
    },
    inverse: 'POST /tickets/:id/assignment',
  },
  'POST /tickets/steps': {
    resource: 'tickets',
    verb: 'take',
    arrange: async (owner) => {
      const { id } = await ticket({})(owner);
      return { id, body: { action: 'take', ids: [id] } };
    },
    changes: ['status', 'assigneeId', 'assigneeName', 'allowed'],
    inverse: 'POST /tickets/steps',
  },
  'POST /tickets/:id/merger': {
    resource: 'tickets',
    verb: 'merge',
    arrange: async (owner) => {
      const { id: intoId } = await ticket({})(owner);
      return ticket({ intoId })(owner);
    },
    changes: ['status', 'mergedIntoId', 'allowed'],
    inverse: 'what is written after a merge is in one thread, of which no part belongs to either',
  },
  'POST /tickets/:id/tags': {
    resource: 'tickets',
    verb: 'edit',
    arrange: async (owner) => ({ id: (await ticket({})(owner)).id, body: { add: ['vip'] } }),
    changes: ['tags'],
    inverse: 'POST /tickets/:id/tags',
  },
  'POST /instructions': {
    resource: 'instructions',
    verb: 'create',
    arrange: async () => ({ id: 0, body: instruction() }),
    inverse: 'POST /instructions/:id/withdrawal',
  },
  'POST /instructions/:id/withdrawal': {
    resource: 'instructions',
    verb: 'withdraw',
    arrange: async (owner) => {
      const { id, version } = await create(owner, 'instructions', instruction());
      return { id, body: { version } };
    },
    changes: ['withdrawnAt', 'state'],
    inverse: 'the shop may have stopped already: it is asked again by another instruction',
  },
  'POST /orders/:id/discountDecision': {
    resource: 'orders',
    verb: 'approve',
    arrange: orderWithClaim,
    changes: ['undecidedDiscountCount'],
    inverse: 'POST /orders/:id/discountDecision',
  },
  ...record('webhookEndpoints', endpoint, { description: 'ERP' }, { deletes: false }),
  'POST /pointRewards': {
    resource: 'pointRewards',
    verb: 'create',
    arrange: async () => ({ id: 0, body: gift() }),
    inverse: 'POST /pointRewards/:id/archival',
  },
  'PUT /pointRewards/:id': {
    resource: 'pointRewards',
    verb: 'edit',
    arrange: async (owner) => {
      const before = gift();
      const { id, version } = await create(owner, 'pointRewards', before);
      return { id, body: { ...before, points: 20, version } };
    },
    changes: ['points'],
    inverse: 'PUT /pointRewards/:id',
  },
  'POST /pointRewards/:id/archival': {
    resource: 'pointRewards',
    verb: 'archive',
    arrange: (owner) => gifts(owner, false),
    changes: ['archivedAt'],
    inverse: 'POST /pointRewards/:id/restoration',
  },
  'POST /pointRewards/:id/restoration': {
    resource: 'pointRewards',
    verb: 'restore',
    arrange: (owner) => gifts(owner, true),
    changes: ['archivedAt'],
    inverse: 'POST /pointRewards/:id/archival',
  },
  'POST /memberActivities': {
    resource: 'memberActivities',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await memberActivity(owner) }),
    inverse: 'POST /memberActivities/:id/archival',
  },
  'PUT /memberActivities/:id': {
    resource: 'memberActivities',
    verb: 'edit',
    arrange: async (owner) => {
      const before = await memberActivity(owner);
      const { id, version } = await create(owner, 'memberActivities', before);
      return { id, body: { ...before, points: 20, version } };
    },
    changes: ['points'],
    inverse: 'PUT /memberActivities/:id',
  },
  'POST /memberActivities/:id/archival': {
    resource: 'memberActivities',
    verb: 'archive',
    arrange: (owner) => activities(owner, false),
    changes: ['archivedAt'],
    inverse: 'POST /memberActivities/:id/restoration',
  },
  'POST /memberActivities/:id/restoration': {
    resource: 'memberActivities',
    verb: 'restore',
    arrange: (owner) => activities(owner, true),
    changes: ['archivedAt'],
    inverse: 'POST /memberActivities/:id/archival',
  },
  'POST /memberEntries': {
    resource: 'memberEntries',
    verb: 'enter',
    arrange: async (owner, store, connection) => {
      const { memberId } = await redeemable(owner, store, connection);
      const { id } = await create(owner, 'memberActivities', await memberActivity(owner));
      return { id: 0, body: { activityId: id, memberId } };
    },
    inverse: 'an entry has given what it gave; one to a contest is refused',
  },
  'POST /memberEntries/:id/approval': {
    resource: 'memberEntries',
    verb: 'approve',
    arrange: contestEntry({}),
    changes: DECIDED,
    inverse: 'POST /memberEntries/:id/refusal',
  },
  'POST /memberEntries/:id/refusal': {
    resource: 'memberEntries',
    verb: 'reject',
    arrange: contestEntry({ reason: 'Blurred' }),
    changes: [...DECIDED, 'reason'],
    inverse: 'POST /memberEntries/:id/approval',
  },
  'POST /memberEntries/:id/award': {
    resource: 'memberEntries',
    verb: 'award',
    arrange: contestEntry({}, 'approval'),
    changes: [...DECIDED, 'points'],
    inverse: 'what a winner was given at once may be spent already',
  },
  'POST /redeemedRewards': {
    resource: 'redeemedRewards',
    verb: 'redeem',
    arrange: async (owner, store, connection) => ({
      id: 0,
      body: await redeemable(owner, store, connection),
    }),
    inverse: 'POST /redeemedRewards/:id/cancellation',
  },
  'POST /redeemedRewards/:id/fulfilment': {
    resource: 'redeemedRewards',
    verb: 'fulfil',
    arrange: redeemed({ note: 'At the counter' }),
    changes: ['state', 'note', 'fulfilledAt'],
    inverse: 'a gift that left the store does not come back by itself',
  },
  'POST /redeemedRewards/:id/cancellation': {
    resource: 'redeemedRewards',
    verb: 'cancel',
    arrange: redeemed({ reason: 'Test' }),
    changes: ['state', 'reason', 'cancelledAt'],
    inverse: 'the member redeems it again, at the cost and within the limits of then',
  },
  'POST /members/:id/dataFile': {
    resource: 'members',
    verb: 'export',
    arrange: async (owner, store) => ({
      id: await memberBelow(owner, store),
      body: { reason: 'Test' },
    }),
    changes: [],
    inverse: 'what somebody has saved cannot be taken back',
  },
  'POST /members/:id/erasure': {
    resource: 'members',
    verb: 'erase',
    arrange: async (owner, store) => {
      const id = await memberBelow(owner, store);
      const { body } = await owner<{ externalId: string }>('GET', `/api/members/${id}`);
      return { id, body: { confirmation: body.externalId, ground: 'request' } };
    },
    changes: ['name', 'erasedAt', 'marketingConsent', 'profilingConsent'],
    inverse: 'what is erased is to be gone for good',
  },
  'POST /redeemedRewards/:id/reveal': {
    resource: 'redeemedRewards',
    verb: 'reveal',
    arrange: async (owner, store, connection) => ({
      ...(await redeemed({})(owner, store, connection)),
      body: { reason: 'Test' },
    }),
    changes: [],
    inverse: 'what somebody has seen cannot be taken back',
  },
  ...act('webhookEndpoints', 'pause', 'pause', webhook(), {
    body: {},
    changes: ['pausedAt', 'pauseCause'],
    inverse: 'POST /webhookEndpoints/:id/resumption',
  }),
  ...act('webhookEndpoints', 'resumption', 'resume', webhook('pause'), {
    body: {},
    changes: ['pausedAt', 'pauseCause'],
    inverse: 'POST /webhookEndpoints/:id/pause',
  }),
  ...act('webhookEndpoints', 'archival', 'archive', webhook(), {
    body: {},
    changes: ['archivedAt'],
    inverse: 'an archived endpoint is made anew, with another secret',
  }),
  ...act('webhookEndpoints', 'renewal', 'renewSecret', webhook(), {
    body: {},
    changes: ['previousSecretUntil'],
    inverse: 'the secret before goes on signing for a day, and cannot be taken back',
  }),
  ...act('webhookEndpoints', 'test', 'sendTest', webhook(), {
    body: {},
    // Nobody listens there.
    changes: ['waiting', 'failingSince'],
    inverse: 'a message that was sent cannot be taken back',
  }),
  'POST /webhookDeliveries/:id/repetition': {
    resource: 'webhookDeliveries',
    verb: 'sendAgain',
    arrange: delivered,
    changes: ['status', 'nextAttemptAt', 'round'],
    inverse: 'a message that was sent cannot be taken back',
  },
  'PUT /messageTemplates/:id': {
    resource: 'messageTemplates',
    verb: 'edit',
    arrange: template,
    changes: ['subjects', 'isChanged'],
    inverse: 'PUT /messageTemplates/:id',
  },
  'POST /messageTemplates/:id/reset': {
    resource: 'messageTemplates',
    verb: 'revert',
    arrange: changedTemplate,
    changes: ['subjects', 'bodies', 'isChanged'],
    inverse: 'PUT /messageTemplates/:id',
  },
  'POST /messageTemplates/:id/test': {
    resource: 'messageTemplates',
    verb: 'sendTest',
    arrange: async (owner) => ({ id: (await template(owner)).id, body: { language: 'zh' } }),
    changes: [],
    inverse: 'a message that was sent cannot be taken back',
  },
  'PUT /messageSettings/:id': {
    resource: 'messageSettings',
    verb: 'edit',
    arrange: async () => ({
      id: 1,
      body: { isOn: true, transport: 'file', security: 'tls', fromName: `Tea ${next()}` },
    }),
    changes: ['fromName', 'security'],
    inverse: 'PUT /messageSettings/:id',
  },
  'POST /messageSettings/:id/test': {
    resource: 'messageSettings',
    verb: 'sendTest',
    arrange: async () => ({ id: 1, body: {} }),
    changes: [],
    inverse: 'a message that was sent cannot be taken back',
  },
  'POST /messages/:id/repetition': {
    resource: 'messages',
    verb: 'sendAgain',
    arrange: failedMessage,
    changes: ['status', 'nextAttemptAt'],
    inverse: 'a message that was sent cannot be taken back',
  },
  'POST /webhookDeliveries/again': {
    resource: 'webhookDeliveries',
    verb: 'sendAgain',
    arrange: async () => ({ id: 0, body: { filter: { status: 'failed' } } }),
    inverse: 'a message that was sent cannot be taken back',
  },
  ...record('categories', category, { hidden: true }),
  ...record('attributes', attribute, { names: { en: 'Cut' } }),
  'POST /audienceNames': {
    resource: 'audienceNames',
    verb: 'create',
    arrange: () => Promise.resolve({ id: 0, body: audienceName() }),
    inverse: 'DELETE /audienceNames/:id',
  },
  'PUT /audienceNames/:id': {
    resource: 'audienceNames',
    verb: 'edit',
    arrange: async (owner) => {
      const sent = audienceName();
      const { id, version } = await create(owner, 'audienceNames', sent);
      return { id, body: { ...sent, rank: 900, version } };
    },
    changes: ['rank'],
    inverse: 'PUT /audienceNames/:id',
  },
  'DELETE /audienceNames/:id': {
    resource: 'audienceNames',
    verb: 'delete',
    arrange: async (owner) => ({
      id: (await create(owner, 'audienceNames', audienceName())).id,
    }),
    inverse: 'POST /audienceNames',
  },
  'POST /programmeVersions': {
    resource: 'programmeVersions',
    verb: 'create',
    arrange: withoutVersion,
    inverse: 'POST /programmeVersions/:id/withdrawal',
  },
  'PUT /programmeVersions/:id': {
    resource: 'programmeVersions',
    verb: 'edit',
    arrange: async (owner, store, connection) => {
      const { id } = await programme()(owner, store, connection);
      const { body } = await owner<{ terms: object }>('GET', `/api/programmeVersions/${id}`);
      return { id, body: { terms: body.terms, note: `Note ${next()}` } };
    },
    // Whoever saves it is an author.
    changes: ['note', 'authorIds'],
    inverse: 'PUT /programmeVersions/:id',
  },
  'POST /programmeReplays': {
    resource: 'programmeReplays',
    verb: 'create',
    arrange: async (owner, store, connection) => {
      await settledJobs();
      const { id: versionId } = await programme()(owner, store, connection);
      return { id: 0, body: { versionId, months: 1 } };
    },
    inverse: 'it only computes, and a later one takes its place',
  },
  'POST /programmeVersions/:id/submission': {
    resource: 'programmeVersions',
    verb: 'submit',
    arrange: programme(),
    changes: ['state', 'phase'],
    inverse: 'POST /programmeVersions/:id/rejection',
  },
  'POST /programmeVersions/:id/approval': {
    resource: 'programmeVersions',
    verb: 'approve',
    arrange: programme('submission'),
    changes: ['state', 'phase', 'startsAt', 'approverName', 'decision', 'decidedAt'],
    inverse: 'what was in force is never taken back; a new version replaces it',
  },
  'POST /programmeVersions/:id/rejection': {
    resource: 'programmeVersions',
    verb: 'reject',
    arrange: programme('submission'),
    changes: ['state', 'phase', 'approverName', 'decision', 'decidedAt'],
    inverse: 'POST /programmeVersions/:id/submission',
  },
  'POST /programmeVersions/:id/withdrawal': {
    resource: 'programmeVersions',
    verb: 'withdraw',
    arrange: programme(),
    changes: ['state', 'phase'],
    inverse: 'a new version is started from the terms of the withdrawn one',
  },
  ...act('members', 'levelGrant', 'grantLevel', memberBelow, {
    body: { level: 'highest', until: '2099-12-31', reason: 'Compensation' },
    changes: ['level'],
    inverse: 'POST /members/:id/levelGrantEnd',
  }),
  ...act('members', 'levelGrantEnd', 'endLevel', memberGranted, {
    body: { reason: 'A mistake' },
    changes: ['level'],
    inverse: 'POST /members/:id/levelGrant',
  }),
  'POST /members/:id/merger': {
    resource: 'members',
    verb: 'merge',
    arrange: records(false),
    changes: [],
    inverse: 'POST /members/:id/separation',
  },
  'POST /members/:id/separation': {
    resource: 'members',
    verb: 'unmerge',
    // The log is that of the member who stayed.
    arrange: async (owner, store) => {
      const { id, recordId } = await records(true)(owner, store);
      return { id, addressed: String(recordId), body: { reason: 'Test' } };
    },
    changes: [],
    inverse: 'POST /members/:id/merger',
  },
  'POST /memberPairs/:id/dismissal': {
    resource: 'memberPairs',
    verb: 'dismiss',
    arrange: memberPair('open'),
    changes: ['state', 'reason', 'decidedAt', 'actorName'],
    inverse: 'POST /memberPairs/:id/reopening',
  },
  'POST /memberPairs/:id/reopening': {
    resource: 'memberPairs',
    verb: 'reactivate',
    arrange: memberPair('dismissed'),
    changes: ['state', 'reason', 'decidedAt', 'actorName'],
    inverse: 'POST /memberPairs/:id/dismissal',
  },
  ...record('segments', segment, null),
  'PUT /segments/:id': {
    resource: 'segments',
    verb: 'edit',
    arrange: async (owner) => {
      const sent = segment();
      const { id, version } = await create(owner, 'segments', sent);
      return { id, body: { ...sent, note: 'Of this year', version } };
    },
    changes: ['note', ...COMPUTED],
    inverse: 'PUT /segments/:id',
  },
  ...act('segments', 'refresh', 'runAgain', idOf('segments', segment), {
    body: {},
    changes: ['requestedAt', ...COMPUTED],
    inverse: 'a computation only says who meets the rule now',
  }),
  ...record('tags', tag, { color: '#123456' }),
  'POST /tags/:id/assignment': {
    resource: 'tags',
    verb: 'tag',
    arrange: async (owner, store) => {
      const { id } = await create(owner, 'tags', tag());
      return { id, body: { memberIds: [await memberBelow(owner, store)] } };
    },
    changes: ['members'],
    inverse: 'POST /tags/:id/assignment',
  },
  ...record('priceLists', priceList, { priority: 5 }, { deletes: false }),
  ...record('campaigns', campaign, { goal: 'More orders' }, { deletes: false }),
  ...record('suggestionRules', rule, { freshDays: 30 }),
  ...record('competitorOffers', () => offer, { url: 'https://example.com/cup' }),
  ...record('seasonalPlans', () => seasonalPlan, { names: { en: 'Cold', zh: '冬季' } }),
  ...act('promotions', 'pause', 'pause', createRunning, {
    body: { reason: 'Too many' },
    changes: ['phase', 'pausedAt'],
    inverse: 'POST /promotions/:id/resumption',
  }),
  ...act('promotions', 'resumption', 'resume', paused, {
    body: {},
    changes: ['phase', 'pausedAt'],
    inverse: 'POST /promotions/:id/pause',
  }),
  ...act('promotions', 'end', 'end', createRunning, {
    body: {},
    changes: ['phase', 'endsAt', 'terms', 'liveRevision', 'revisions'],
    inverse: 'PUT /promotions/:id',
  }),
  ...act(
    'campaigns',
    'submission',
    'submit',
    campaignWith(),
    ofCampaign('POST /campaigns/:id/pause'),
  ),
  ...act(
    'campaigns',
    'pause',
    'pause',
    campaignWith('submission'),
    ofCampaign('POST /campaigns/:id/resumption'),
  ),
  ...act(
    'campaigns',
    'resumption',
    'resume',
    campaignWith('submission', 'pause'),
    ofCampaign('POST /campaigns/:id/pause'),
  ),
  ...act('campaigns', 'end', 'end', campaignWith('submission'), ofCampaign('PUT /promotions/:id')),
  ...act('promotions', 'archival', 'archive', createRunning, {
    body: {},
    changes: ['phase', 'archivedAt', 'openRevision', 'openStatus'],
    inverse: 'its history stays readable; a copy replaces it',
  }),
  ...act('campaigns', 'archival', 'archive', idOf('campaigns', campaign), {
    changes: ['archivedAt'],
    inverse: 'its history stays readable; a new campaign replaces it',
  }),
  ...act(
    'competitorOffers',
    'archive',
    'archive',
    idOf('competitorOffers', () => offer),
    {
      body: {},
      changes: ['archivedAt'],
      inverse: 'POST /competitorOffers/:id/archive',
    },
  ),
  ...act(
    'seasonalPlans',
    'archive',
    'archive',
    idOf('seasonalPlans', () => seasonalPlan),
    {
      body: {},
      changes: ['archivedAt'],
      inverse: 'POST /seasonalPlans/:id/archive',
    },
  ),
  ...act('priceLists', 'archive', 'archive', idOf('priceLists', priceList), {
    changes: ['archivedAt', 'current', 'planned'],
    inverse: 'its prices have ended; a new list replaces it',
  }),
};
