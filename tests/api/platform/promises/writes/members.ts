/** Examples of the writes of members, their programme, and segments. */
import type { PairState } from '#contract/members/merges';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { pointAdjustments } from '#db/schema/members/adjustments';
import { memberPairs } from '#db/schema/members/merges';
import { programmeVersions } from '#db/schema/members/programme';
import { startingTerms } from '#rules/members/programmeTerms';
import { settledJobs } from '#server/platform/jobs/runner';
import { updateRow } from '#server/platform/records/records';
import { finishReplayOf } from '../../../support/finishedReplay.ts';
import { type Call, NOW } from '../../../support/openApi.ts';
import { act, create, idOf, next, type Prepared, record, type Write } from './examples.ts';

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

export const MEMBERS_WRITES: Record<string, Write> = {
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
      return { id, body: { ...sent, rank: -900, version } };
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
};
