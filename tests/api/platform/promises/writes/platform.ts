/** Examples of the writes of the platform: staff, scheduled work, webhooks, messages. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { messages } from '#db/schema/platform/messages';
import { scheduledJobs, scheduledRuns } from '#db/schema/platform/schedule';
import { addDays } from '#shared/days';
import { type Call, NOW } from '../../../support/openApi.ts';
import { png } from '../../../support/pictures.ts';
import { act, category, create, DAY, next, type Prepared, record, type Write } from './examples.ts';

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

export const PLATFORM_WRITES: Record<string, Write> = {
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
  ...record('webhookEndpoints', endpoint, { description: 'ERP' }, { deletes: false }),
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
};
