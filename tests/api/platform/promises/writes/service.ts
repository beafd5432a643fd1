/** Examples of the writes of service. */
import type { Connection } from '#db';
import { query } from '#db/statements';
import { png } from '../../../support/pictures.ts';
import { type Call, NOW } from '../../../support/openApi.ts';
import { create, DAY, next, type Prepared, record, type Write } from './examples.ts';
import { CUSTOMER_LINK_WRITES } from './customerLinks.ts';
import { POLICY_WRITES } from './policies.ts';
import { RETURN_REASON_WRITES } from './returnReasons.ts';

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

const macro = () => ({
  names: { en: 'Sorry' },
  shortcut: `sorry-${next()}`,
  kind: 'public',
  texts: { en: 'Dear {{customerName}}, we are sorry.' },
});
const ticketRule = () => ({
  names: { en: `Rule ${next()}` },
  trigger: 'opened',
  words: ['no such word'],
  priority: 'P1',
});
const team = () => ({ names: { en: 'Repairs' }, memberIds: ['agent', 'manager'], leadId: 'agent' });
/** Each later than the one before. */
const absence = () => {
  const fromAt = NOW + next() * DAY;
  return { staffId: 'agent', substituteId: 'manager', fromAt, untilAt: fromAt + DAY / 2 };
};
const view = () => ({
  name: `Repairs ${next()}`,
  filter: { type: 'repair' },
  sort: ['openedAt', 'ASC'],
});

/** Two tickets, of which one is linked to the other. */
const linkedTicket = async (owner: Call): Promise<Prepared> => {
  const other = await create(owner, 'tickets', ticketDraft());
  const { id } = await create(owner, 'tickets', ticketDraft());
  const { body } = await owner<{ number: string }>('GET', `/api/tickets/${other.id}`);
  const link = { otherNumber: body.number, kind: 'related' };
  await owner('POST', `/api/tickets/${id}/links`, link);
  return { id, body: { otherId: other.id } };
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

/** A call to a customer; the first moment of it is now. */
const careCall = async (owner: Call, plannedAt = NOW) => {
  const { id: ticketId } = await ticket({})(owner);
  return create(owner, 'cases', { ticketId, kind: 'care', input: { plannedAt } });
};

/** Fields of the clock that is due next, which follow every step. */
const DUE = ['nextDueAt', 'nextDueMetric'];

const MONDAY = [{ weekday: 1, from: 540, to: 1080 }];
const calendarDraft = () => ({
  names: { en: `Calendar ${next()}` },
  timeZone: 'Asia/Shanghai',
  windows: MONDAY,
  exceptions: [],
});
const target = { firstResponse: 60, nextResponse: 60, resolution: 600, isAroundTheClock: false };
const policyDraft = (calendarId: number) => ({
  names: { en: `Policy ${next()}` },
  types: ['complaint'],
  calendarId,
  targets: { P1: target, P2: target, P3: target, P4: target },
});
const policy = async (owner: Call) => {
  const { id: calendarId } = await create(owner, 'serviceCalendars', calendarDraft());
  const body = policyDraft(calendarId);
  return { ...(await create(owner, 'servicePolicies', body)), body };
};

/** A week that is over, and in which the agent resolved a ticket. */
const REVIEWED_WEEK = '2025-11-10';
const criteria = [{ key: 'tone', names: { en: 'Tone' }, weight: 10_000 }];
const drawnTicket = async (owner: Call, connection: Connection) => {
  await create(owner, 'qualityCards', { criteria });
  const { id: ticketId } = await ticket({}, ['resolution', RESOLUTION])(owner);
  // An agent for each, so that all are drawn.
  const agentId = `agent-${next()}`;
  await connection.transaction((tx) =>
    query(
      tx,
      `update ticket_changes set at = ?, actor_id = ? where ticket_id = ? and action = 'resolve'`,
      [Date.parse(`${REVIEWED_WEEK}T12:00:00Z`), agentId, ticketId],
    ),
  );
  return { ticketId, agentId, week: REVIEWED_WEEK, marks: { tone: 3 }, comment: 'Clear' };
};

export const SERVICE_WRITES: Record<string, Write> = {
  ...record('qualityCards', () => ({ criteria }), null, { deletes: false }),
  'POST /qualityReviews': {
    resource: 'qualityReviews',
    verb: 'create',
    arrange: async (owner, _store, connection) => ({
      id: 0,
      body: await drawnTicket(owner, connection),
    }),
    inverse: 'it stays, and its marks can be corrected: the agent has read it',
  },
  'PUT /qualityReviews/:id': {
    resource: 'qualityReviews',
    verb: 'edit',
    arrange: async (owner, _store, connection) => {
      const body = await drawnTicket(owner, connection);
      const { id, version } = await create(owner, 'qualityReviews', body);
      return { id, body: { marks: { tone: 4 }, comment: 'Clear', version } };
    },
    changes: ['marks', 'score', 'earlier'],
    inverse: 'PUT /qualityReviews/:id',
  },
  'POST /qualityReviews/:id/reading': {
    resource: 'qualityReviews',
    verb: 'seen',
    arrange: async (owner, _store, connection) => {
      const body = await drawnTicket(owner, connection);
      const { id } = await create(owner, 'qualityReviews', body);
      const { body: account } = await owner<{ id: string }>('GET', '/api/account');
      await connection.transaction((tx) =>
        query(tx, 'update quality_reviews set agent_id = ? where id = ?', [account.id, id]),
      );
      return { id, body: {} };
    },
    changes: ['readAt'],
    inverse: 'what was read was read',
  },
  'POST /qualityReviews/:id/answer': {
    resource: 'qualityReviews',
    verb: 'reply',
    arrange: async (owner, _store, connection) => {
      const body = await drawnTicket(owner, connection);
      const { id, version } = await create(owner, 'qualityReviews', body);
      const { body: account } = await owner<{ id: string }>('GET', '/api/account');
      await connection.transaction((tx) =>
        query(tx, 'update quality_reviews set agent_id = ? where id = ?', [account.id, id]),
      );
      return { id, body: { answer: 'I had no photo yet.', version } };
    },
    changes: ['answer', 'answeredAt', 'readAt'],
    inverse: 'what was said to a review stays, as what was said to a customer does',
  },
  ...record('macros', macro, { names: { en: 'Very sorry' } }),
  ...record('ticketRules', ticketRule, { names: { en: 'Another rule' } }),
  'POST /ticketRules/order': {
    resource: 'ticketRules',
    verb: 'move',
    arrange: async (owner) => {
      await create(owner, 'ticketRules', ticketRule());
      const { id } = await create(owner, 'ticketRules', ticketRule());
      const { body } = await owner<{ id: number }[]>('GET', '/api/ticketRules');
      const others = body.map((one) => one.id).filter((one) => one !== id);
      return { id, body: { ids: [id, ...others] } };
    },
    inverse: 'POST /ticketRules/order',
  },
  ...record('teams', team, { names: { en: 'Returns' } }),
  ...record('absences', absence, { note: 'Holiday' }),
  ...record('ticketViews', view, { filter: { type: 'return' } }),
  'POST /ticketViews/order': {
    resource: 'ticketViews',
    verb: 'move',
    arrange: async (owner) => {
      await create(owner, 'ticketViews', view());
      const { id } = await create(owner, 'ticketViews', view());
      const { body } = await owner<{ id?: number }[]>('GET', '/api/tickets/views');
      const others = body.flatMap((one) => one.id ?? []).filter((one) => one !== id);
      return { id, body: { ids: [id, ...others] } };
    },
    inverse: 'POST /ticketViews/order',
  },
  'POST /tickets/:id/links': {
    resource: 'tickets',
    verb: 'link',
    arrange: async (owner) => {
      const { id: otherId } = await create(owner, 'tickets', ticketDraft());
      const { body } = await owner<{ number: string }>('GET', `/api/tickets/${otherId}`);
      const { id } = await create(owner, 'tickets', ticketDraft());
      return { id, body: { otherNumber: body.number, kind: 'related' } };
    },
    changes: ['linked'],
    inverse: 'POST /tickets/:id/unlinking',
  },
  'POST /tickets/:id/unlinking': {
    resource: 'tickets',
    verb: 'unlink',
    arrange: linkedTicket,
    changes: ['linked'],
    inverse: 'POST /tickets/:id/links',
  },
  ...POLICY_WRITES,
  ...CUSTOMER_LINK_WRITES,
  ...RETURN_REASON_WRITES,
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
    changes: [...DUE, 'subject', 'priority'],
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
    changes: [
      ...DUE,
      'status',
      'assigneeId',
      'assigneeName',
      'firstReplyAt',
      'lastMessage',
      'allowed',
    ],
    inverse: 'the customer may have read it already: what is wrong is corrected by another message',
  },
  'POST /tickets/attachments': {
    resource: 'ticketAttachments',
    verb: 'create',
    arrange: async () => ({ id: 0, body: await png() }),
    inverse: 'a file that no message is sent with is deleted after seven days',
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
    changes: [...DUE, 'status', 'resolution', 'resolvedAt', 'allowed'],
    inverse: 'POST /tickets/:id/reopening',
  },
  'POST /tickets/:id/reopening': {
    resource: 'tickets',
    verb: 'reopen',
    arrange: ticket({}, ['resolution', RESOLUTION]),
    changes: [...DUE, 'status', 'resolution', 'resolvedAt', 'reopenCount', 'allowed'],
    inverse: 'POST /tickets/:id/resolution',
  },
  'POST /tickets/:id/keptResolution': {
    resource: 'tickets',
    verb: 'resolve',
    arrange: reopenedTicket,
    changes: [...DUE, 'status', 'resolution', 'resolvedAt', 'reopenCount', 'allowed'],
    inverse: 'POST /tickets/:id/reopening',
  },
  'POST /tickets/:id/spam': {
    resource: 'tickets',
    verb: 'markSpam',
    arrange: ticket({}),
    changes: [...DUE, 'status', 'allowed'],
    inverse: 'POST /tickets/:id/restoration',
  },
  'POST /tickets/:id/restoration': {
    resource: 'tickets',
    verb: 'restore',
    arrange: ticket({}, ['spam', {}]),
    changes: [...DUE, 'status', 'allowed'],
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
  'POST /tickets/:id/wordRedaction': {
    resource: 'tickets',
    verb: 'redact',
    arrange: async (owner) => {
      const { id } = await ticket({}, ['hold', { ...HOLD, reason: 'Waits' }])(owner);
      const path = `/api/tickets/${id}/timeline`;
      const { body } = await owner<{ changes: { id: number; reason: string | null }[] }>(
        'GET',
        path,
      );
      const row = body.changes.find(({ reason }) => reason !== null)?.id;
      return { id, body: { part: 'step', row, reason: 'A card number' } };
    },
    inverse: 'the words are gone for good, which is what it is for',
  },
  'POST /cases/:id/wordRedaction': {
    resource: 'cases',
    verb: 'redact',
    arrange: async (owner) => {
      const { id, version } = await careCall(owner, NOW + DAY);
      await owner('POST', `/api/cases/${id}/actions/cancel`, { version, reason: 'Not needed' });
      const { body } = await owner<{ steps: { id: number; reason: string | null }[] }>(
        'GET',
        `/api/cases/${id}`,
      );
      const row = body.steps.find(({ reason }) => reason !== null)?.id;
      return { id, body: { part: 'step', row, reason: 'A card number' } };
    },
    changes: ['steps'],
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
    changes: [...DUE, 'status', 'mergedIntoId', 'allowed'],
    inverse: 'what is written after a merge is in one thread, of which no part belongs to either',
  },
  'POST /tickets/:id/tags': {
    resource: 'tickets',
    verb: 'edit',
    arrange: async (owner) => ({ id: (await ticket({})(owner)).id, body: { add: ['vip'] } }),
    changes: ['tags'],
    inverse: 'POST /tickets/:id/tags',
  },
  'POST /cases': {
    resource: 'cases',
    verb: 'create',
    arrange: async (owner) => ({
      id: 0,
      body: { ticketId: (await ticket({})(owner)).id, kind: 'care', input: { plannedAt: NOW } },
    }),
    inverse: 'POST /cases/:id/actions/:action',
  },
  'POST /cases/:id/owner': {
    resource: 'cases',
    verb: 'assign',
    arrange: async (owner) => {
      const { id, version } = await careCall(owner, NOW + DAY);
      return { id, body: { ownerId: 'agent', version } };
    },
    changes: ['ownerId', 'ownerName'],
    inverse: 'POST /cases/:id/owner',
  },
  'POST /cases/:id/actions/:action': {
    resource: 'cases',
    verb: 'step',
    arrange: async (owner) => {
      const { id, version } = await careCall(owner);
      return { id, action: 'attempt', body: { version, input: { outcome: 'reached' } } };
    },
    changes: ['stage', 'stageAt', 'dueAt', 'lapsesAt', 'steps', 'allowed', 'details'],
    inverse:
      'what was done with a customer cannot be undone: the table of stages leads on from there',
  },
  'POST /serviceCalendars': {
    resource: 'serviceCalendars',
    verb: 'create',
    arrange: async () => ({ id: 0, body: calendarDraft() }),
    inverse: 'DELETE /serviceCalendars/:id',
  },
  'PUT /serviceCalendars/:id': {
    resource: 'serviceCalendars',
    verb: 'edit',
    arrange: async (owner) => {
      const body = calendarDraft();
      const { id } = await create(owner, 'serviceCalendars', body);
      return { id, body: { ...body, windows: [{ weekday: 2, from: 540, to: 1080 }] } };
    },
    changes: ['windows', 'effectiveFrom', 'versions'],
    inverse: 'PUT /serviceCalendars/:id',
  },
  'DELETE /serviceCalendars/:id': {
    resource: 'serviceCalendars',
    verb: 'delete',
    arrange: async (owner) => ({
      id: (await create(owner, 'serviceCalendars', calendarDraft())).id,
    }),
    inverse: 'POST /serviceCalendars',
  },
  'POST /servicePolicies': {
    resource: 'servicePolicies',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: (await policy(owner)).body }),
    inverse: 'DELETE /servicePolicies/:id',
  },
  'PUT /servicePolicies/:id': {
    resource: 'servicePolicies',
    verb: 'edit',
    arrange: async (owner) => {
      const { id, body } = await policy(owner);
      return { id, body: { ...body, types: ['return'] } };
    },
    changes: ['types'],
    inverse: 'PUT /servicePolicies/:id',
  },
  'DELETE /servicePolicies/:id': {
    resource: 'servicePolicies',
    verb: 'delete',
    arrange: async (owner) => ({ id: (await policy(owner)).id }),
    inverse: 'POST /servicePolicies',
  },
  'POST /servicePolicies/order': {
    resource: 'servicePolicies',
    verb: 'edit',
    arrange: async (owner) => {
      await policy(owner);
      await policy(owner);
      const { body } = await owner<{ id: number; isDefault: boolean }[]>(
        'GET',
        '/api/servicePolicies',
      );
      const ids = body.filter(({ isDefault }) => !isDefault).map(({ id }) => id);
      const fallback = body.find(({ isDefault }) => isDefault);
      return { id: fallback?.id ?? 0, body: { ids: ids.toReversed() } };
    },
    changes: ['order'],
    inverse: 'POST /servicePolicies/order',
  },
};
