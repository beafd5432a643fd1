/** No route of customer service takes words about a customer who was erased; all of them are walked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import type { ErasurePreview } from '#contract/members/erasure';
import type { Accountability } from '#contract/service/accountability';
import type { AgentSample } from '#contract/service/qualityReviews';
import { service } from '#server/service/domain';
import type { Call } from '../support/openApi.ts';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import {
  grant,
  onlyPayment,
  readRefund,
  runPayments,
  sellOrder,
  setProvider,
  units,
} from './refundStore.ts';
import { act, type Desk, draft, openDesk, read, write } from './ticketStore.ts';

const ERASED = 'members.errors.erased';
const DAY = 86_400_000;

/** Fields that name somebody or something by a key, or goods: no words about a customer. */
const KEYS = [
  'externalId',
  'memberExternalId',
  'orderExternalId',
  'sku',
  'lines.id',
  'lines.name',
  'lines.sku',
  'key',
  'reference',
  'otherNumber',
  'assigneeId',
  'ownerId',
  'mediatorId',
  'accusedId',
  'agentId',
  'shares.staffId',
  'shares.partyName',
  'week',
  'remove',
  'carrier',
  'trackingNumber',
  'serialNumber',
  'reasonCode',
  'evidenceOn',
  'instructions',
];
/** Rules, texts and people of the shop: no customer is named in them. */
const SETTINGS = [
  'macros',
  'ticketRules',
  'qualityCards',
  'teams',
  'absences',
  'ticketViews',
  'serviceCalendars',
  'servicePolicies',
  'rootCauses',
  'careRules',
  'reasonTexts',
  'afterSalesPolicies',
];

interface Node {
  type: string;
  shape?: Record<string, ZodType>;
  element?: ZodType;
  innerType?: ZodType;
  in?: ZodType;
  out?: ZodType;
  options?: ZodType[];
  valueType?: ZodType;
}
/** The paths of the texts in a contract. */
const textsIn = (schema: ZodType, path: readonly string[] = []): string[] => {
  const { type, shape = {}, ...node }: Node = schema.def;
  if (type === 'string') return [path.join('.')];
  const inner = [node.element, node.innerType, node.in, node.out, node.valueType].concat(
    node.options ?? [],
  );
  return [
    ...Object.entries(shape).flatMap(([key, field]) => textsIn(field, [...path, key])),
    ...inner.flatMap((one) => (one ? textsIn(one, path) : [])),
  ];
};
const hasWords = (schema: ZodType) => textsIn(schema).some((path) => !KEYS.includes(path));

const writing = (service.routes ?? [])
  .filter(({ method, reads }) => method !== 'get' && reads !== true)
  .filter(({ path }) => !SETTINGS.includes(path.split('/')[1] ?? ''))
  .filter(({ body }) => body !== undefined && hasWords(body))
  .map(({ method, path }) => `${method} ${path}`);

let desk: Desk;
interface Ids {
  ticket: number;
  number: string;
  held: number;
  message: number;
  case: number;
  caseNumber: string;
  draft: Accountability;
  told: Accountability;
  reviewed: { id: number; version: number };
  unreviewed: { ticketId: number; agentId: string; week: string };
  waiting: number;
  paying: number;
  order: number;
}
let ids: Ids;
let marks: Record<string, number>;
let keeps: ErasurePreview['keeps'];

const WEEK = '2025-11-10';
const ACCOUNT = {
  facts: 'The box had no padding.',
  preventiveMeasure: 'Boxes with padding',
  refunds: 0,
  shares: [{ partyKind: 'employee', staffId: 'agent', bps: 10_000 }],
};
const accountable = async (): Promise<[caseId: number, Accountability]> => {
  const { id } = await write(desk.agent, { memberId: 1 });
  const { body } = await openCase(desk.agent, id, 'complaint', { remedySought: 'refund' });
  const made = await desk.manager<Accountability>('POST', '/api/accountabilities', {
    ...ACCOUNT,
    caseId: body.id,
  });
  return [body.id, made.body];
};

const prepareReviews = async () => {
  desk.api.now = NOW - 7 * DAY;
  for (let n = 0; n < 2; n++) {
    const { id } = await write(desk.agent, { isMine: true, memberId: 1 });
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
  }
  desk.api.now = NOW;
  const cards = await desk.agent<{ criteria: { key: string }[] }[]>('GET', '/api/qualityCards');
  marks = Object.fromEntries((cards.body[0]?.criteria ?? []).map(({ key }) => [key, 3]));
  const { body } = await desk.manager<AgentSample[]>(
    'GET',
    `/api/qualityReviews/sample?week=${WEEK}`,
  );
  const [one, other] = body.find(({ agentId }) => agentId === 'agent')?.tickets ?? [];
  const asked = (ticketId: number | undefined) => ({
    ticketId: ticketId ?? 0,
    agentId: 'agent',
    week: WEEK,
  });
  const made = await desk.manager<{ id: number; version: number }>('POST', '/api/qualityReviews', {
    ...asked(one?.ticketId),
    marks,
    comment: 'Clear.',
  });
  expect(made.status).toBe(201);
  return { reviewed: made.body, unreviewed: asked(other?.ticketId) };
};

const prepareRefunds = async () => {
  await setProvider(desk.api, 'trial');
  const shop = { ...desk };
  const order = await sellOrder(shop, 'erased', {
    lines: { A: [4, 400_000] },
    member: 'm1',
    payments: [{ tender: 'alipay', amount: 400_000, reference: 'x-lost' }],
  });
  const waiting = await grant(desk.agent, order, { lines: units({ A: 1 }) });
  const paying = await grant(desk.owner, order, { lines: units({ A: 1 }) });
  await runPayments(desk.api);
  return { order, waiting: waiting.body.id, paying: paying.body.id };
};

beforeAll(async () => {
  desk = await openDesk();
  const ticket = await write(desk.agent, { memberId: 1 });
  const { body: timeline } = await desk.agent<{ messages: { id: number }[] }>(
    'GET',
    `/api/tickets/${ticket.id}/timeline`,
  );
  const opened = await openCase(desk.agent, ticket.id, 'complaint', { remedySought: 'refund' });
  const { id: held } = await write(desk.agent, { memberId: 1 });
  await act(desk.agent, held, 'resolution', { resolution: 'answered' });
  const [, drafted] = await accountable();
  const [, made] = await accountable();
  const told = await desk.manager<Accountability>(
    'POST',
    `/api/accountabilities/${made.id}/notification`,
    { version: made.version },
  );
  ids = {
    ticket: ticket.id,
    number: ticket.number,
    held,
    message: timeline.messages[0]?.id ?? 0,
    case: opened.body.id,
    caseNumber: opened.body.number,
    draft: drafted,
    told: told.body,
    ...(await prepareReviews()),
    ...(await prepareRefunds()),
  };
  const preview = await desk.owner<ErasurePreview>('GET', '/api/members/1/erasurePreview');
  keeps = preview.body.keeps;
  const erasure = { confirmation: 'm1', ground: 'request' };
  const { status } = await desk.owner('POST', '/api/members/1/erasure', erasure);
  if (status !== 200) throw new Error('The member was not erased');
});
afterAll(() => desk.api.close());

type Answer = { message?: string; errors?: object };
const versionOf = async (path: string) =>
  (await desk.owner<{ version: number }>('GET', `/api/${path}`)).body.version;
const post = (call: Call, path: string, body: object) => call<Answer>('POST', path, body);
const onTicket =
  (noun: string, body: object, id = () => ids.ticket) =>
  async () =>
    act(desk.agent, id(), noun, body);
const onRefund = (noun: string, id: () => number, call: () => Call) => async () =>
  post(call(), `/api/refunds/${id()}/${noun}`, {
    version: await versionOf(`refunds/${id()}`),
    reason: 'Lin asked for it',
  });
const onPayment = (noun: string, further: object) => async () => {
  const { id, version } = onlyPayment(await readRefund(desk.owner, ids.paying));
  return post(desk.owner, `/api/refundPayments/${id}/${noun}`, {
    version,
    reason: 'Lin asked for it',
    ...further,
  });
};

const redaction = (part: string) => ({ part, row: null, reason: 'Lin asked for it' });

/** What each route is sent about the customer. */
const SENT: Record<string, () => Promise<{ status: number; body: Answer }>> = {
  'post /tickets': () => post(desk.agent, '/api/tickets', draft({ memberId: 1 })),
  'put /tickets/:id': async () => {
    const { id, number: _, ...ticket } = await read(desk.agent, ids.ticket);
    return desk.agent<Answer>('PUT', `/api/tickets/${id}`, {
      type: ticket.type,
      subject: 'Lin again',
      memberId: ticket.memberId,
      orderExternalId: null,
      lines: [],
      channel: ticket.channel,
      priority: ticket.priority,
      severity: ticket.severity,
      version: ticket.version,
    });
  },
  'post /tickets/:id/hold': onTicket('hold', {
    waitingOn: 'supplier',
    followUpAt: NOW + DAY,
    reason: 'Lin is away',
  }),
  'post /tickets/:id/reopening': onTicket('reopening', { reason: 'Lin called' }, () => ids.held),
  'post /tickets/:id/tags': () =>
    post(desk.agent, `/api/tickets/${ids.ticket}/tags`, { add: ['lin'], remove: [] }),
  'post /tickets/steps': async () => {
    const { status, body } = await desk.agent<{ error: string | null }[]>(
      'POST',
      '/api/tickets/steps',
      { action: 'tag', ids: [ids.ticket], tag: 'lin' },
    );
    return { status, body: { message: body[0]?.error ?? '' } };
  },
  'post /tickets/:id/messages': () =>
    post(desk.agent, `/api/tickets/${ids.ticket}/messages`, {
      kind: 'internal',
      body: 'Lin called',
      externalId: 'words-1',
      lastSeenId: ids.message,
    }),
  'post /tickets/:id/tasks': () =>
    post(desk.agent, `/api/tickets/${ids.ticket}/tasks`, {
      title: 'Call Lin',
      department: 'warehouse',
      dueAt: NOW + DAY,
    }),
  'post /tickets/:id/redaction': () =>
    post(desk.manager, `/api/tickets/${ids.ticket}/redaction`, {
      messageId: ids.message,
      reason: 'Lin asked for it',
    }),
  'post /tickets/:id/legalHold': () =>
    post(desk.owner, `/api/tickets/${ids.ticket}/legalHold`, { reason: 'Lin goes to court' }),
  'post /tickets/:id/wordRedaction': () =>
    post(desk.manager, `/api/tickets/${ids.ticket}/wordRedaction`, redaction('step')),
  'post /cases/:id/wordRedaction': () =>
    post(desk.manager, `/api/cases/${ids.case}/wordRedaction`, redaction('step')),
  'post /refunds/:id/wordRedaction': () =>
    post(desk.manager, `/api/refunds/${ids.waiting}/wordRedaction`, redaction('note')),
  'post /cases/:id/actions/:action': () => stepOf(desk.agent, ids.case, 'acknowledge', {}, 'Lin'),
  'post /store/cases/:number/actions/:action': async () =>
    post(desk.store, `/api/store/cases/${ids.caseNumber}/actions/withdraw`, {
      version: (await readCase(desk.agent, ids.case)).version,
      reason: 'Lin',
    }),
  'post /store/tickets': () =>
    post(desk.store, '/api/store/tickets', {
      externalId: 'words-2',
      type: 'consultation',
      memberExternalId: 'm1',
      subject: 'Lin',
      channel: 'app',
      message: 'Lin',
    }),
  'post /store/tickets/:number/messages': () =>
    post(desk.store, `/api/store/tickets/${ids.number}/messages`, {
      externalId: 'words-3',
      body: 'Lin',
    }),
  'post /accountabilities': () =>
    post(desk.manager, '/api/accountabilities', { ...ACCOUNT, caseId: ids.case }),
  'put /accountabilities/:id': () =>
    desk.manager<Answer>('PUT', `/api/accountabilities/${ids.draft.id}`, {
      ...ACCOUNT,
      facts: 'Lin says that it broke.',
      version: ids.draft.version,
    }),
  'post /accountabilities/:id/reply': () =>
    post(desk.agent, `/api/accountabilities/${ids.told.id}/reply`, {
      version: ids.told.version,
      text: 'Lin dropped it.',
    }),
  'post /accountabilities/:id/appeal': async () => {
    const { id, version } = ids.told;
    const path = `/api/accountabilities/${id}`;
    // The time for a reply is over.
    desk.api.now = NOW + 8 * DAY;
    const decided = await desk.manager<Accountability>('POST', `${path}/decision`, { version });
    expect(decided.status).toBe(200);
    const sent = { version: decided.body.version, text: 'Lin dropped it.' };
    const answer = await post(desk.agent, `${path}/appeal`, sent);
    desk.api.now = NOW;
    return answer;
  },
  'post /qualityReviews': () =>
    post(desk.manager, '/api/qualityReviews', { ...ids.unreviewed, marks, comment: 'Lin' }),
  'put /qualityReviews/:id': () =>
    desk.manager<Answer>('PUT', `/api/qualityReviews/${ids.reviewed.id}`, {
      marks,
      comment: 'Lin',
      version: ids.reviewed.version,
    }),
  'post /qualityReviews/:id/answer': () =>
    post(desk.agent, `/api/qualityReviews/${ids.reviewed.id}/answer`, {
      answer: 'Lin',
      version: ids.reviewed.version,
    }),
  'post /refunds': () =>
    grant(desk.owner, ids.order, {
      lines: units({ A: 1 }),
      deductions: [{ kind: 'damage', amount: 100, reason: 'Lin broke it' }],
    }),
  'post /refunds/:id/rejection': onRefund(
    'rejection',
    () => ids.waiting,
    () => desk.owner,
  ),
  'post /refunds/:id/approval': onRefund(
    'approval',
    () => ids.waiting,
    () => desk.owner,
  ),
  'post /refunds/:id/withdrawal': onRefund(
    'withdrawal',
    () => ids.waiting,
    () => desk.agent,
  ),
  'post /refunds/:id/closing': onRefund(
    'closing',
    () => ids.paying,
    () => desk.owner,
  ),
  'post /refundPayments/:id/settlement': onPayment('settlement', { reference: 'x' }),
  'post /refundPayments/:id/denial': onPayment('denial', {}),
};

test('the preview of an erasure names the complaints and refunds that go on', () => {
  expect(keeps).toEqual(
    expect.arrayContaining([
      { key: 'complaints', count: 3 },
      { key: 'refunds', count: 2 },
    ]),
  );
});

test('each route that takes words about a customer is among those that are tried', () => {
  expect(writing.toSorted()).toEqual(Object.keys(SENT).toSorted());
});

describe('after an erasure', () => {
  test.each(Object.keys(SENT))('no words are taken by %s', async (route) => {
    const { status, body } = (await SENT[route]?.()) ?? { status: 0, body: {} };
    expect([route, status, JSON.stringify(body)]).toEqual([
      route,
      route === 'post /tickets/steps'
        ? 200
        : expect.toSatisfy((code) => code === 409 || code === 422),
      expect.stringContaining(ERASED),
    ]);
  });

  test('whoever rejects a refund does so without a reason', async () => {
    const { status, body } = await desk.owner<{ state: string; isErased: boolean }>(
      'POST',
      `/api/refunds/${ids.waiting}/rejection`,
      { version: await versionOf(`refunds/${ids.waiting}`) },
    );
    expect([status, body.state, body.isErased]).toEqual([200, 'rejected', true]);
  });
});

test('each step of a case that asks for words says so, by which they are refused of who was erased', () => {
  const silent = (service.caseKinds ?? []).flatMap(({ kind, actions }) =>
    Object.entries(actions).flatMap(([action, reader]) =>
      hasWords(reader.contract) && !reader.tellsText ? [`${kind} ${action}`] : [],
    ),
  );
  expect(silent).toEqual([]);
});
